"""Which names answer a tour's question: while it is open, nothing that says them is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from viewer.domain.catalog import Catalog
from viewer.domain.spelling import fold
from viewer.domain.tour import Stop, plain_words

_SIDES = (("left", "opposite side"), ("right", "opposite side"))


def answering_names(catalog: Catalog, stop: Stop) -> tuple[str, ...]:
    """Return the names of what the answer names and the question does not.

    That is zones, parts, points, complaints, terms and sides. All names of such a thing count: whoever reads its code,
    or where in the body it belongs, has the answer as well.
    """
    answer = plain_words(stop.answer)
    told: dict[str, None] = {}
    for names in _things(catalog, stop) if stop.question else ():
        new = [name for name in dict.fromkeys(names) if not _is_letter(name) and not says(stop.question, name)]
        if any(says(answer, name) for name in new):
            told.update(dict.fromkeys(new))
    return tuple(told)


def tells_side(stop: Stop) -> bool:
    """Whether the answer to a stop's question is, or names, a side of the head."""
    answer = plain_words(stop.answer)
    return bool(stop.question) and any(says(answer, side) for side, _ in _SIDES)


def says(text: str, name: str) -> bool:
    """Whether a text has a name in it, as whole words in any case; a Chinese name has no ends of words."""
    text, name = _folded(text), _folded(name)
    return bool(name) and (f" {name} " in f" {text} " or (not name.isascii() and name in text))


def tells(text: str, names: Iterable[str]) -> bool:
    """Whether a text says any of the names."""
    return any(says(text, name) for name in names)


def _things(catalog: Catalog, stop: Stop) -> Iterator[tuple[str, ...]]:
    """Everything that has names: each with all of them."""
    yield from _SIDES
    for zone in catalog.zones.values():
        yield (zone.name.en, zone.name.han, zone.name.pinyin, zone.code, *zone.name.aliases)
    shown = {stop.view.selected, *stop.view.lit, *stop.view.compared}
    for zone in catalog.zones.values():
        for part in zone.parts if zone.id in shown else ():
            yield (part.name, *re.split(r", | and ", part.region))
    for point in catalog.points.values():
        yield (point.code, *point.other_codes, point.pinyin, point.han)
    for complaint in catalog.complaints.values():
        yield (complaint.plain, complaint.professional, complaint.han)
    for term in catalog.terms.values():
        # A word without small letters, as OR, would be found in every other sentence.
        yield (term.name, *(word for word in term.words if not word.isupper()))


def _is_letter(name: str) -> bool:
    """Whether a name is empty or one Latin letter, as codes of YNSA: A and I would be found in every other sentence."""
    return len(name) < 2 and name.isascii()


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)
