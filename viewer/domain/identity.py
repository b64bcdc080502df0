"""The kinds of identifier that tie content together."""

from __future__ import annotations

from typing import Literal, NewType

ZoneId = NewType("ZoneId", str)
SchoolId = NewType("SchoolId", str)
PartId = NewType("PartId", str)
StudyKey = NewType("StudyKey", str)
SourceKey = NewType("SourceKey", str)
ComplaintId = NewType("ComplaintId", str)
CautionId = NewType("CautionId", str)
GroupId = NewType("GroupId", str)
PointId = NewType("PointId", str)
CorrectionId = NewType("CorrectionId", str)
TermId = NewType("TermId", str)
MechanismId = NewType("MechanismId", str)
ArticleId = NewType("ArticleId", str)
GyrusId = NewType("GyrusId", str)

Side = Literal["left", "right", "midline"]
"""A side of the head, always the patient's own."""

HeadPlace = Literal["nape", "fontanelle", "temple"]
"""A place of the head where a needle asks for more care: below the bump at the back, where bone is not promised; where
the front soft spot of a baby lies; in front of the ear, where an artery runs."""

SideChoice = Literal["left", "right", "both"]
"""The side or sides somebody asks to see."""


def is_on_side(side: Side, wanted: SideChoice) -> bool:
    """Whether what lies on a side is among what is asked for; the midline belongs to both."""
    return side == "midline" or wanted in ("both", side)
