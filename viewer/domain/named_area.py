"""Areas of a school that have a name and no place that a source gives."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.drawing import NamedDrawing
from viewer.domain.identity import ZoneId
from viewer.domain.statement import Statement
from viewer.domain.zone import ZoneName


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area that is named and not drawn.

    Attributes
    ----------
    id : str
        As a zone's would be: ``zhu.middle-jiao``.
    drawing : {"order", "none"}
        ``order`` where it is known what comes before and after it; such areas stand in that order.
    said : Statement
        What is known of it, and what is not.
    """

    id: ZoneId
    name: ZoneName
    drawing: NamedDrawing
    said: Statement
