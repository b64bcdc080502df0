"""A card as it is asked: in words, on a side of the head, with choices where there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, Side, ZoneId
from viewer.domain.landmark_name import LANDMARK_NAMES
from viewer.domain.side_rule import SIDE_WORDS, said_rules
from viewer.domain.zone import Zone
from viewer.learning.card import Card, Kind
from viewer.learning.draw import Draw
from viewer.learning.judgement import Reason

if TYPE_CHECKING:
    from viewer.atlas.atlas import Atlas

TOLERANCE_MM = 5.0
POINT_TOLERANCE_MM = 3.0
"""How far from the nearest right place still counts as right, along the skin: ours, no source gives one."""

_PAIRED = frozenset({
    "ear_apex", "te20", "tragus", "zygomatic_arch", "brow", "pupil", "inner_canthus", "outer_canthus", "orbitale",
    "mouth_corner", "mastoid", "gonion", "parietal_tubercle",
})  # fmt: skip
_CHOICES = 4
_DEPENDS = _("It depends on what it is used for")
_SIDE_NOT_SAID = _("No source that was read says it")
_STUDIES: Mapping[str, str] = {
    "direct": _("At least one clinical study needled this very zone"),
    "mixed": _("Clinical studies needled it together with other zones"),
    "indirect": _("Only studies of other needling, or of other zones, are told beside it"),
    "none": _("No clinical study of it was found"),
}
_OTHER_ANGLES = ((90.0, 90.0), (45.0, 60.0), (60.0, 80.0))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes
    ----------
    words, han : str
        The question, and the Chinese name with pinyin beneath it where it gives nothing away.
    side : {"left", "right", ""}
        The patient's side on which it is asked; empty on the midline and where no side is meant.
    choices : tuple of str
        To choose from; empty where a place or a name is asked for.
    right : tuple of int
        Which choices are right.
    tolerance_mm : float
        How far from the nearest right place counts as right.
    answer : tuple of Reason
        What is right, and who says so.
    """

    card: Card
    words: str
    han: str = ""
    side: Literal["left", "right", ""] = ""
    choices: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    tolerance_mm: float = TOLERANCE_MM
    answer: tuple[Reason, ...] = ()


def question_of(catalog: Catalog, card: Card, seed: int, atlas: Atlas | None = None) -> Question:
    """Return a card as a question; the same seed asks the same.

    Parameters
    ----------
    atlas : Atlas, optional
        The head that is shown: what lies on its midline is asked for without a side.
    """
    draw = Draw(seed, card.id)
    side = draw.one_of(_sides(catalog, card, atlas))
    asked: Literal["left", "right", ""] = side if side != "midline" else ""
    return _ASKED[card.kind](catalog, card, asked, draw)


def names_of(catalog: Catalog, card: Card) -> tuple[str, ...]:
    """Return every name of what a card is about, the one that is shown first."""
    if card.thing_kind == "zone":
        return _zone_names(catalog.zones[ZoneId(card.thing)])
    if card.thing_kind == "part":
        zone, part = _part(catalog, card)
        return tuple(dict.fromkeys((*(f"{name}, {part}" for name in _zone_names(zone)), part)))
    if card.thing_kind == "point":
        point = catalog.points[PointId(card.thing)]
        return (point.title, point.code, point.pinyin, point.han, *point.other_codes, *point.aliases)
    if card.thing_kind == "landmark":
        return (LANDMARK_NAMES[card.thing][0],)
    return (card.thing,)


def _zone_names(zone: Zone) -> tuple[str, ...]:
    names = (zone.name.en, zone.name.han, zone.name.pinyin, zone.code, *zone.name.aliases)
    return tuple(name for name in names if name)


def _part(catalog: Catalog, card: Card) -> tuple[Zone, str]:
    zone_id, _slash, part_id = card.thing.partition("/")
    zone = catalog.zones[ZoneId(zone_id)]
    return zone, next(part.name for part in zone.parts if part.id == part_id)


def _sides(catalog: Catalog, card: Card, atlas: Atlas | None) -> tuple[Side, ...]:
    thing = card.thing.partition("/")[0]
    if card.thing_kind in ("zone", "part"):
        if atlas is not None:
            return tuple(dict.fromkeys(zone.side for zone in atlas.zones if zone.zone == thing)) or ("midline",)
        only = catalog.zones[ZoneId(thing)].only
        return (only,) if only else ("left", "right")
    if card.thing_kind == "point":
        return ("midline",) if catalog.points[PointId(thing)].l_cun == 0 else ("left", "right")
    return ("left", "right") if thing in _PAIRED else ("midline",)


def _asked_place(catalog: Catalog, card: Card, side: Literal["left", "right", ""], _draw: Draw) -> Question:
    name = names_of(catalog, card)[0]
    words = {"find": _("Click it: %s"), "build": _("Build it: %s"), "needle": _("Set the needle in it: %s")}
    tolerance = TOLERANCE_MM if card.thing_kind in ("zone", "part") else POINT_TOLERANCE_MM
    answer = _where(catalog, card)
    return Question(card, words[card.kind] % name, _han(catalog, card), side, tolerance_mm=tolerance, answer=answer)


def _asked_name(catalog: Catalog, card: Card, side: Literal["left", "right", ""], draw: Draw) -> Question:
    right = names_of(catalog, card)[0]
    wrong = [name for name in _neighbours(catalog, card) if name != right]
    choices = draw.shuffled((right, *wrong[: _CHOICES - 1]))
    asked = _("What is the part called that is lit?") if card.thing_kind == "part" else _("What is it called?")
    return Question(card, asked, "", side, choices, (choices.index(right),), answer=_where(catalog, card))


def _asked_use(catalog: Catalog, card: Card, side: Literal["left", "right", ""], draw: Draw) -> Question:
    zone = catalog.zones[ZoneId(card.thing)]
    use = draw.one_of([each for each in zone.indications if each.complaints and not each.is_record])
    # Of its own school first: the choice is hard where neighbours differ. A small school has too few others.
    wrong = [
        *draw.shuffled(_other_uses(zone, _school_of(catalog, zone))),
        *draw.shuffled(_other_uses(zone, catalog.zones.values())),
    ]
    wrong = list(dict.fromkeys(wrong))[: _CHOICES - 1]
    choices = draw.shuffled((use.use.text, *wrong))
    words = _("What is it used for, as its school teaches? %s") % zone.name.en
    answer = tuple(Reason(each.use.text, each.use.sources) for each in zone.indications if not each.is_record)
    return Question(card, words, _han(catalog, card), side, choices, (choices.index(use.use.text),), answer=answer)


def _asked_side(catalog: Catalog, card: Card, _side: Literal["left", "right", ""], draw: Draw) -> Question:
    zone = catalog.zones[ZoneId(card.thing)]
    rules = said_rules(zone)
    rule = zone.laterality.rule
    wordings = {name: f"{words[:1].upper()}{words[1:]}" for name, words in SIDE_WORDS.items()}
    wordings["not_said"] = _SIDE_NOT_SAID
    right = _DEPENDS if len(rules) > 1 else wordings[rules[0]]
    first = [right, wordings["opposite"], wordings["same"], wordings["both"], _SIDE_NOT_SAID]
    choices = draw.shuffled(tuple(dict.fromkeys(first))[:_CHOICES])
    words = _("On which side is it needled? %s") % zone.name.en
    answer = (Reason(rule.text, rule.sources),)
    return Question(card, words, _han(catalog, card), "", choices, (choices.index(right),), answer=answer)


def _asked_angle(catalog: Catalog, card: Card, side: Literal["left", "right", ""], draw: Draw) -> Question:
    zone = catalog.zones[ZoneId(card.thing)]
    angle = catalog.school_of(zone.id).angle
    others = [(each.angle.low_deg, each.angle.high_deg) for each in catalog.schools.values() if each.angle.is_printed]
    right = _range(angle.low_deg, angle.high_deg)
    apart = [
        _range(low, high)
        for low, high in (*others, *_OTHER_ANGLES)
        if high < angle.low_deg or low > angle.high_deg  # what overlaps is not wrong
    ]
    choices = draw.shuffled((right, *tuple(dict.fromkeys(apart))[: _CHOICES - 1]))
    words = _("At which angle to the skin does its school needle it? %s") % zone.name.en
    answer = (Reason(angle.statement.text, angle.statement.sources),)
    return Question(card, words, _han(catalog, card), side, choices, (choices.index(right),), answer=answer)


def _asked_studies(catalog: Catalog, card: Card, side: Literal["left", "right", ""], _draw: Draw) -> Question:
    zone = catalog.zones[ZoneId(card.thing)]
    met = {use.directness for use in zone.indications}
    right = next(each for each in ("direct", "mixed", "indirect", "none") if each in met or each == "none")
    choices = tuple(_STUDIES.values())
    note = catalog.school_of(zone.id).evidence_note
    studies = dict.fromkeys(key for use in zone.indications for key in use.studies)
    answer = (Reason(_STUDIES[right] + ".", tuple(studies)), Reason(note.text, note.sources))
    words = _("What do studies say? %s") % zone.name.en
    return Question(card, words, _han(catalog, card), side, choices, (list(_STUDIES).index(right),), answer=answer)


_ASKED: Mapping[Kind, Callable[[Catalog, Card, Literal["left", "right", ""], Draw], Question]] = {
    "find": _asked_place,
    "build": _asked_place,
    "needle": _asked_place,
    "name": _asked_name,
    "use": _asked_use,
    "side": _asked_side,
    "angle": _asked_angle,
    "studies": _asked_studies,
}


def _han(catalog: Catalog, card: Card) -> str:
    if card.thing_kind in ("zone", "part"):
        name = catalog.zones[ZoneId(card.thing.partition("/")[0])].name
        return f"{name.han} {name.pinyin}".strip()
    return catalog.points[PointId(card.thing)].han if card.thing_kind == "point" else ""


def _where(catalog: Catalog, card: Card) -> tuple[Reason, ...]:
    if card.thing_kind in ("zone", "part"):
        said = catalog.zones[ZoneId(card.thing.partition("/")[0])].summary
        return (Reason(said.text, said.sources),)
    if card.thing_kind == "point":
        said = catalog.points[PointId(card.thing)].finding
        return (Reason(said.text, said.sources),)
    if card.thing_kind == "landmark":
        place = LANDMARK_NAMES[card.thing][1]
        return (Reason(f"{place[:1].upper()}{place[1:]}."),)
    return ()


def _school_of(catalog: Catalog, zone: Zone) -> list[Zone]:
    school = catalog.school_of(zone.id)
    return [each for each in catalog.zones.values() if catalog.school_of(each.id) is school]


def _other_uses(zone: Zone, zones: Iterable[Zone]) -> tuple[str, ...]:
    """Uses of other zones for what this one is not used for, each once."""
    own = {each.use.text for each in zone.indications}
    uses = [
        each.use.text
        for other in zones
        for each in other.indications
        if not each.is_record and each.use.text not in own and not set(each.complaints) & set(zone.complaints)
    ]
    return tuple(dict.fromkeys(uses))


def _neighbours(catalog: Catalog, card: Card) -> list[str]:
    """Names of what could be meant instead, the likeliest first: other parts, zones and points listed near it."""
    if card.thing_kind == "part":
        zone, _name = _part(catalog, card)
        others = [f"{zone.name.en}, {part.name}" for part in zone.parts]
        return [*others, *(each.name.en for each in _school_of(catalog, zone) if each is not zone)]
    if card.thing_kind == "zone":
        zone = catalog.zones[ZoneId(card.thing)]
        listed = _school_of(catalog, zone)
        place = next(index for index, each in enumerate(listed) if each is zone)
        near = sorted(range(len(listed)), key=lambda index: abs(index - place))
        # A school of one figure alone has no neighbours: others stand in.
        return list(
            dict.fromkeys(
                (*(listed[index].name.en for index in near), *(each.name.en for each in catalog.zones.values()))
            )
        )
    points = [point for point in catalog.points.values() if point.step]
    place = next(index for index, each in enumerate(points) if each.id == card.thing)
    near = sorted(range(len(points)), key=lambda index: abs(index - place))
    return list(dict.fromkeys(points[index].title for index in near))


def _range(low_deg: float, high_deg: float) -> str:
    return f"{low_deg:g}°" if low_deg == high_deg else f"{low_deg:g} to {high_deg:g}°"
