"""What the search field finds, as lines or as JSON.

May import: `viewer.presentation` and below.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from viewer.cli.call import OK, content, say
from viewer.errors import RequestError

if TYPE_CHECKING:
    from viewer.presentation.zone_list import FoundList


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found, and why."""

    kind: str
    id: str
    name: str
    why: str


def find(order: argparse.Namespace) -> int:
    """Say what the search field would show, in its order; that nothing is found is an answer, too."""
    words = " ".join(order.words).strip()
    if not words:
        raise RequestError("find: say what is to be found, for example: find ringing in the ears")
    from viewer.presentation.search import SearchIndex
    from viewer.presentation.zone_list import WHAT_CAN_BE_SEARCHED

    found = SearchIndex(content()).find(words)
    rows = list(_rows(found))
    if order.as_json:
        answer = {"query": found.query, "showing": found.showing, "found": [asdict(row) for row in rows]}
        say(json.dumps(answer | {"nearest": list(found.nearest)}, ensure_ascii=False, indent=1))
        return OK
    if found.showing:
        say(f"Showing {found.showing}")
    for row in rows:
        say(f"{row.kind:<9} {row.id:<24} {row.name}{f'  ({row.why})' if row.why else ''}")
    if not rows:
        nearest = f"Nearest: {', '.join(found.nearest)}" if found.nearest else WHAT_CAN_BE_SEARCHED
        say(f"Nothing found for “{words}”. {nearest}")
    return OK


def _rows(found: FoundList) -> Iterator[Found]:
    """What was found, the kind whose name was typed first, as in the list."""
    why = found.why
    kinds: dict[str, list[Found]] = {
        "complaint": [Found("complaint", row.complaint, row.name, why(row.complaint)) for row in found.complaints],
        "zone": [Found("zone", row.zone, row.name, why(row.zone)) for row in found.zones],
        "point": [Found("point", row.point, row.name, why(row.point)) for row in found.points],
        "gyrus": [Found("gyrus", row.gyrus, row.name, why(row.gyrus)) for row in found.gyri],
    }
    for kind in sorted(kinds, key=lambda kind: kind != found.first):
        yield from kinds[kind]
    yield from (Found(row.kind, row.key, row.name, row.detail) for row in found.more)
    yield from (Found("page", f"{row.page}/{row.passage}".rstrip("/"), row.name, row.detail) for row in found.passages)
