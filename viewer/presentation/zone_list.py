"""What the list shows: zones in groups, complaints by topic, or what a search found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId, ComplaintId, GroupId, GyrusId, PartId, PointId, SchoolId, ZoneId
from viewer.domain.zone import Zone
from viewer.presentation.card_view import Swatch
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import Words

WHAT_CAN_BE_SEARCHED = (
    "The search knows zones, complaints, points and electrode sites by name, code (J1, MS6, GV20, Cz), Chinese "
    "and pinyin, gyri and what they do, schools by all their names, and the words of cautions, studies and pages."
)
FoundKind = Literal["complaint", "zone", "point", "gyrus"]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a zone in the list."""

    part: PartId
    name: str
    region: str
    swatch: Swatch


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone in the list; its parts show while it is selected."""

    zone: ZoneId
    name: str
    han: str
    code: str
    swatch: Swatch
    swatches: tuple[Swatch, ...]
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A function group of one school with its zones."""

    group: GroupId
    name: str
    swatch: Swatch
    zones: tuple[ZoneRow, ...]


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint in the list.

    Attributes
    ----------
    detail : str
        A second line, for other words; empty for none.
    han : str
        What stands at the right end if it fits.
    """

    complaint: ComplaintId
    name: str
    detail: str
    han: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintGroup:
    """The complaints of one topic; `han` of a row stands at its right end."""

    topic: str
    complaints: tuple[ComplaintRow, ...]


@dataclass(frozen=True, slots=True)
class PointRow:
    """An acupuncture point in the list of what a search found."""

    point: PointId
    name: str
    han: str


@dataclass(frozen=True, slots=True)
class GyrusRow:
    """A gyrus in the list of what a search found; `detail` is what it is said to do."""

    gyrus: GyrusId
    name: str
    han: str
    detail: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """What a page says, in the list of what a search found; without a passage the page as a whole."""

    page: ArticleId
    passage: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class MoreRow:
    """An electrode site, a caution or a study, in the list of what a search found."""

    kind: Literal["site", "caution", "study"]
    key: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class FoundList:
    """What a search found.

    Attributes
    ----------
    showing : str
        What is shown instead of the words typed, when a typo was forgiven; else empty.
    nearest : tuple of str
        The nearest words when nothing was found.
    first : {"complaint", "zone", "point", "gyrus"}
        What stands first: that of which the name itself was typed.
    reasons : mapping
        By which words each zone, complaint, point and gyrus was found, by its id.
    """

    query: str
    showing: str
    complaints: tuple[ComplaintRow, ...]
    zones: tuple[ZoneRow, ...]
    nearest: tuple[str, ...]
    points: tuple[PointRow, ...] = ()
    gyri: tuple[GyrusRow, ...] = ()
    passages: tuple[PassageRow, ...] = ()
    more: tuple[MoreRow, ...] = ()
    first: FoundKind = "complaint"
    reasons: Mapping[str, str] = field(default_factory=dict)

    def why(self, target: str) -> str:
        """Return the words by which a zone, complaint, point or gyrus was found."""
        return self.reasons.get(target, "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.complaints or self.zones or self.points or self.gyri or self.passages or self.more)


def zone_groups(catalog: Catalog, *schools: SchoolId) -> tuple[GroupRow, ...]:
    """Return the groups of these schools that have zones, in order."""
    groups = []
    for group in sorted(catalog.groups.values(), key=lambda group: group.order):
        rows = tuple(
            zone_row(catalog, zone)
            for zone in catalog.zones.values()
            if zone.group == group.id and catalog.school_of(zone.id).id in schools
        )
        if rows:
            groups.append(GroupRow(group.id, group.name, Swatch(group.fill, group.edge), rows))
    return tuple(groups)


def complaint_groups(catalog: Catalog, words: Words) -> tuple[ComplaintGroup, ...]:
    """Return all complaints by topic, in order; with professional words the technical term stands below each."""
    topics: dict[str, list[ComplaintRow]] = {}
    for complaint in catalog.complaints.values():
        if words == "professional":
            is_same = complaint.plain.casefold() == complaint.professional.casefold()
            row = ComplaintRow(complaint.id, complaint.plain, "" if is_same else complaint.professional)
        else:
            row = ComplaintRow(complaint.id, complaint.plain, "", complaint.han)
        topics.setdefault(complaint.topic, []).append(row)
    return tuple(ComplaintGroup(topic, tuple(rows)) for topic, rows in topics.items())


def point_row(point: Acupoint) -> PointRow:
    """Return the row of one acupuncture point."""
    return PointRow(point.id, point.title, point.han)


def zone_row(catalog: Catalog, zone: Zone) -> ZoneRow:
    """Return the row of one zone."""
    parts = tuple(PartRow(part.id, part.name, part.region, part_swatch(catalog, zone, part.id)) for part in zone.parts)
    swatch = zone_swatch(catalog, zone)
    swatches = tuple(part.swatch for part in parts) or (swatch,)
    return ZoneRow(zone.id, zone.name.en, zone.name.han, zone.code, swatch, swatches, parts)
