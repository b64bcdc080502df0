"""Judges ``head.toml``: shape, types and ranges, each fault as a sentence.

Kept apart from `head_file`, because a head that was judged before is opened without pydantic.
"""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from viewer.data.head_description import HeadDescription, LandmarkEntry
from viewer.errors import DataError, Problem
from viewer.geometry.head import HairlinePoint

Finite = Annotated[float, Field(allow_inf_nan=False)]
Position = tuple[Finite, Finite, Finite]
Text = Annotated[str, Field(min_length=1, max_length=4000)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _LandmarkShape(_Shape):
    position_mm: Annotated[Position, Field(strict=False)]
    definition: Text
    origin: Text
    uncertain: bool = False


class _HairlinePointShape(_Shape):
    name: Text
    position_mm: Annotated[Position, Field(strict=False)]


class _HairlineShape(_Shape):
    rule: Text
    points: Annotated[list[_HairlinePointShape], Field(min_length=4, max_length=500)]


class _HeadShape(_Shape):
    format: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    name: Text
    units: Literal["mm"]
    frame: Literal["frankfurt"]
    mesh: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]+\.npz$")]
    licence: Text
    provenance: Text
    figures: dict[str, float | int | str] = {}
    build: dict[str, float | int | str] = {}
    landmarks: dict[str, _LandmarkShape]
    hairline: _HairlineShape | None = None


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
        shape = _HeadShape.model_validate(tomllib.loads(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise DataError((Problem(label, "", f"is not UTF-8 text ({error.reason})"),)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError((Problem(label, "", f"is not TOML ({error})"),)) from error
    except ValidationError as error:
        raise DataError(
            tuple(
                Problem(label, ".".join(str(part) for part in fault["loc"]), _said(fault["input"], fault["msg"]))
                for fault in error.errors(include_url=False)
            )
        ) from error
    hairline = shape.hairline
    return HeadDescription(
        id=shape.id,
        name=shape.name,
        mesh=shape.mesh,
        licence=shape.licence,
        provenance=shape.provenance,
        landmarks={
            name: LandmarkEntry(mark.position_mm, mark.definition, mark.origin, mark.uncertain)
            for name, mark in shape.landmarks.items()
        },
        hairline=tuple(HairlinePoint(point.name, point.position_mm) for point in hairline.points) if hairline else (),
    )


def _said(value: object, rule: str) -> str:
    return rule if isinstance(value, dict) else f"{value!r:.80}: {rule}"
