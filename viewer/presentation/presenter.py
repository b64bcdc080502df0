"""What the panels ask: content, head and state in, plain values out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.atlas.atlas import Atlas, ZoneHit
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import complaint_cautions, general_cautions, point_cautions, zone_cautions
from viewer.domain.identity import GyrusId, PartId, PointId, SchoolId, SideChoice, SourceKey, StudyKey, ZoneId
from viewer.presentation.card_view import AngleView, CautionView
from viewer.presentation.caution_views import caution_views, cautions_here, no_needle
from viewer.presentation.citations import Citations
from viewer.presentation.doubt import Doubt, doubt_words, doubts_shown
from viewer.presentation.glossary import Glossary
from viewer.presentation.gyrus_list import CortexGroup, cortex_groups
from viewer.presentation.needle_angle import angle_view
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.school_list import SchoolRow, school_rows, schools_words
from viewer.presentation.selection import selection_sentence
from viewer.presentation.shown import as_drawn, is_asking, shown_roles
from viewer.presentation.shown_places import ShownPlaces
from viewer.presentation.zone_list import (
    ComplaintGroup,
    FoundList,
    GroupRow,
    ZoneRow,
    complaint_groups,
    zone_groups,
    zone_row,
)
from viewer.state.view_state import ViewState, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viewer.domain.caution import Caution
    from viewer.domain.point_use import PointUse
    from viewer.domain.tissue import Person
    from viewer.geometry.cortex import GlassHead
    from viewer.geometry.head import Point
    from viewer.geometry.needle_skin import NeedleSkin
    from viewer.presentation.blocks import Page
    from viewer.presentation.cross_section import CrossSectionView
    from viewer.presentation.evidence_map import EvidenceMap
    from viewer.presentation.explain_view import ExplainView
    from viewer.presentation.needle_controls import NeedleControls
    from viewer.presentation.search import SearchIndex
    from viewer.presentation.where_used import WhereUsed

_SUGGESTIONS = 3


class Presenter:
    """Answers panels. It holds the content, and the head and the atlas of the moment: nobody else in the window does.

    What only some pages need is imported when such a page is first asked for: a start does without it.

    Attributes
    ----------
    can_be_glass : bool
        Whether there is a cortex that a page may lead to.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.head_and_atlas: HeadAndAtlas | None = None
        self.can_be_glass = True
        self._places: ShownPlaces | None = None
        self._index: SearchIndex | None = None
        self._glossary: Glossary | None = None
        self._where_used: WhereUsed | None = None
        self._point_uses: Mapping[PointId, tuple[PointUse, ...]] | None = None

    @property
    def atlas(self) -> Atlas | None:
        """The zones on the head of the moment; None while there are none."""
        return self.head_and_atlas.atlas if self.head_and_atlas is not None else None

    @property
    def person(self) -> Person | None:
        """Whose head is shown, known before its zones are; None without a head."""
        return self.head_and_atlas.head.person if self.head_and_atlas is not None else None

    @property
    def glass(self) -> GlassHead | None:
        """The head of the moment with an average brain in it; None while there is none."""
        return self.head_and_atlas.glass if self.head_and_atlas is not None else None

    def explanation(self, state: ViewState) -> ExplainView | None:
        """Return what is explained to a patient, or None if nothing is chosen."""
        from viewer.presentation.pages.explanation import explain_view

        return explain_view(
            self.catalog,
            state.selection.complaint,
            state.selection.zone,
            state.selection.affected,
            self._terms(),
            self.atlas,
            person=self.person,
        )

    def explained_complaints(self, query: str) -> tuple[tuple[str, str], ...]:
        """Return what can be explained: keys and everyday words, under topics without a key; or what a search finds."""
        if query.strip():
            return tuple((row.complaint, row.name) for row in self.find(query).complaints)
        return tuple(
            entry
            for group in self.complaint_groups("plain")
            for entry in (("", group.topic), *((row.complaint, row.name) for row in group.complaints))
        )

    def cautions(self, state: ViewState) -> tuple[CautionView, ...]:
        """Return the cautions that stand at the foot of a page of a study or source, the most important first.

        They are those of what the page was opened from, or those on which all schools agree.
        """
        return caution_views(self._cautions(state), Citations(self.catalog))

    def head_cautions(self) -> tuple[CautionView, ...]:
        """Return the cautions that hold on the head of the moment whatever is shown, in every mode."""
        return caution_views(cautions_here(self.catalog, self.person, ()), Citations(self.catalog))

    def needle_cut(self, skin: NeedleSkin | None, state: ViewState) -> CrossSectionView | None:
        """Return the cut along the needle of the selected zone, or None if it has none."""
        from viewer.presentation.cross_section import cross_section

        if skin is None or self.atlas is None:
            return None
        return cross_section(self.catalog, self.atlas, skin, state)

    def no_needle(self) -> str:
        """Say why no needle is drawn on this head whatever the zone; empty if one is."""
        return no_needle(self.catalog, self.person)

    def needle_controls(self, state: ViewState) -> NeedleControls | None:
        """Return what can be changed about the needle, or None if the selected zone has none."""
        from viewer.presentation.needle_controls import needle_controls

        return needle_controls(self.catalog, self.atlas, state)

    def page(self, state: ViewState) -> Page | None:
        """Return what the card shows: the page of the zone, point or complaint that is open, or None if none is.

        While schools stand beside each other it is their table.
        """
        if state.has_table:
            from viewer.presentation.pages.schools_beside import beside_page

            return beside_page(self.catalog, self.person)
        whose = self.person
        if state.selection.zone is not None:
            can_be_glass, terms = self.can_be_glass, self._terms()
            return zone_page(
                self.catalog, self.atlas, state, terms, self.glass, person=whose, can_be_glass=can_be_glass
            )
        if state.selection.point is not None:
            from viewer.presentation.pages.point import point_page

            return point_page(self.catalog, self.atlas, state, self._uses_of_points(), person=whose)
        if state.selection.gyrus is not None:
            from viewer.presentation.pages.gyrus import gyrus_page

            return gyrus_page(self.catalog, self.atlas, self.glass, state, person=whose)
        if state.selection.complaint is not None:
            from viewer.presentation.pages.complaint import complaint_page

            return complaint_page(self.catalog, state, self.atlas, person=whose)
        return None

    def publication_page(self, state: ViewState) -> Page | None:
        """Return the page of the study or other source that is open over the card, or None if none is."""
        if state.study is None:
            return None
        from viewer.presentation.pages.source import source_page
        from viewer.presentation.pages.study import study_page

        study, source, cautions = StudyKey(state.study), SourceKey(state.study), self._cautions(state)
        if study in self.catalog.studies:
            return study_page(self.catalog, study, self._where(), cautions, self._terms())
        if source in self.catalog.sources:
            return source_page(self.catalog, source, self._where(), cautions)
        return None

    def cell_page(self, state: ViewState) -> Page | None:
        """Return what stands behind the cell that is pointed out on the map, or None."""
        if state.selection.cell is None:
            return None
        from viewer.presentation.pages.cell import cell_page

        return cell_page(self.catalog, *state.selection.cell)

    def open_page(self, state: ViewState) -> Page | None:
        """Return what the card shows, a publication above all else; None if it shows nothing."""
        return self.publication_page(state) or self.page(state)

    def cited(self, state: ViewState) -> tuple[str, ...]:
        """Return the keys of what the card cites: of a publication's page that one alone."""
        if state.study is not None:
            return (state.study,)
        page = self.page(state)
        return page.cited if page is not None else ()

    def evidence_map(self, school: SchoolId | None, *, only_studied: bool) -> EvidenceMap:
        """Return the map of the evidence for a school's zones, or for all."""
        from viewer.presentation.evidence_map import evidence_map

        return evidence_map(self.catalog, school, only_studied=only_studied)

    def angle(self, state: ViewState) -> AngleView | None:
        """Return the needle's angle for the selected zone, or None if none is selected."""
        if state.selection.zone is None:
            return None
        return angle_view(self.catalog, self.catalog.zones[state.selection.zone], state.needle.angle_deg)

    def groups(self, state: ViewState) -> tuple[GroupRow, ...]:
        """Return the groups of zones of the schools that are shown."""
        return zone_groups(self.catalog, *(school for school in self.catalog.schools if state.shows(school)))

    def school_rows(self, state: ViewState) -> tuple[SchoolRow, ...]:
        """Return all schools for their list."""
        return school_rows(self.catalog, state)

    def schools_words(self, state: ViewState) -> str:
        """Say which schools are shown."""
        return schools_words(self.catalog, state)

    def doubts(self, state: ViewState) -> tuple[Doubt, ...]:
        """Return the kinds of doubt for the legend; none while a class is asked."""
        return () if is_asking(state) else doubts_shown(self.catalog, self.atlas, state)

    def cortex_groups(self) -> tuple[CortexGroup, ...]:
        """Return what schools name of the cortex, by function."""
        return cortex_groups(self.catalog)

    def complaint_groups(self, words: Words) -> tuple[ComplaintGroup, ...]:
        """Return all complaints by topic."""
        return complaint_groups(self.catalog, words)

    def suggestions(self) -> tuple[tuple[ZoneId, str], ...]:
        """Return some zones to begin with, one of each group, as ids and names."""
        firsts = [group.zones[0] for group in zone_groups(self.catalog, *self.catalog.schools)]
        return tuple((row.zone, row.name) for row in firsts[:_SUGGESTIONS])

    def schools(self) -> tuple[tuple[SchoolId, str], ...]:
        """Return the schools that have zones, with their short names."""
        return tuple((school.id, school.short_name) for school in self.catalog.schools.values())

    def candidates(self, state: ViewState) -> tuple[ZoneRow, ...]:
        """Return the zones found at the last click, if there is a choice."""
        return tuple(zone_row(self.catalog, self.catalog.zones[zone]) for zone in state.selection.candidates)

    def find(self, query: str) -> FoundList:
        """Return what a search finds; the index is made at the first search."""
        if self._index is None:
            from viewer.presentation.search import SearchIndex

            self._index = SearchIndex(self.catalog)
        return self._index.find(query)

    def zones_at(self, state: ViewState, point_mm: Point, tolerance_mm: float) -> tuple[ZoneHit, ...]:
        """Return the zones that are shown within a distance of a place on the skin, as they are drawn there.

        None while a zone is built: the head then holds the construction alone.
        """
        if self.atlas is None or as_drawn(state).entry.shows == "construction":
            return ()
        roles = shown_roles(self.catalog, self.atlas, state)
        if self._places is None or self._places.roles != roles or self._places.atlas is not self.atlas:
            self._places = ShownPlaces(self.catalog, self.atlas, roles)
        return self._places.zones_at(point_mm, tolerance_mm)

    def selection_sentence(self, state: ViewState) -> str:
        """Say what is before the reader, for the status bar and for screen readers; nothing that a class is asked."""
        return "" if is_asking(state) else selection_sentence(self.catalog, self.atlas, state)

    def hover_sentence(self, state: ViewState, zone: ZoneId, part: PartId | None, side: SideChoice | str) -> str:
        """Name what lies under the pointer; while a class is asked for it, do not."""
        if is_asking(state):
            return ""
        found = self.catalog.zones[zone]
        part_name = next((f", {p.name.lower()}" for p in found.parts if p.id == part), "")
        side_name = "" if side == "midline" else f", {side}"
        doubt = f", {doubt_words(found, self.atlas)}" if found.drawing != "solid" else ""
        return f"{found.name.en}{part_name}{side_name}{doubt}. Click to open, Esc to clear."

    def gyrus_sentence(self, gyrus: GyrusId) -> str:
        """Name a gyrus that lies free under the pointer."""
        found = self.catalog.gyri[gyrus]
        return f"{found.title}. An average brain, not this person's. Click to open."

    def _cautions(self, state: ViewState) -> Sequence[Caution]:
        return cautions_here(self.catalog, self.person, self._usual_cautions(state))

    def _usual_cautions(self, state: ViewState) -> Sequence[Caution]:
        if state.selection.zone is not None:
            return zone_cautions(self.catalog, self.catalog.zones[state.selection.zone])
        if state.selection.point is not None:
            return point_cautions(self.catalog, self.catalog.points[state.selection.point])
        if state.selection.complaint is not None:
            return complaint_cautions(self.catalog, state.selection.complaint)
        return general_cautions(self.catalog)

    def _where(self) -> WhereUsed:
        from viewer.presentation.where_used import WhereUsed

        if self._where_used is None:
            self._where_used = WhereUsed(self.catalog)
        return self._where_used

    def _uses_of_points(self) -> Mapping[PointId, tuple[PointUse, ...]]:
        from viewer.domain.point_use import point_uses

        if self._point_uses is None:
            self._point_uses = point_uses(self.catalog)
        return self._point_uses

    def _terms(self) -> Glossary:
        if self._glossary is None:
            self._glossary = Glossary(self.catalog.terms.values())
        return self._glossary
