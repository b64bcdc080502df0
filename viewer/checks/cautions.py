"""Cautions reach whom they are meant for, stand on sound sources, and nothing leads to what one of them forbids."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.checks.content import Content
from viewer.checks.references import missing
from viewer.checks.registry import atlas_check, content_check
from viewer.data.content import file_of_list, file_of_zone
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import is_ruled_out
from viewer.domain.identity import HeadPlace, ZoneId
from viewer.errors import Problem
from viewer.geometry.head import Points
from viewer.geometry.surface import Surface

_FILE = file_of_list("cautions")
_FONTANELLE_MM = 22.5
"""So near to GV22 a line lies where the front fontanelle was; a choice of ours, no source gives its size there."""
_FRONT_FONTANELLE = "who/gv22"
_TEMPLE_SHARE = 0.45
"""Lower than this share of the vault's height, between ear and eye, is the temple; a choice of ours too."""


@content_check
def nothing_leads_to_what_is_ruled_out(content: Content) -> Iterator[Problem]:
    """All pairs of zones and complaints: where a caution rules one out, the use is a record, and only there."""
    catalog = content.catalog
    for zone in catalog.zones.values():
        for number, use in enumerate(zone.indications, start=1):
            forbidden = [each for each in use.complaints if is_ruled_out(catalog, zone, each)]
            is_forbidden = bool(forbidden) or (not use.complaints and _is_forbidden(catalog, zone.id))
            place = f"indications.{number}.is_record"
            if is_forbidden and not use.is_record:
                what = f"“{forbidden[0]}” leads here" if forbidden else "it is suggested"
                yield Problem(
                    file_of_zone(zone.id), place, f"{what}, which a caution rules out; write is_record = true"
                )
            elif use.is_record and not is_forbidden:
                yield Problem(file_of_zone(zone.id), place, "no caution rules it out, so it is no record", "warning")


@content_check
def summaries_teach_no_record(content: Content) -> Iterator[Problem]:
    """A summary is learned by heart: it does not name what is shown as a record at most."""
    for zone in content.catalog.zones.values():
        said = zone.summary.text.lower()
        recorded = {each for use in zone.indications if use.is_record for each in use.complaints}
        for complaint in sorted(recorded & content.catalog.complaints.keys()):
            named = content.catalog.complaints[complaint].plain
            if not zone.is_record and named.lower() in said:
                yield Problem(file_of_zone(zone.id), "summary", f"it teaches “{named}”, which is a record only")


def _is_forbidden(catalog: Catalog, zone: ZoneId) -> bool:
    """Whether a caution rules a zone out for everything."""
    return any(each.rules_out and zone in each.zones and not each.complaints for each in catalog.cautions.values())


@content_check
def cautions_refer_to_what_exists(content: Content) -> Iterator[Problem]:
    """The zones and complaints that a caution names exist; what rules out names something."""
    catalog = content.catalog
    for key, caution in content.catalog.cautions.items():
        named: tuple[tuple[str, Collection[str], Collection[str], str], ...] = (
            ("zones", caution.zones, catalog.zones, "zone"),
            ("complaints", caution.complaints, catalog.complaints, "complaint"),
            ("first_for", caution.first_for, catalog.complaints, "complaint"),
        )
        for field, names, there, noun in named:
            for name in names:
                if name not in there:
                    yield Problem(_FILE, f"cautions.{key}.{field}", missing(name, there, noun), "warning")
        if caution.rules_out and not (caution.zones or caution.places or caution.complaints):
            yield Problem(
                _FILE, f"cautions.{key}.rules_out", "it would rule out everything: it names no place or complaint"
            )


@content_check
def cautions_stand_on_sound_sources(content: Content) -> Iterator[Problem]:
    """No caution rests on second-hand pages alone; one that is our own says so."""
    sources = content.catalog.sources
    for key, caution in content.catalog.cautions.items():
        if all(name in sources and sources[name].is_second_hand for name in caution.statement.sources):
            message = "it rests on second-hand pages alone; find a source, or say that it is our own caution"
            yield Problem(_FILE, f"cautions.{key}.statement.sources", message)


@content_check
def emergencies_can_be_told(content: Content) -> Iterator[Problem]:
    """An emergency has everyday words, names the complaints it is for, and stands first on the page."""
    for key, caution in content.catalog.cautions.items():
        if (caution.strength == "emergency") != (caution.group == "emergency"):
            yield Problem(_FILE, f"cautions.{key}.group", "emergencies, and they alone, stand in the group “emergency”")
        elif caution.strength == "emergency" and not (caution.plain and caution.complaints):
            yield Problem(_FILE, f"cautions.{key}", "an emergency needs everyday words and the complaints it is for")


@atlas_check
def zones_say_what_they_lie_over(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """A zone that comes over the front fontanelle or into the temple says so; its cautions follow.

    For the nape `viewer.checks.depth` asks the same. On an infant's head lengths in mm reach farther than on those that
    schools teach on; there every zone is forbidden, and says so.
    """
    if atlas.person == "infant":
        return
    for placed in atlas.zones:
        if placed.side == "right" and catalog.zones[placed.zone].only is None:
            continue  # the left is its twin
        points = np.concatenate([line.points_mm for line in placed.lines])
        said = catalog.zones[placed.zone].over
        for place, is_there in _places(atlas, points).items():
            if is_there and place not in said:
                message = f"on {atlas.head} it lies over the {place}, and does not say so"
                yield Problem(file_of_zone(placed.zone), "over", message)


def _places(atlas: Atlas, points: Points) -> dict[HeadPlace, bool]:
    """Which of the places that ask for more care points of the left or of the middle come to."""
    marks = atlas.landmarks_mm
    gv22 = next((each.position_mm for each in atlas.points if each.point == _FRONT_FONTANELLE), None)
    low_mm = _TEMPLE_SHARE * float(marks["vertex"][2])
    front_mm = float(marks["outer_canthus_left"][1])
    aside_mm = float(abs(marks["outer_canthus_left"][0]))
    x, y, z = points.T
    return {
        "fontanelle": gv22 is not None and bool((np.linalg.norm(points - gv22, axis=1) < _FONTANELLE_MM).any()),
        "temple": bool(((y > 0.0) & (y < front_mm) & (z < low_mm) & (abs(x) > aside_mm)).any()),
    }
