"""Puts the card of a zone together: every sentence with its source, every figure of this head."""

from __future__ import annotations

from dataclasses import replace

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.construction import Step, chosen_steps
from viewer.domain.mechanism import Mechanism
from viewer.domain.variant import ids_for
from viewer.domain.variant_choice import variants_of
from viewer.domain.zone import Indication, Zone
from viewer.presentation.background import zone_corrections, zone_mechanisms
from viewer.presentation.beneath import beneath_view
from viewer.presentation.card_view import (
    CorrectionView,
    MechanismView,
    NeedlingView,
    RivalView,
    StepView,
    StudyView,
    Swatch,
    UseBlock,
    UseView,
    ZoneCard,
)
from viewer.presentation.caution_views import caution_views
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import by_design, study_view, use_chips
from viewer.presentation.glossary import Glossary
from viewer.presentation.learn_rows import learn_rows
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.needle_angle import angle_view
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import NOT_STUDIED, RECORD, centimetres, reviewed_words
from viewer.presentation.sides import affected_words, side_words
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import ViewState, Words


def zone_card(catalog: Catalog, atlas: Atlas | None, state: ViewState, glossary: Glossary | None = None) -> ZoneCard:
    """Return the card of the selected zone.

    Parameters
    ----------
    catalog : Catalog
        All content.
    atlas : Atlas or None
        The zones on this head; without it the card has no measures.
    state : ViewState
        Must have a selected zone.
    glossary : Glossary or None
        Finds the terms to explain; without it none is.

    Raises
    ------
    KeyError
        If the selected zone is not in the catalogue.
    """
    assert state.selection.zone is not None
    zone = catalog.zones[state.selection.zone]
    school = catalog.school_of(zone.id)
    placed = placed_zone(atlas, zone, state.selection.side)
    citations = Citations(catalog, glossary)
    system = MarkedText(f"{school.name}, {zone.code}", tuple(citations.mark(key) for key in zone.naming))
    length = centimetres(placed.length_mm) if placed is not None else ""
    is_left_out = atlas is not None and placed is None
    learn = learn_rows(catalog, zone, citations, state.reader.words, is_left_out=is_left_out)
    evidence_note = citations.marked(school.evidence_note)
    uses = _use_blocks(catalog, zone, placed, citations, state.reader.words)
    steps = _steps(catalog, zone, placed, state, citations)
    rivals = _rivals(catalog, atlas, placed, state, citations)
    cortex = citations.marked(zone.cortex) if zone.cortex is not None else None
    beneath = beneath_view(catalog, atlas, placed, citations)
    angle = angle_view(catalog, zone, state.needle.angle_deg, citations)
    needling = tuple(NeedlingView(item.item, citations.marked(item.statement)) for item in school.needling)
    studies = _studies(catalog, zone, citations)
    mechanisms = tuple(_mechanism(mechanism, citations) for mechanism in zone_mechanisms(catalog, zone))
    corrections = tuple(
        CorrectionView(correction.often_said, citations.marked(correction.more_exactly))
        for correction in zone_corrections(catalog, zone)
    )
    cautions = caution_views(zone_cautions(catalog, zone), citations)
    return ZoneCard(
        zone=zone.id,
        title=zone.name.en,
        code=zone.code,
        han=zone.name.han,
        pinyin=zone.name.pinyin,
        system=system,
        learn=learn,
        swatches=_head_swatches(catalog, zone),
        side=state.selection.side,
        has_sides=placed is None or placed.side != "midline",
        length=length,
        measure=f"{length} on this head" if length else "",
        evidence_note=evidence_note,
        uses=uses,
        steps=steps,
        cortex=cortex,
        angle=angle,
        needling=needling,
        favourable=tuple(view for view in studies if view.is_favourable),
        other=tuple(view for view in studies if not view.is_favourable),
        cautions=cautions,
        sources=citations.listed(),
        mechanisms=mechanisms,
        corrections=corrections,
        beneath=beneath,
        spread=_spread(atlas, placed),
        rivals=rivals,
        words=state.reader.words,
        affected=state.selection.affected,
        needled=affected_words(zone, state.selection.affected),
        reviewed=reviewed_words(zone.reviewed),
    )


def _spread(atlas: Atlas | None, placed: PlacedZone | None) -> str:
    if atlas is None or placed is None:
        return ""
    spread_mm = atlas.spread_mm(placed.zone, placed.side)
    return f"Sources differ by {spread_mm:.0f} mm here" if spread_mm is not None else ""


def _rivals(
    catalog: Catalog, atlas: Atlas | None, placed: PlacedZone | None, state: ViewState, citations: Citations
) -> tuple[RivalView, ...]:
    if atlas is None or placed is None:
        return ()
    variants = variants_of(catalog)
    views = []
    for rival in atlas.rivals_of(placed.zone, placed.side):
        variant = variants[rival.variant]
        name = variant.default if rival.variant in state.rules.variants else variant.name
        apart = f"up to {rival.difference.greatest_mm:.0f} mm away"
        views.append(RivalView(f"{variant.question}: {name}", citations.marked(variant.text), apart))
    return tuple(views)


def _head_swatches(catalog: Catalog, zone: Zone) -> tuple[Swatch, ...]:
    if not zone.parts:
        return (zone_swatch(catalog, zone),)
    return tuple(part_swatch(catalog, zone, part.id) for part in zone.parts)


def _use_blocks(
    catalog: Catalog, zone: Zone, placed: PlacedZone | None, citations: Citations, words: Words
) -> tuple[UseBlock, ...]:
    lengths = {part.id: part.length_mm for part in placed.parts} if placed is not None else {}
    blocks = []
    whole = [use for use in zone.indications if use.part is None]
    for part in zone.parts:
        uses = [use for use in zone.indications if use.part == part.id]
        if uses:
            measure = centimetres(lengths[part.id]) if part.id in lengths else ""
            swatch = part_swatch(catalog, zone, part.id)
            views = tuple(_use(catalog, use, citations, words) for use in uses)
            blocks.append(UseBlock(part.id, part.name, part.region, swatch, measure, views))
    if whole:
        name = "Whole zone" if zone.parts else zone.name.en
        measure = centimetres(placed.length_mm) if placed is not None else ""
        views = tuple(_use(catalog, use, citations, words) for use in whole)
        blocks.append(UseBlock(None, name, "", zone_swatch(catalog, zone), measure, views))
    return tuple(blocks)


def _use(catalog: Catalog, use: Indication, citations: Citations, words: Words) -> UseView:
    note = " ".join(filter(None, (RECORD if use.is_record else "", "" if use.studies else NOT_STUDIED, use.note)))
    is_professional = words == "professional" and bool(use.professional)
    said = replace(use.use, text=use.professional) if is_professional else use.use
    statement = citations.marked(said)
    return UseView(
        statement, side_words(use.side, words), use_chips(catalog, use), citations.note(note, use.note_sources)
    )


def _mechanism(mechanism: Mechanism, citations: Citations) -> MechanismView:
    idea = citations.marked(mechanism.idea)
    return MechanismView(mechanism.name, idea, tuple(citations.marked(limit) for limit in mechanism.limits))


def _steps(
    catalog: Catalog, zone: Zone, placed: PlacedZone | None, state: ViewState, citations: Citations
) -> tuple[StepView, ...]:
    measures = {step.step: step.measure_mm for step in placed.steps} if placed is not None else {}
    views: list[StepView] = []
    for step in _steps_in_order(catalog, zone, placed, state.rules.variants):
        measure = measures.get(step.id)
        text = MarkedText(step.text, tuple(citations.mark(key) for key in step.sources), step.doubt)
        views.append(StepView(len(views) + 1, text, centimetres(measure) if measure else ""))
    return tuple(views)


def _studies(catalog: Catalog, zone: Zone, citations: Citations) -> tuple[StudyView, ...]:
    keys = dict.fromkeys(key for use in zone.indications for key in use.studies)
    studies = by_design(catalog.studies[key] for key in keys if key in catalog.studies)
    return tuple(study_view(study, citations) for study in studies)


def _steps_in_order(
    catalog: Catalog, zone: Zone, placed: PlacedZone | None, variants: frozenset[str]
) -> tuple[Step, ...]:
    """The steps carried out on this head, shared ones included; without a head the zone's own."""
    own = chosen_steps(zone.steps, ids_for(zone.id, variants))
    if placed is None:
        return own
    school = catalog.school_of(zone.id)
    known = {step.id: step for step in (*chosen_steps(school.steps, ids_for(school.id, variants)), *own)}
    return tuple(known[step.step] for step in placed.steps if step.step in known)
