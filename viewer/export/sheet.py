"""The atlas sheet: one page with the five standard views, and a legend of every zone on it. What it shows, not how.

`viewer.export.sheet_page` paints it, `viewer.export.sheet_file` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from viewer import __version__
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import on_head
from viewer.domain.identity import SchoolId, SourceKey, StudyKey, ZoneId
from viewer.domain.school import LineKind, School
from viewer.export.studio import ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.presentation.card_view import Swatch
from viewer.presentation.doubt import Doubt, SampleKind, of_drawings, zone_sample
from viewer.presentation.sentences import DISCLAIMER, counted
from viewer.presentation.shown import danger_points
from viewer.presentation.zone_list import zone_groups
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose
from viewer.scene.side_marks import SideMark, side_marks, side_sentence
from viewer.scene.skin import poly_data
from viewer.state.view_state import CameraOrder, Drawing, Reader, Selection, ViewName, ViewState

_ORDER: tuple[ViewName, ...] = ("left", "front", "right", "back", "top")
_KIND_WORDS: dict[LineKind, str] = {
    "band": "bands",
    "line": "narrow strips with a light middle",
    "dashed": "bands with a broken edge",
    "dotted": "dotted bands",
    "soft": "soft areas",
    "points": "points",
    "ring": "open rings",
    "figure": "figures",
}
_RULED = "Worked out by rule on a model head; no guide for needling a person."
_LICENCE = "Content and pictures: CC BY 4.0, Scalp Map Viewer authors."


@dataclass(frozen=True, slots=True, eq=False)
class SheetView:
    """One view of the head.

    Attributes
    ----------
    title : str
        From where the head is seen.
    picture : array of uint8, shape (height, width, 4)
        The head with its zones, without names.
    pose : Pose
        Where the eye stood.
    marks : tuple of SideMark
        Letters at its edges.
    """

    title: str
    picture: Picture
    pose: Pose
    marks: tuple[SideMark, ...]


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A zone in the legend, or a heading above some: then there is no code."""

    name: str
    han: str = ""
    code: str = ""
    swatch: Swatch | None = None
    sample: SampleKind = "solid"
    is_system: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """All that stands on the page.

    Attributes
    ----------
    codes : mapping of zone to str
        What is written beside the zones.
    atlas : Atlas
        The zones of the sheet, and no other.
    cover : SkinRays
        The skin, which hides what lies behind it.
    notes : tuple of str
        How the sheet is read.
    doubts : tuple of Doubt
        How the doubt about its zones is drawn; nothing where all are sure.
    sources : str
        Who says where the zones lie.
    """

    title: str
    subtitle: str
    views: tuple[SheetView, ...]
    legend: tuple[LegendRow, ...]
    codes: dict[ZoneId, str]
    atlas: Atlas
    cover: SkinRays
    notes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    sources: str
    footer: tuple[str, ...]


def make_sheet(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    zones: tuple[ZoneId, ...],
    fonts: Fonts,
    size_px: tuple[int, int],
    reader: Reader | None = None,
) -> Sheet:
    """Put a sheet together.

    Parameters
    ----------
    head, catalog, atlas
        What is drawn; the atlas must have been resolved on this head.
    zones : tuple of str
        The zones on the sheet, in catalogue order.
    fonts : Fonts
        Font files of pictures.
    size_px : (int, int)
        Width and height of each view.
    reader : Reader
        Tone of the skin, and hair.

    Raises
    ------
    ExportError
        If a view cannot be drawn.
    """
    placed = tuple(each for each in atlas.zones if each.zone in zones)
    shown = replace(atlas, zones=placed, rivals=(), problems=())
    schools = _schools(catalog, zones)
    name = catalog.schools[schools[0]].name if len(schools) == 1 else "Zones and lines of scalp acupuncture"
    return Sheet(
        title=name,
        subtitle=f"{counted(len(zones), 'zone', 'zones')}, constructed by rule on a model head: {head.name.lower()}",
        views=tuple(_views(head, catalog, shown, fonts, size_px, reader or Reader())),
        legend=legend_rows(catalog, zones),
        codes={zone: catalog.zones[zone].code for zone in zones},
        atlas=shown,
        cover=SkinRays(poly_data(head.levels[-1])),
        notes=tuple(_notes(catalog, shown, schools)),
        doubts=of_drawings(catalog.zones[placed.zone].drawing for placed in placed),
        sources="; ".join(_cited(catalog, key) for key in _rule_sources(catalog, zones)),
        footer=(f"{DISCLAIMER} {_RULED}", f"{_LICENCE} Made with Scalp Map Viewer {__version__}."),
    )


def legend_rows(catalog: Catalog, zones: tuple[ZoneId, ...]) -> tuple[LegendRow, ...]:
    """Return the legend of these zones, with its headings."""
    return tuple(_legend(catalog, zones, _schools(catalog, zones)))


def _schools(catalog: Catalog, zones: tuple[ZoneId, ...]) -> tuple[SchoolId, ...]:
    return tuple(dict.fromkeys(catalog.school_of(zone).id for zone in zones))


def _views(
    head: Head, catalog: Catalog, atlas: Atlas, fonts: Fonts, size_px: tuple[int, int], reader: Reader
) -> Iterator[SheetView]:
    width_px, height_px = size_px
    style = ImageStyle(width_px, height_px, min(size_px) / 500, has_marks=False)
    with Studio(head, catalog, atlas, fonts, style, reader) as studio:
        for view in _ORDER:
            state = ViewState(
                camera=CameraOrder(view, 1),
                selection=Selection(side="both"),
                reader=reader,
                drawing=Drawing(labels=False),
            )
            picture = studio.picture(state)
            pose = studio.pose
            yield SheetView(side_sentence(pose), picture, pose, side_marks(pose))


def _legend(catalog: Catalog, zones: tuple[ZoneId, ...], schools: tuple[SchoolId, ...]) -> Iterator[LegendRow]:
    for school_id in schools:
        school = catalog.schools[school_id]
        if len(schools) > 1:
            yield LegendRow(school.short_name, is_system=True)
        for group in zone_groups(catalog, school_id):
            rows = [row for row in group.zones if row.zone in zones]
            if rows:
                yield LegendRow(group.name)
            for row in rows:
                sample = zone_sample(catalog, catalog.zones[row.zone])
                yield LegendRow(row.name, row.han, row.code, row.swatch, sample)


def _notes(catalog: Catalog, shown: Atlas, schools: tuple[SchoolId, ...]) -> Iterator[str]:
    yield from (each.short for each in on_head(catalog, (), shown.person))
    yield "Sides are the patient's own: L is the patient's left. A code stands beside one of the two sides."
    yield "The colour says what a zone is used for, not that it works."
    if any(placed.parts for placed in shown.zones):
        yield "Stripes and bars tell the parts of a zone apart."
    if len(danger_points(catalog, shown, range(len(shown.zones)))):
        yield "! marks where a needle can reach what the skull does not protect."
    kinds: dict[LineKind, list[School]] = {}
    for school_id in schools:
        school = catalog.schools[school_id]
        kinds.setdefault(school.line_kind, []).append(school)
    if len(kinds) > 1:
        words = [f"{' and '.join(each.short_name for each in kinds[kind])} as {_KIND_WORDS[kind]}" for kind in kinds]
        yield f"Drawn: {', '.join(words)}."
    if any(placed.form.half_mm is None for placed in shown.zones):
        yield "No source gives the width of a line: that of the strips is a choice of drawing."


def _rule_sources(catalog: Catalog, zones: tuple[ZoneId, ...]) -> tuple[SourceKey, ...]:
    """Return who says where the zones lie: the sources of their own steps, in order, each once."""
    return tuple(dict.fromkeys(key for zone in zones for step in catalog.zones[zone].steps for key in step.sources))


def _cited(catalog: Catalog, key: SourceKey) -> str:
    study = catalog.studies.get(StudyKey(key))
    return study.short_citation if study is not None else catalog.sources[key].citation
