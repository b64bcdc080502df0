"""The page of a zone: every sentence with its source, every figure of this head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.identity import PartId
from viewer.domain.tissue import Person
from viewer.domain.zone import Indication
from viewer.geometry.cortex import GlassHead
from viewer.presentation.background import zone_corrections, zone_mechanisms
from viewer.presentation.beneath import beneath_view
from viewer.presentation.blocks import (
    Action,
    Actions,
    Block,
    Chips,
    Gauge,
    Head,
    Heading,
    Items,
    Page,
    Row,
    Rows,
    Studies,
    StudyGroup,
    Text,
)
from viewer.presentation.caution_views import caution_views, cautions_here, no_needle, whose
from viewer.presentation.citations import Citations
from viewer.presentation.doubt import measure_words
from viewer.presentation.evidence import by_design, study_view, use_chips
from viewer.presentation.glossary import Glossary
from viewer.presentation.learn_rows import LearnRow, LearnSection, learn_rows
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.needle_angle import angle_view
from viewer.presentation.pages.beneath import beneath_blocks, claim_blocks
from viewer.presentation.pages.layout import layout_blocks
from viewer.presentation.pages.parts import caution_blocks, quiet, section, source_blocks, texts
from viewer.presentation.pages.place import doubt_rows, rival_blocks, step_items
from viewer.presentation.pages.side_question import side_question
from viewer.presentation.pages.study_entry import star_explained
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import (
    DISCLAIMER,
    NO_RULE,
    NONE_FOUND,
    NOT_ESTABLISHED,
    NOT_STUDIED,
    RECORD,
    centimetres,
    reviewed_words,
)
from viewer.presentation.sides import affected_words, side_words
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowPart
from viewer.state.view_state import ViewState


def zone_page(
    catalog: Catalog,
    atlas: Atlas | None,
    state: ViewState,
    glossary: Glossary | None = None,
    glass: GlassHead | None = None,
    *,
    person: Person | None = None,
    can_be_glass: bool = True,
) -> Page:
    """Return the page of the selected zone.

    Parameters
    ----------
    atlas : Atlas or None
        The zones on this head; without it the page has no measures.
    state : ViewState
        Must have a selected zone.
    glossary : Glossary or None
        Finds the terms to explain; without it none is.
    glass : GlassHead or None
        This head with an average brain in it; without it the page says nothing of gyri by geometry.
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.
    can_be_glass : bool
        Whether there is a cortex to lead to.

    Raises
    ------
    KeyError
        If the selected zone is not in the catalogue.
    """
    making = _Making(catalog, atlas, state, Citations(catalog, glossary), glass, can_be_glass=can_be_glass)
    return making.page(whose(atlas, person))


class _Making:
    """Puts one page together; sources are numbered as they are met."""

    def __init__(
        self,
        catalog: Catalog,
        atlas: Atlas | None,
        state: ViewState,
        citations: Citations,
        glass: GlassHead | None,
        *,
        can_be_glass: bool,
    ) -> None:
        assert state.selection.zone is not None
        self._glass, self._can_be_glass = glass, can_be_glass
        self._catalog, self._atlas, self._state, self._citations = catalog, atlas, state, citations
        self._zone = catalog.zones[state.selection.zone]
        self._school = catalog.school_of(self._zone.id)
        self._placed = placed_zone(atlas, self._zone, state.selection.side)
        self._learn: tuple[LearnRow, ...] = ()

    def page(self, person: Person | None) -> Page:
        head = self._head()  # the numbers of sources follow the order of reading
        cautions = cautions_here(self._catalog, person, zone_cautions(self._catalog, self._zone))
        blocks = (
            *self._by_heart(),
            *self._uses(),
            *self._where(),
            *self._needling(person),
            *self._studies(),
            *self._background(),
            *caution_blocks(caution_views(cautions, self._citations), has_tab=True),
        )
        sources = source_blocks(self._citations.listed(), reviewed_words(self._zone.reviewed), has_tab=True)
        return Page(f"zone/{self._zone.id}", head, (*blocks, *sources), (DISCLAIMER,))

    def _head(self) -> Head:
        zone, placed = self._zone, self._placed
        marks = tuple(self._citations.mark(key) for key in zone.naming)
        is_line = placed is not None and placed.form.kind == "line"
        length = centimetres(placed.length_mm) if placed is not None and is_line else ""
        measure = _("%s on this head") % length if length else ""
        if placed is not None and not is_line:
            measure = measure_words(zone, placed, self._atlas)
        parts = tuple(part_swatch(self._catalog, zone, part.id) for part in zone.parts)
        return Head(
            title=zone.name.en,
            han=zone.name.han,
            names=zone.name.pinyin,
            lines=(MarkedText(f"{self._school.name}, {zone.code}", marks),),
            measure=measure,
            figure=length,
            code=zone.code,
            swatches=parts or (zone_swatch(self._catalog, zone),),
            side=self._state.selection.side if self._has_sides() else None,
            words=self._state.reader.words,
        )

    def _has_sides(self) -> bool:
        return self._zone.only is None and (self._placed is None or self._placed.side != "midline")

    def _by_heart(self) -> Iterator[Block]:
        is_left_out = self._atlas is not None and self._placed is None
        self._learn = learn_rows(
            self._catalog, self._zone, self._citations, self._state.reader.words, is_left_out=is_left_out
        )
        yield section("learn", _("Learn this"), is_framed=True)
        yield Rows(tuple(Row(row.label, row.text, row.section, row.is_doubted) for row in self._learn))

    def _rests(self, key: LearnSection) -> Iterator[Block]:
        """What the rows to learn have left to a section; what is only uncertain needs no other words."""
        for row in self._learn:
            if row.section == key:
                yield from quiet(row.rest, lead=f"{row.rest_lead}:")

    # What it is used for

    def _uses(self) -> Iterator[Block]:
        zone = self._zone
        yield section("uses", _("Used for"))
        yield from self._rests("uses")
        if self._has_sides():
            yield side_question(self._state.selection.affected, affected_words(zone, self._state.selection.affected))
        yield from quiet(self._citations.marked(self._school.evidence_note))
        by_part = [(part, [use for use in zone.indications if use.part == part]) for part in self._parts()]
        groups = [(part, uses) for part, uses in by_part if uses]
        # A side said once above is not said again with every use.
        says_side = len({use.side for use in zone.indications}) > 1
        for part, uses in groups:
            if part is not None or len(groups) > 1:
                yield self._part_heading(part)
            for use in uses:
                yield from self._use(use, says_side=says_side)

    def _parts(self) -> Iterator[PartId | None]:
        yield from (part.id for part in self._zone.parts)
        yield None

    def _part_heading(self, wanted: PartId | None) -> Heading:
        zone, placed = self._zone, self._placed
        part = next((each for each in zone.parts if each.id == wanted), None)
        if part is None:
            measure = centimetres(placed.length_mm) if placed is not None else ""
            return Heading(_("Whole zone"), 2, measure=measure, swatch=zone_swatch(self._catalog, zone))
        lengths_mm = {each.id: each.length_mm for each in placed.parts} if placed is not None else {}
        measure = centimetres(lengths_mm[part.id]) if part.id in lengths_mm else ""
        swatch = part_swatch(self._catalog, zone, part.id)
        return Heading(part.name, 2, detail=part.region, measure=measure, swatch=swatch, request=ShowPart(part.id))

    def _use(self, use: Indication, *, says_side: bool) -> Iterator[Block]:
        words = self._state.reader.words
        is_professional = words == "professional" and bool(use.professional)
        yield Text(self._citations.marked(replace(use.use, text=use.professional) if is_professional else use.use))
        if says_side:
            yield from quiet(side_words(use.side, words))
        yield Chips(use_chips(self._catalog, use))
        note = (RECORD if use.is_record else "", "" if use.studies else NOT_STUDIED, use.note)
        yield from quiet(self._citations.note(" ".join(filter(None, note)), use.note_sources))

    # Where it lies

    def _where(self) -> Iterator[Block]:
        yield section("where", _("Where"))
        zone, placed, variants = self._zone, self._placed, self._state.rules.variants
        yield Rows(tuple(doubt_rows(zone, self._atlas, placed)))
        yield from self._rests("where")
        yield from layout_blocks(zone.layout, self._citations)
        steps = tuple(step_items(self._catalog, zone, placed, variants, self._citations))
        if steps:
            yield Actions((Action(_("Build it, step by step"), Enter("build"), "build"),))
            yield Items(steps, is_numbered=True)
        else:
            yield Text(MarkedText(NO_RULE), is_quiet=True)
        yield from rival_blocks(self._catalog, self._atlas, placed, variants, self._citations)
        beneath = beneath_view(self._catalog, self._atlas, placed, self._citations, self._glass)
        if beneath is not None:
            yield from beneath_blocks(beneath, can_be_glass=self._can_be_glass)
        elif zone.cortex is not None:
            yield section("beneath", _("What lies beneath"), _("Beneath"))
            yield from claim_blocks(self._citations.marked(zone.cortex))

    # How it is needled, and what was studied

    def _needling(self, person: Person | None) -> Iterator[Block]:
        yield section("needling", _("Needling"))
        why_not = no_needle(self._catalog, person)
        if why_not:
            yield Text(MarkedText(why_not), weight="strong")
        elif self._zone.is_needled:
            yield Gauge(angle_view(self._catalog, self._zone, self._state.needle.angle_deg, self._citations))
        yield from self._rests("needling")
        if self._school.needling:
            rows = (Row(each.item, self._citations.marked(each.statement)) for each in self._school.needling)
            yield Rows(tuple(rows))

    def _studies(self) -> Iterator[Block]:
        keys = dict.fromkeys(key for use in self._zone.indications for key in use.studies)
        known = by_design(self._catalog.studies[key] for key in keys if key in self._catalog.studies)
        views = [study_view(study, self._citations) for study in known]
        title = _("Studies")
        yield section("studies", title, f"{title} {len(views)}" if views else "")
        if not views:
            yield Text(MarkedText(NOT_STUDIED), is_quiet=True)
            return
        yield from star_explained(known)
        favourable = tuple(view for view in views if view.is_favourable)
        other = tuple(view for view in views if not view.is_favourable)
        yield Studies(
            (
                StudyGroup("favours", _("Favours needling"), favourable, NONE_FOUND),
                StudyGroup("no_difference", _("No difference, or mixed"), other, NONE_FOUND),
            )
        )

    # What stands behind it

    def _background(self) -> Iterator[Block]:
        yield section("background", _("Background"))
        mechanisms = zone_mechanisms(self._catalog, self._zone)
        if mechanisms:
            yield Heading(_("How it might work: hypotheses"), 2)
            yield from quiet(NOT_ESTABLISHED)
        for mechanism in mechanisms:
            yield Heading(mechanism.name, 3)
            yield from texts([self._citations.marked(mechanism.idea)])
            for limit in mechanism.limits:
                yield from quiet(self._citations.marked(limit), lead=_("But:"))
        corrections = zone_corrections(self._catalog, self._zone)
        if corrections:
            yield Heading(_("Often said, and more exactly"), 2)
        for correction in corrections:
            yield from quiet(f"“{correction.often_said}”", lead=_("Often said:"))
            yield from texts([self._citations.marked(correction.more_exactly)], lead=_("More exactly:"))
