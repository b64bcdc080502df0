"""Schools beside each other: one table of what each says, and what of it the head shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import general_cautions
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.domain.school import BesideRow, School
from viewer.domain.tissue import Person
from viewer.domain.zone import Zone
from viewer.presentation.blocks import Block, Head, Page, Row, Rows, Table, TableCell, TableColumn, TableRow, Text
from viewer.presentation.caution_views import caution_views, cautions_here
from viewer.presentation.citations import Citations
from viewer.presentation.comparison import compared_sides
from viewer.presentation.doubt import school_sample
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import caution_blocks, quiet, source_blocks
from viewer.presentation.sentences import DISCLAIMER
from viewer.state.view_state import ViewState

TITLE = _("Schools beside each other")
NOT_SEEN = _("Not seen")
NOT_SEEN_MEANS = _("“Not seen”: not found in what could be read. It does not mean that the school says nothing.")
_LEAD = _("What each school says of itself, with its sources. It is taught or claimed, and no school is ranked.")
_DASH = "–"

PLACES: Mapping[str, tuple[str, ComplaintId]] = {
    "arm": (_("Where an arm is placed"), ComplaintId("arm-weakness")),
    "leg": (_("Where a leg is placed"), ComplaintId("leg-weakness")),
    "speech": (_("Where speech is placed"), ComplaintId("motor-aphasia")),
}
"""Rows that light the head, and the complaint whose zones each of them gathers."""

_TITLES: Mapping[BesideRow, str] = {
    "idea": _("Idea"),
    "map": _("Map"),
    "unit": _("Units"),
    "needle": _("Needle"),
    "angle": _("Angle"),
    "side": _("Side"),
    "stimulation": _("Stimulation"),
    "retention": _("Retention"),
    "evidence": _("Evidence"),
}

ROWS: tuple[str, ...] = ("idea", "map", *PLACES, *(row for row in _TITLES if row not in ("idea", "map")))
"""All rows of the table, from the top."""


def beside_page(catalog: Catalog, person: Person | None = None) -> Page:
    """Return the whole table as a page."""
    citations = Citations(catalog)
    schools = schools_beside(catalog)
    columns = tuple(TableColumn(each.id, each.short_name, each.han, school_sample(each)) for each in schools)
    rows = tuple(
        TableRow(row, row_title(row), tuple(_cell(catalog, school, row, citations) for school in schools))
        for row in ROWS
    )
    blocks: tuple[Block, ...] = (
        Text(MarkedText(_LEAD)),
        Table(columns, rows),
        *quiet(NOT_SEEN_MEANS),
        *caution_blocks(caution_views(cautions_here(catalog, person, general_cautions(catalog)), citations)),
        *source_blocks(citations.listed()),
    )
    return Page("schools-beside", Head(TITLE), blocks, (DISCLAIMER,))


def row_page(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> Page:
    """Return what the chosen row says, with the distances between places of the same idea."""
    row, citations, schools = state.compared.row, Citations(catalog), schools_beside(catalog)
    number = _("Row {number} of {all}").format(number=ROWS.index(row) + 1, all=len(ROWS))
    said = tuple(
        Row(school.short_name, cell.said, is_quiet=cell.is_quiet)
        for school in schools
        for cell in (_cell(catalog, school, row, citations),)
    )
    blocks: tuple[Block, ...] = (*_placed(catalog, row, schools), Rows(said), *_distances(catalog, atlas, row, schools))
    head = Head(row_title(row), kind=number)
    return Page(f"schools-beside/{row}", head, (*blocks, *source_blocks(citations.listed())), (DISCLAIMER,))


def row_title(row: str) -> str:
    """Return the name of a row."""
    return PLACES[row][0] if row in PLACES else _TITLES[row]  # type: ignore[index]  # one of the two knows it


def schools_beside(catalog: Catalog) -> tuple[School, ...]:
    """Return the schools that have a column."""
    return tuple(school for school in catalog.schools.values() if school.beside)


def zones_of_row(catalog: Catalog, row: str, column: SchoolId | None) -> tuple[ZoneId, ...]:
    """Return the zones that a row lights: those that each school uses for a place, or all of the school of a column."""
    if row in PLACES:
        schools = {school.id for school in schools_beside(catalog)}
        zones = catalog.zones_for(PLACES[row][1])
        return tuple(zone.id for zone in zones if catalog.school_of(zone.id).id in schools)
    return tuple(zone for zone in catalog.zones if catalog.school_of(zone).id == column)


def _cell(catalog: Catalog, school: School, row: str, citations: Citations) -> TableCell:
    if row in PLACES:
        names = [_named(zone, row) for zone in _of_school(catalog, school, row)]
        return TableCell(MarkedText("; ".join(names)) if names else MarkedText(NOT_SEEN), is_quiet=not names)
    said = next((each for each in school.beside if each.row == row), None)
    if said is None:
        return TableCell(MarkedText(NOT_SEEN), is_quiet=True)
    if said.statement is None:
        return TableCell(MarkedText(_DASH), is_quiet=True)
    return TableCell(citations.marked(said.statement))


def _of_school(catalog: Catalog, school: School, row: str) -> list[Zone]:
    return [zone for zone in catalog.zones_for(PLACES[row][1]) if catalog.school_of(zone.id).id == school.id]


def _named(zone: Zone, row: str) -> str:
    """A zone with the part of it that is meant, where it is one alone."""
    wanted = {use.part for use in zone.uses_for(PLACES[row][1])}
    part = next((part.name.lower() for part in zone.parts if wanted == {part.id}), "")
    return ", ".join(filter(None, (zone.name.en, part)))


def _placed(catalog: Catalog, row: str, schools: tuple[School, ...]) -> tuple[Text, ...]:
    if row not in PLACES:
        return ()
    count = sum(bool(_of_school(catalog, school, row)) for school in schools)
    words = _("{count} of these {all} schools draw a place for it, each by its own idea: they are not one place.")
    return (Text(MarkedText(words.format(count=count, all=len(schools)))),) if count > 1 else ()


def _distances(catalog: Catalog, atlas: Atlas | None, row: str, schools: tuple[School, ...]) -> Iterator[Rows]:
    """How far apart the places lie that two schools draw by the same idea; of others no distance is told."""
    if atlas is None or row not in PLACES:
        return
    firsts = [(school, zones[0]) for school in schools if (zones := _of_school(catalog, school, row))]
    rows = []
    for (school, zone), (other_school, other) in combinations(firsts, 2):
        label = _("{first} to {second}").format(first=zone.code, second=other.code)
        if not (school.is_of_cortex and other_school.is_of_cortex):
            rows.append(Row(label, MarkedText(_("different idea: no distance is given")), is_quiet=True))
        elif found := compared_sides(catalog, atlas, (zone.id, other.id)):
            words = _("{mean:.1f} mm on average, {most:.1f} at most")
            apart = found[0][1]
            rows.append(Row(label, MarkedText(words.format(mean=apart.mean_mm, most=apart.greatest_mm))))
    if rows:
        yield Rows(tuple(rows))
