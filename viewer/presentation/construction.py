"""Puts the construction of a zone together: its steps in words and on the head, in the order of the act.

A rule takes things for granted that a student has to do: the midline is drawn before its middle is found, cun are
counted before points are placed by them, parts are marked when the line lies. They become steps of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedRival, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, names_in
from viewer.domain.curve_steps import Lines, Parallel, ScalpLine
from viewer.domain.identity import ZoneId
from viewer.domain.point_steps import ScalpPoint
from viewer.domain.statement import Statement
from viewer.domain.variant_choice import variants_of
from viewer.domain.zone import Zone
from viewer.geometry.head import Points
from viewer.presentation.citations import Citations
from viewer.presentation.construction_choices import choices_for
from viewer.presentation.construction_drawing import (
    drawing_of,
    measure_words,
    polyline_length_mm,
    short_length,
)
from viewer.presentation.construction_given import midline_step, parts_step, uses_midline
from viewer.presentation.construction_places import Places
from viewer.presentation.construction_view import (
    Construction,
    ConstructionStep,
    RivalDrawing,
    RuleChoice,
    StepDrawing,
    Stretch,
)
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import centimetres
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import ViewState

_NOT_HERE = "This zone cannot be built on this head; Help, Problems in the content, says why."
_WAIT = "The zones are being built on this head."


def construction(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> Construction | None:
    """Return how the selected zone is built, and at which step the state is.

    Parameters
    ----------
    atlas : Atlas or None
        The zones on this head, built with the state's variants; without it there are no steps yet.
    state : ViewState
        Selected zone, side, variants, rival and step; a step beyond the last one means the last.

    Returns
    -------
    Construction or None
        None if no zone is selected.
    """
    if state.selection.zone is None:
        return None
    zone = catalog.zones[state.selection.zone]
    placed = placed_zone(atlas, zone, state.selection.side)
    citations = Citations(catalog)
    steps: tuple[ConstructionStep, ...] = ()
    if atlas is not None and placed is not None:
        places = Places.of(catalog, atlas, zone, placed, state.rules.variants)
        needed = needed_steps(zone, places)
        alone = _steps(zone, places, needed, citations)  # first: what they cite gets the first numbers
        choices = choices_for(catalog, atlas, placed, places, needed, state.rules.variants, citations)
        steps = _joined(alone, choices)
    return Construction(
        zone=zone.id,
        title=zone.name.en,
        han=zone.name.han,
        side=state.selection.side,
        has_sides=placed is None or placed.side != "midline",
        swatches=tuple(part_swatch(catalog, zone, part.id) for part in zone.parts) or (zone_swatch(catalog, zone),),
        steps=steps,
        at=min(state.build.step, max(len(steps) - 1, 0)),
        note="" if steps else _WAIT if atlas is None else _NOT_HERE,
        rival=_rival(catalog, atlas, placed, state),
        sources=citations.listed(),
    )


def needed_steps(zone: Zone, places: Places) -> tuple[str, ...]:
    """Return the steps that lead to the zone's line, in the order in which they are carried out.

    Names of other zones and of other schools' steps stand for what is taken from there.
    """
    last = zone.steps[-1].id
    waiting, found = [last], set[str]()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name in places.steps:
            waiting += [each for each in names_in(places.steps[name]) if _is_step(each, places)]
    order = [each.step for each in places.placed.steps if each.step in found]
    return tuple(dict.fromkeys([*order, last]))


def _is_step(name: str, places: Places) -> bool:
    return name in places.steps or places.made(name) is not None


def _steps(zone: Zone, places: Places, needed: Sequence[str], citations: Citations) -> list[ConstructionStep]:
    made = []
    midline = midline_step(places, needed, citations)
    for name in needed:
        if midline is not None and uses_midline(name, places):
            made.append(midline)
            midline = None
        step = places.step(name)
        made.append(_own_step(step, places, citations) if step is not None else _taken_over(name, places, citations))
    if zone.parts:
        made.append(parts_step(zone, places, citations))
    return made


def _joined(steps: Sequence[ConstructionStep], choices: Sequence[RuleChoice]) -> tuple[ConstructionStep, ...]:
    """The steps with what comes next, and with the questions that bear on them."""
    joined = []
    for step, following in zip_longest(steps, steps[1:]):
        # Titles are orders: after a colon only their first letter is small.
        words = "" if following is None else f"Next: {following.title[:1].lower()}{following.title[1:]}"
        its_choices = tuple(choice for choice in choices if step.id in choice.steps)
        joined.append(replace(step, next_words=words, choices=its_choices))
    return tuple(joined)


def _own_step(step: AnyStep, places: Places, citations: Citations) -> ConstructionStep:
    drawing = drawing_of(step, places)
    made = places.made(step.id)
    measure_mm = made.measure_mm if made is not None else None
    if measure_mm is None and drawing.span is not None:
        measure_mm = drawing.span.length_mm
    statement = Statement(step.text, step.sources, step.confidence, step.doubt)
    return ConstructionStep(
        id=step.id,
        title=step.title,
        caption=citations.marked(statement),
        confidence=step.confidence,
        measure=short_length(measure_mm) if measure_mm else "",
        measure_words=_in_full(step, measure_mm),
        takes=_takes(step, places),
        makes=places.name(step.id),
        next_words="",
        choices=(),
        zone=None,
        drawing=drawing,
    )


def _taken_over(name: str, places: Places, citations: Citations) -> ConstructionStep:
    """A step for the line of another zone, built by its own rule."""
    made = places.made(name)
    points: Points = made.points_mm if made is not None else np.empty((0, 3))
    other = places.catalog.zones[ZoneId(name)]
    # Names of zones begin with a capital in lists only; inside a sentence they are common nouns.
    word = f"{other.name.en[:1].lower()}{other.name.en[1:]}"
    school = places.catalog.school_of(other.id).name
    statement = Statement(
        f"Take the {word}, {other.code}, as it is built by its own rule ({school}).", other.steps[-1].sources
    )
    length = centimetres(polyline_length_mm(points))
    return ConstructionStep(
        id=name,
        title=f"Build the {word} first",
        caption=citations.marked(statement),
        confidence="high",
        measure=length,
        measure_words=f"{length} on this head",
        takes=(),
        makes=other.name.en,
        next_words="",
        choices=(),
        zone=other.id,
        drawing=StepDrawing((Stretch("line", points),)),
    )


def _takes(step: AnyStep, places: Places) -> tuple[str, ...]:
    """What a step stands on, by name."""
    if isinstance(step, (ScalpPoint, ScalpLine)):
        return ("Midline", places.name("hairline"))
    return tuple(dict.fromkeys(places.name(name) for name in names_in(step)))


def _in_full(step: AnyStep, measure_mm: float | None) -> str:
    if not measure_mm:
        return ""
    words = measure_words(step, measure_mm)
    if isinstance(step, Parallel):
        return f"{words} away everywhere, along the skin"
    return f"{words} on this head" if not isinstance(step, Lines) else words


def _rival(catalog: Catalog, atlas: Atlas | None, placed: PlacedZone | None, state: ViewState) -> RivalDrawing | None:
    if state.build.rival is None or atlas is None or placed is None:
        return None
    found = next(
        (each for each in atlas.rivals_of(placed.zone, placed.side) if each.variant == state.build.rival), None
    )
    return (
        rival_drawing(catalog, found, is_given_up=state.build.rival in state.rules.variants)
        if found is not None
        else None
    )


def rival_drawing(catalog: Catalog, rival: PlacedRival, *, is_given_up: bool) -> RivalDrawing:
    """Return what is drawn of a zone by another rule; by the default rule if the rival is a variant given up."""
    variant = variants_of(catalog)[rival.variant]
    name = variant.default if is_given_up else variant.name
    return RivalDrawing(
        f"{variant.question}: {name}",
        f"differs by {rival.difference.greatest_mm:.0f} mm on this head",
        tuple(Stretch("line", line.points_mm) for line in rival.lines),
    )


def reading_ms(step: ConstructionStep) -> int:
    """Return how long a step stays when the construction plays by itself, for somebody who reads its caption aloud.

    A choice of ours: 2.5 s to look, and 45 ms a letter to read.
    """
    return 2500 + 45 * len(step.caption.text)
