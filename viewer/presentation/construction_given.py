"""Steps that a rule takes for granted and a student has to do: draw the midline, count the cun, mark the parts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.domain.construction import AnyStep, names_in
from viewer.domain.curve_steps import ScalpLine
from viewer.domain.identity import SourceKey
from viewer.domain.point_steps import Fraction, ScalpPoint
from viewer.domain.statement import Statement
from viewer.domain.zone import Zone
from viewer.geometry.curve import arc_lengths
from viewer.presentation.citations import Citations
from viewer.presentation.construction_drawing import between, polyline_length_mm
from viewer.presentation.construction_places import MIDLINE, Places
from viewer.presentation.construction_view import ConstructionStep, Spot, StepDrawing, Stretch
from viewer.presentation.sentences import centimetres

PARTS = "parts"
"""The id of the step that marks the parts."""

_STANDARD = SourceKey("who-points-2008")
_FIFTHS = (0.2, 0.4, 0.6, 0.8, 1.0)


def uses_midline(name: str, places: Places) -> bool:
    """Whether a step measures on the midline or counts cun along it."""
    step = places.step(name)
    return step is not None and (isinstance(step, (ScalpPoint, ScalpLine)) or MIDLINE in names_in(step))


def midline_step(places: Places, needed: Sequence[str], citations: Citations) -> ConstructionStep | None:
    """The midline drawn, and measured from where the rule begins to count to where it ends; None if nobody needs it."""
    users = [step for name in needed if uses_midline(name, places) and (step := places.step(name)) is not None]
    curve = places.points(MIDLINE)
    if not users or curve is None:
        return None
    counted = [step for step in users if isinstance(step, (ScalpPoint, ScalpLine))]
    divided = next((step for step in users if isinstance(step, Fraction) and step.start and step.end), None)
    if divided is not None:
        start, end = divided.start, divided.end
        text = "Draw the midline over the top of the head, from between the eyebrows to the bump at the back."
        statement = Statement(text, divided.sources, divided.confidence)
        title = "Draw the midline"
    elif counted:
        is_on_forehead = any(
            min(step.s_from_cun, step.s_to_cun) < 0.0 if isinstance(step, ScalpLine) else step.s_cun < 0.0
            for step in counted
        )
        start, end = ("glabella" if is_on_forehead else "hairline"), "inion_upper"
        statement = _cun_statement(places, counted[0], is_on_forehead=is_on_forehead)
        title = "Count the cun"
    else:
        start, end = "glabella", "inion"
        text = "Draw the midline over the top of the head, from between the eyebrows to the bump at the back."
        statement, title = Statement(text, users[0].sources, users[0].confidence), "Draw the midline"
    first, last = places.point(start), places.point(end)
    if first is None or last is None:
        return None
    tape = between(curve, first, last)
    length = centimetres(polyline_length_mm(tape))
    ends = (Spot(places.name(start), first, places.note(start)), Spot(places.name(end), last, places.note(end)))
    return ConstructionStep(
        id=MIDLINE,
        title=title,
        caption=citations.marked(statement),
        confidence=statement.confidence,
        measure=length,
        measure_words=f"{length} along the skin of this head",
        takes=tuple(spot.name for spot in ends),
        makes="Midline",
        next_words="",
        choices=(),
        zone=None,
        drawing=StepDrawing((Stretch("tape", tape),), (), ends),
    )


def _cun_statement(places: Places, user: AnyStep, *, is_on_forehead: bool) -> Statement:
    """How cun are counted on the midline, by the WHO's standard of 2008, and how long they are here."""
    one, brow = places.atlas.cun_mm.get("sagittal"), places.atlas.cun_mm.get("forehead")
    text = "From the front hairline to the upper border of the bump at the back count 9.5 cun."
    if one:
        text += f" On this head one of them is {centimetres(one)}."
    if is_on_forehead and brow:
        text += f" From between the eyebrows to the hairline count 3, each {centimetres(brow)} here."
    is_known = _STANDARD in places.catalog.sources
    return Statement(text, (_STANDARD,) if is_known else user.sources)


def parts_step(zone: Zone, places: Places, citations: Citations) -> ConstructionStep:
    """Return the step that divides the finished line, with the lengths of its parts on this head."""
    lengths = {part.id: centimetres(part.length_mm) for part in places.placed.parts}
    is_fifths = all(min(abs(part.end - fifth) for fifth in _FIFTHS) < 1e-6 for part in zone.parts)
    listed = ", ".join(f"{part.name.lower()} {lengths.get(part.id, '')}" for part in zone.parts)
    last = places.steps[zone.steps[-1].id]
    statement = Statement(f"Divide the line from its upper end: {listed}.", last.sources, last.confidence)
    return ConstructionStep(
        id=PARTS,
        title="Mark the fifths" if is_fifths else "Mark the parts",
        caption=citations.marked(statement),
        confidence=statement.confidence,
        measure=centimetres(places.placed.length_mm),
        measure_words=f"{centimetres(places.placed.length_mm)} in all",
        takes=(places.name(last.id),),
        makes=zone.name.en,
        next_words="",
        choices=(),
        zone=None,
        drawing=StepDrawing(named=_parts(zone, places), replaces=(last.id,)),
    )


def _parts(zone: Zone, places: Places) -> tuple[Spot, ...]:
    """The middle of each part, with its length on this head."""
    line = places.placed.lines[0].points_mm
    lengths = {part.id: centimetres(part.length_mm) for part in places.placed.parts}
    arcs = arc_lengths(line)
    spots = []
    for part in zone.parts:
        at = (part.start + part.end) / 2 * arcs[-1]
        point = np.array([np.interp(at, arcs, line[:, axis]) for axis in range(3)])
        spots.append(Spot(part.name, point, lengths.get(part.id, "")))
    return tuple(spots)
