"""Whose heads are made: size of the skull, targets of the base body, and what is known of the face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from tools.heads.frame import MAN_SCALE
from viewer.domain.people import in_shape
from viewer.geometry.head import Person


@dataclass(frozen=True, slots=True)
class Portrait:
    """One head of the family.

    Attributes
    ----------
    id, name : str
        Folder name, and what people read.
    sex, ancestry : str
        ``male`` or ``female``; ``african``, ``asian`` or ``caucasian``, as the base body's targets are called.
    ages : mapping of str to float
        Shares of the base body's ages ``baby``, ``child``, ``young``, ``old``; they add up to 1.
    table_scale : tuple of 3 floats
        Factors on the 10-05 table's axes (x, y, z) that bring it to life size.
    forehead_mm : float
        Arc from glabella to hairline.
    goals : mapping of str to float
        Distances of the face in mm that it is shaped to, by their names in ``figures``.
    ear_length_mm : float
        From the highest to the lowest point of the auricle.
    features : mapping of str to float
        Further targets and their strengths.
    brow_ridge_mm : float
        Height of the bony ridge over the eyes.
    face_forward_mm : float
        How far the root of the nose stands in front of where the man's would on this skull.
    vault_lower_mm : float
        How much farther down the skull is followed than a man's: a baby's cheeks and temples would hide it.
    collar : float
        How wide the skin round the ears is that follows neither skull nor face; 1 for a man.
    bust : float
        Size of the bust.
    hair : float
        How thick the hair of the scalp grows, 0..1; brows and beard the same.
    note : str
        What a reader should know before trusting it.
    person : {"adult", "child", "infant"}
        Whose head it is.
    """

    id: str
    name: str
    sex: str
    ancestry: str
    ages: Mapping[str, float]
    table_scale: tuple[float, float, float]
    forehead_mm: float
    goals: Mapping[str, float]
    ear_length_mm: float
    note: str
    features: Mapping[str, float] = field(default_factory=dict)
    brow_ridge_mm: float = 0.0
    face_forward_mm: float = 0.0
    vault_lower_mm: float = 0.0
    collar: float = 1.0
    bust: float = 1.0
    hair: float = 1.0
    brow: float = 1.0
    beard: float = 0.0
    person: Person = "adult"

    @property
    def unit(self) -> float:
        """Size of the head by its length; 1 for a man."""
        return self.table_scale[1] / MAN_SCALE[1]

    def parameters(self) -> str:
        """All numbers of the portrait in one line, to tell whether a file was built with them."""
        texts = ("id", "name", "note", "person")
        return ", ".join(f"{name} {value}" for name, value in asdict(self).items() if name not in texts)


MAN_GOALS = {
    "interpupillary_mm": 64.0,
    "bizygomatic_mm": 142.6,
    "nasion_to_menton_mm": 122.6,
    "nasion_to_subnasale_mm": 54.8,
    "nose_breadth_mm": 34.9,
    "mouth_width_mm": 52.0,
    "nose_protrusion_mm": 15.5,
    "nasion_over_pupil_mm": 7.0,
    "neck_circumference_mm": 410.0,
}
WOMAN_GOALS = {
    "interpupillary_mm": 61.7,
    "bizygomatic_mm": 133.8,
    "nasion_to_menton_mm": 113.1,
    "nasion_to_subnasale_mm": 50.6,
    "mouth_width_mm": 48.0,
    "nasion_over_pupil_mm": 4.0,
    "neck_circumference_mm": 322.0,
}
CHILD_GOALS = {
    "interpupillary_mm": 54.0,
    "nasion_over_pupil_mm": 2.5,
    "neck_circumference_mm": 255.0,
}
"""Drawn: no source gives a child's face. Its height is left to the base body."""
CALM_MOUTH = {
    "mouth/mouth-angles-up": 0.3,
    "mouth/mouth-upperlip-volume-incr": 0.35,
    "mouth/mouth-scale-vert-incr": 0.3,
}
YOUNG_FACE = {
    "mouth/mouth-angles-up": 0.3,
    "mouth/mouth-trans-backward": 0.15,
    "nose/nose-point-up": 0.2,
    "nose/nose-scale-vert-decr": 0.3,
    "head/head-round": 0.15,
    **{f"cheek/{side}-cheek-volume-incr": 0.25 for side in "rl"},
    **{f"eyes/{side}-eye-scale-incr": 0.35 for side in "rl"},
}
"""What makes the base body's child look its age beside a measured skull: a short nose, round cheeks, large eyes."""

MAN = Portrait(
    id="adult-man",
    name="Adult man, shape 1",
    sex="male",
    ancestry="caucasian",
    ages={"young": 1.0},
    table_scale=(0.91, 0.96, 0.89),
    forehead_mm=60.0,
    goals=MAN_GOALS,
    ear_length_mm=64.2,
    features=CALM_MOUTH,
    brow_ridge_mm=2.4,
    beard=0.75,
    note="Length, breadth and height follow the means of 4082 men (ANSUR II, 2012).",
)
WOMAN = Portrait(
    id="adult-woman",
    name="Adult woman, shape 1",
    sex="female",
    ancestry="caucasian",
    ages={"young": 1.0},
    table_scale=(0.87, 0.915, 0.86),
    forehead_mm=55.0,
    goals=WOMAN_GOALS,
    ear_length_mm=59.4,
    brow_ridge_mm=0.6,
    face_forward_mm=4.0,
    bust=0.93,
    brow=0.8,
    note="Length, breadth and height follow the means of 1986 women (ANSUR II, 2012).",
)
CHILD = Portrait(
    id="child-8",
    person="child",
    name="Child of about eight",
    sex="male",
    ancestry="caucasian",
    ages={"child": 1.0},
    table_scale=(0.826, 0.872, 0.808),
    forehead_mm=52.0,
    goals=CHILD_GOALS,
    ear_length_mm=56.0,
    features=YOUNG_FACE,
    face_forward_mm=2.8,
    bust=0.84,
    brow=0.4,
    note=(
        "Approximate. The man's vault made smaller evenly to the circumference of 520 mm that head charts give between "
        "five and ten years (recalled figures of WHO, CDC and Nellhaus, medium confidence); the face is the base "
        "body's, drawn and not measured."
    ),
)
OLDER_MAN = Portrait(
    id="older-man",
    name="Older man",
    sex="male",
    ancestry="caucasian",
    ages={"old": 1.0},
    table_scale=(0.91, 0.96, 0.89),
    forehead_mm=63.0,
    goals=MAN_GOALS,
    ear_length_mm=65.0,
    features={"neck/neck-scale-vert-incr": 0.7},
    collar=0.7,
    brow_ridge_mm=2.4,
    hair=0.8,
    brow=0.6,
    beard=0.3,
    note=(
        "Length, breadth and height follow the means of 4082 men of 17 to 58 years (ANSUR II, 2012); no source of "
        "older people's heads was found. Age is the base body's."
    ),
)
INFANT = Portrait(
    id="infant",
    person="infant",
    name="Infant of about six months",
    sex="female",
    ancestry="caucasian",
    ages={"baby": 1.0},
    table_scale=(0.678, 0.715, 0.663),
    forehead_mm=46.0,
    goals={"nasion_over_pupil_mm": 2.0},
    ear_length_mm=49.0,
    features={"mouth/mouth-scale-vert-decr": 0.35},
    face_forward_mm=3.0,
    vault_lower_mm=16.0,
    collar=0.6,
    bust=0.68,
    hair=0.75,
    brow=0.2,
    note=(
        "Approximate. The man's vault made smaller evenly to the circumference of 428 mm that head charts give at six "
        "months (recalled figures of WHO, CDC and Nellhaus, medium confidence): an infant's own form of skull has no "
        "source here, the face is the base body's. The fontanelles are open at that age: no needle."
    ),
)
PORTRAITS = (MAN, WOMAN, CHILD, OLDER_MAN, INFANT)
"""The first shape of each person; what is tested at length is tested on these, which differ most."""


def _shape(
    who: Portrait, number: int, ancestry: str, share: float, features: Mapping[str, float], goals: Mapping[str, float]
) -> Portrait:
    """Return a person of the same age and size in another shape of face, further features and goals added.

    Parameters
    ----------
    share : float
        How far the way goes from the first shape to that of the base body's target, 0..1: all of it would leave what
        is published and measured.
    """
    between = {}
    for age, part in who.ages.items():
        between[f"macrodetails/{ancestry}-{who.sex}-{age}"] = round((share - 1.0) * part, 3)
        between[f"macrodetails/{who.ancestry}-{who.sex}-{age}"] = round((1.0 - share) * part, 3)
    return replace(
        who,
        id=in_shape(who.id, number),
        name=who.name.replace("shape 1", f"shape {number}"),
        ancestry=ancestry,
        features={**who.features, **between, **features},
        goals={**who.goals, **goals},
    )


def _both(target: str, strength: float) -> dict[str, float]:
    """Return a target of the right and of the left side."""
    return {target.format(side): strength for side in "rl"}


EVEN_LIPS = {"mouth/mouth-upperlip-volume-incr": 0.0, "mouth/mouth-scale-vert-incr": 0.0}
"""Without what fills the first man's."""
FINE_LIPS = {"mouth/mouth-lowerlip-volume-decr": 0.4, "mouth/mouth-upperlip-volume-decr": 0.4} | EVEN_LIPS
"""This shape's are fuller by themselves than suits a small mouth; much less than these, and they are torn."""
SHAPES = (
    _shape(MAN, 2, "asian", 0.7, FINE_LIPS | _both("eyes/{}-eye-scale-incr", 0.5), {}),
    _shape(
        MAN, 3, "african", 0.8,
        EVEN_LIPS | _both("ears/{}-ear-wing-incr", 0.8) | _both("ears/{}-ear-flap-incr", 0.1),
        {"nose_breadth_mm": 38.8, "nose_protrusion_mm": 13.8, "nasion_to_subnasale_mm": 52.0},
    ),
    _shape(
        replace(WOMAN, face_forward_mm=3.0), 2, "asian", 0.6, FINE_LIPS | _both("eyes/{}-eye-scale-incr", 0.3),
        {"nose_protrusion_mm": 15.5},
    ),
    _shape(
        WOMAN, 3, "african", 0.65, _both("ears/{}-ear-scale-depth-decr", 0.4),
        {"nose_breadth_mm": 35.3, "nose_protrusion_mm": 16.2},
    ),
)  # fmt: skip
"""The other shapes of these people; none is the usual one."""
EVERYBODY = (*PORTRAITS, *SHAPES)
