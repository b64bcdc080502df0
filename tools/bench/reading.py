"""How fast words are found and cards opened."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent

from viewer.app.program import Program
from viewer.domain.catalog import Catalog
from viewer.domain.complaint import Complaint
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.zone import Zone
from viewer.presentation.search import SearchIndex
from viewer.state.view_state import Selection, ViewState

_MANY = 100
_ROUNDS = 5
_CARD_ROUNDS = 2
# Names, typos, words in another order, Chinese with and without tones, one letter, nothing to be found.
_ASKED = (
    "motor area", "tinnitus", "rining in the ears", "migrane", "失眠", "shi mian", "Yùndòng qū", "right arm weak", "J1",
    "GV20", "s", "stroke", "hemiplegai", "trouble speaking after a stroke", "knee pain", "xyzzyq",
)  # fmt: skip


def measure_reading(program: Program) -> dict[str, float | None]:
    """Measure search on the shipped content and on a hundred times as much, and the card that opens slowest."""
    catalog = program.catalog
    return {
        "search_ms": _search_ms(SearchIndex(catalog)),
        "search_many_ms": _search_ms(SearchIndex(many_times(catalog, _MANY))),
        "card_ms": _card_ms(program),
    }


def many_times(catalog: Catalog, count: int) -> Catalog:
    """Return the content with that many times as many zones and complaints, each with words of its own.

    Parameters
    ----------
    catalog : Catalog
        The shipped content.
    count : int
        How many times as much.
    """
    zones: dict[ZoneId, Zone] = {}
    complaints: dict[ComplaintId, Complaint] = {}
    for turn in range(count):
        for complaint in catalog.complaints.values():
            made = _complaint_again(complaint, turn)
            complaints[made.id] = made
        for zone in catalog.zones.values():
            again = _zone_again(zone, turn)
            zones[again.id] = again
    return replace(catalog, zones=zones, complaints=complaints)


def _complaint_again(complaint: Complaint, turn: int) -> Complaint:
    return replace(
        complaint,
        id=ComplaintId(_id(complaint.id, turn)),
        plain=_words(complaint.plain, turn),
        professional=_words(complaint.professional, turn),
        synonyms=tuple(_words(word, turn) for word in complaint.synonyms),
    )


def _zone_again(zone: Zone, turn: int) -> Zone:
    uses = tuple(
        replace(use, complaints=tuple(ComplaintId(_id(each, turn)) for each in use.complaints))
        for use in zone.indications
    )
    name = replace(zone.name, en=_words(zone.name.en, turn))
    return replace(zone, id=ZoneId(_id(zone.id, turn)), name=name, indications=uses)


def _id(name: str, turn: int) -> str:
    return f"{name}-{turn}" if turn else name


def _words(text: str, turn: int) -> str:
    """The text with every word ending in letters of its own turn, so that it is another word."""
    if not turn or not text.isascii():
        return text
    ending = chr(ord("a") + turn % 26) + chr(ord("a") + turn // 26)
    return " ".join(word + ending for word in text.split())


def _search_ms(index: SearchIndex) -> float:
    times = []
    for asked in _ASKED * _ROUNDS:
        before = time.perf_counter()
        index.find(asked)
        times.append((time.perf_counter() - before) * 1000)
    return median(times)


def _card_ms(program: Program) -> float:
    """The longest time to a card on the screen: the better of two rounds for each zone, complaint, point and study."""
    card = program.explore.card
    best: dict[ViewState, float] = {}
    for _round in range(_CARD_ROUNDS):
        for state in _states(program.catalog):
            # What was taken off the page goes when the program is idle: that is between two cards.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            before = time.perf_counter()
            card.refresh(state)
            card.repaint()
            taken_ms = (time.perf_counter() - before) * 1000
            best[state] = min(taken_ms, best.get(state, taken_ms))
    card.refresh(program.store.state)
    return max(best.values())


def _states(catalog: Catalog) -> Iterator[ViewState]:
    for zone in catalog.zones:
        yield ViewState(selection=Selection(zone=zone))
    for complaint in catalog.complaints:
        yield ViewState(selection=Selection(complaint=complaint))
    for point in catalog.points:
        yield ViewState(selection=Selection(point=point))
    for study in catalog.studies:
        yield ViewState(study=study)
