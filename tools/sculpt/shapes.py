"""The three heads: sizes and a handful of features that differ between them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from viewer.geometry.head import Person

PITCH_DEG = 9.47
"""Turn from the MNI axes to the Frankfurt horizontal, about the ear line, for the life-size man: the sculpted nasion
then lies 14 degrees above the horizontal. Measured directly, it is 14.0 to 14.4 on heads with orbital rims."""
NASION_ELEVATION_DEG = 14.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One head of the family.

    Attributes
    ----------
    id, name : str
        Folder name, and what people read.
    table_scale : tuple of 3 floats
        Factors on the 10-05 table's axes (x, y, z) that bring it to life size.
    forehead_mm : float
        Arc from glabella to hairline.
    brow_ridge_mm : float
        Height of the bony ridge over the eyes.
    nose_forward_mm : float
        How far the tip stands further out than the man's.
    nose_width : float
        Factor on the width of the wings.
    lip_fullness_mm : float
        Added to the lips' radii.
    jaw_width_mm : float
        Added on each side at the jaw angle.
    chin_mm : float
        Height of the chin's boss.
    cheek_mm : float
        Soft fullness of the cheek.
    larynx_mm : float
        Height of the thyroid cartilage under the skin.
    neck_girth : float
        Factor on the neck's breadth and depth.
    muscle : float
        Factor on the relief of neck muscles.
    brow_weight : float
        Factor on the painted brow's thickness.
    mouth_width : float
        Factor on the width of the mouth.
    relief : float
        Factor on folds and hollows of the face.
    lower_face : float
        Factor on heights below the eyes (1: as the man's).
    lower_face_depth, lower_face_width : float
        Factors on depths and widths of the face below the eyes.
    note : str
        What a reader should know before trusting it.
    person : {"adult", "child", "infant"}
        Whose head it is.
    """

    id: str
    name: str
    table_scale: tuple[float, float, float]
    forehead_mm: float
    brow_ridge_mm: float
    nose_forward_mm: float
    nose_width: float
    lip_fullness_mm: float
    jaw_width_mm: float
    chin_mm: float
    cheek_mm: float
    larynx_mm: float
    neck_girth: float
    muscle: float
    brow_weight: float
    mouth_width: float
    relief: float
    lower_face: float
    lower_face_depth: float
    lower_face_width: float
    note: str
    person: Person = "adult"

    def parameters(self) -> str:
        """All numbers of the shape in one line, to tell whether a file was built with them."""
        numbers = {name: value for name, value in asdict(self).items() if not isinstance(value, str)}
        return ", ".join(f"{name} {value}" for name, value in numbers.items())


ADULT_MAN = Shape(
    id="adult-man",
    name="Adult man",
    table_scale=(0.91, 0.96, 0.89),
    forehead_mm=60.0,
    brow_ridge_mm=2.6,
    nose_forward_mm=0.0,
    nose_width=1.0,
    lip_fullness_mm=0.0,
    jaw_width_mm=0.0,
    chin_mm=2.6,
    cheek_mm=0.0,
    larynx_mm=2.4,
    neck_girth=1.0,
    muscle=1.0,
    brow_weight=1.0,
    mouth_width=1.0,
    relief=1.0,
    lower_face=1.0,
    lower_face_depth=1.0,
    lower_face_width=1.0,
    note="Length, breadth and height follow the means of 4082 men (ANSUR II, 2012).",
)

ADULT_WOMAN = Shape(
    id="adult-woman",
    name="Adult woman",
    table_scale=(0.87, 0.915, 0.86),
    forehead_mm=55.0,
    brow_ridge_mm=0.9,
    nose_forward_mm=-1.6,
    nose_width=0.96,
    lip_fullness_mm=0.45,
    jaw_width_mm=-1.4,
    chin_mm=1.5,
    cheek_mm=1.2,
    larynx_mm=0.2,
    neck_girth=0.87,
    muscle=0.55,
    brow_weight=0.74,
    mouth_width=0.97,
    relief=0.6,
    lower_face=0.965,
    lower_face_depth=0.99,
    lower_face_width=0.95,
    note="Length, breadth and height follow the means of 1986 women (ANSUR II, 2012).",
)

CHILD = Shape(
    id="child-8",
    person="child",
    name="Child of about eight",
    table_scale=(0.826, 0.872, 0.808),
    forehead_mm=52.0,
    brow_ridge_mm=-0.4,
    nose_forward_mm=-4.8,
    nose_width=0.9,
    lip_fullness_mm=0.3,
    jaw_width_mm=-0.5,
    chin_mm=0.4,
    cheek_mm=3.6,
    larynx_mm=0.0,
    neck_girth=0.83,
    muscle=0.25,
    brow_weight=0.62,
    mouth_width=0.88,
    relief=0.15,
    lower_face=0.88,
    lower_face_depth=0.95,
    lower_face_width=0.94,
    note=(
        "Approximate. The man's head made smaller evenly to the circumference of 520 mm that head charts give between "
        "five and ten years (recalled figures of WHO, CDC and Nellhaus, medium confidence); the proportions of the "
        "face are drawn, not measured."
    ),
)

SHAPES = (ADULT_MAN, ADULT_WOMAN, CHILD)
