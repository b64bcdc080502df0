"""Judges ``head.toml``: shape, types and ranges, each fault as a sentence.

Kept apart from `head_file`, because a head that was judged before is opened without pydantic.
"""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from viewer.data.head_description import HeadDescription, LandmarkEntry
from viewer.data.head_size import UNITS_MM
from viewer.data.toml_file import dotted, value_problems
from viewer.errors import DataError, Problem
from viewer.geometry.head import HairlinePoint, Person

Finite = Annotated[float, Field(allow_inf_nan=False)]
Position = tuple[Finite, Finite, Finite]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Name = Annotated[str, Field(pattern=r"^[^\n]{1,80}$")]


MESH_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_. -]*\.(npz|ply|obj|stl|off|glb)$"
PAIRS = ("RL", "AP", "SI")
"""Letters for the two ways along each axis: right or left, anterior or posterior, superior or inferior."""


def _frame(value: str) -> str:
    """Accept ``frankfurt``, or three letters of which each names another axis."""
    named = [next((pair for pair in PAIRS if letter in pair), "") for letter in value]
    if value != "frankfurt" and (len(value) != 3 or sorted(named) != sorted(PAIRS)):
        rule = 'should be "frankfurt" or three letters, one each of R or L, A or P, S or I, such as "RAS" or "LPS"'
        raise PydanticCustomError("frame", rule)
    return value


Frame = Annotated[str, AfterValidator(_frame)]

_RULES = {
    "missing": "it is missing",
    "extra_forbidden": "this key is not known here",
    "finite_number": "is not a finite number",
    "float_type": "is not a number",
    "int_type": "is not a whole number",
    "string_type": "is not a text in quotes",
    "bool_type": "is not true or false",
    "tuple_type": "should be three numbers in square brackets",
    "too_long": "should be three numbers in square brackets",
    "model_type": "should be a table of keys",
    "dict_type": "should be a table of keys",
    "list_type": "should be a list of tables",
    "string_too_short": "it is empty",
    "string_too_long": "is longer than 4000 characters",
}
"""What pydantic finds, by its own names, in our words."""
_FORMS = {
    "id": "small letters, digits and hyphens",
    "mesh": "the name of a file in the same folder, ending in .npz, .ply, .obj, .stl, .off or .glb",
    "name": "one line of at most 80 characters",
}
"""Texts of a certain form, by their keys."""


class _Schema(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _PlaceSchema(_Schema):
    position: Annotated[Position, Field(strict=False)] | None = None
    position_mm: Annotated[Position, Field(strict=False)] | None = None

    @model_validator(mode="after")
    def _is_given_once(self) -> Self:
        if (self.position is None) == (self.position_mm is None):
            raise PydanticCustomError("place", "exactly one of position and position_mm must be given")
        return self

    def in_mm(self, unit_mm: float) -> tuple[float, float, float]:
        if self.position_mm is not None:
            return self.position_mm
        x, y, z = self.position or (0.0, 0.0, 0.0)
        return (x * unit_mm, y * unit_mm, z * unit_mm)


class _LandmarkSchema(_PlaceSchema):
    definition: Text = "Not said."
    origin: Text = "not said"
    uncertain: bool = False


class _HairlinePointSchema(_PlaceSchema):
    name: Name


class _HairlineSchema(_Schema):
    rule: Text
    points: Annotated[list[_HairlinePointSchema], Field(min_length=4, max_length=500)]


class _HeadSchema(_Schema):
    format: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    name: Name
    units: Literal["mm", "cm", "m", "inch"] = "mm"
    frame: Frame = "RAS"
    mesh: Annotated[str, Field(pattern=MESH_NAME)]
    licence: Text
    provenance: Text
    person: Person = "adult"
    figures: dict[str, float | int | str] = {}
    build: dict[str, float | int | str] = {}
    landmarks: dict[str, _LandmarkSchema]
    hairline: _HairlineSchema | None = None


def judged_description(content: bytes, label: str) -> HeadDescription:
    """Read a head's description.

    Parameters
    ----------
    content : bytes
        What ``head.toml`` holds.
    label : str
        What problems call the file.

    Raises
    ------
    DataError
        With every problem of shape: place, value and rule.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
        if problems := value_problems(table, label):
            raise DataError(problems)
        shape = _HeadSchema.model_validate(table)
    except UnicodeDecodeError as error:
        raise DataError((Problem(label, "", f"is not UTF-8 text ({error.reason})"),)) from error
    except (RecursionError, ValueError) as error:  # ValueError: also a number of thousands of digits
        if isinstance(error, ValidationError):
            found = error.errors(include_url=False)
            raise DataError(tuple(Problem(label, dotted(fault["loc"]), _said(fault)) for fault in found)) from error
        raise DataError((Problem(label, "", f"is not TOML ({error})"),)) from error
    hairline, unit_mm = shape.hairline, UNITS_MM[shape.units]
    if shape.mesh.endswith(".npz") and shape.units != "mm":
        raise DataError((Problem(label, "units", f"is {shape.units!r}; a numpy archive is read in mm"),))
    return HeadDescription(
        id=shape.id,
        name=shape.name,
        mesh=shape.mesh,
        mesh_to_mm=unit_mm,
        frame=shape.frame,
        licence=shape.licence,
        provenance=shape.provenance,
        landmarks={
            name: LandmarkEntry(mark.in_mm(unit_mm), mark.definition, mark.origin, mark.uncertain)
            for name, mark in shape.landmarks.items()
        },
        hairline=tuple(HairlinePoint(point.name, point.in_mm(unit_mm)) for point in hairline.points)
        if hairline
        else (),
        person=shape.person,
    )


def _said(fault: ErrorDetails) -> str:
    """Say one of pydantic's findings, after the value that it is about."""
    kind, value, key = fault["type"], fault["input"], str(fault["loc"][-1])
    if kind == "literal_error":
        rule = f"is not {fault['ctx']['expected']}"
    elif kind == "string_pattern_mismatch":
        rule = f"should be {_FORMS.get(key, _FORMS['name'])}"
    elif kind == "too_short":
        rule = f"should hold at least {fault['ctx']['min_length']}"
    else:
        rule = _RULES.get(kind, fault["msg"])
    return rule if isinstance(value, dict) or kind == "missing" else f"{value!r:.80}: {rule}"
