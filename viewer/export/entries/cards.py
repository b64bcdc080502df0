"""Cards to learn with Anki, or as a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.export.screen import Screen
from viewer.presentation.question import Value, choice

_BEGUN = 0.05
_EXAMPLES = """\
  {prog} --system jiao -o jiao.apkg            a deck for Anki, with pictures on both sides
  {prog} --format csv -o cards.csv             the cards of all schools as a table
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Make the deck or the table."""
    from viewer.domain.identity import SchoolId
    from viewer.errors import RequestError
    from viewer.export.anki_deck import cards_table, deck_file
    from viewer.export.export import PRINTED
    from viewer.export.ground import content_for, ground
    from viewer.export.writing import refuse_other_ending, say_or_write, write
    from viewer.learning.deck import deck_of, narrowed

    refuse_other_ending(into, request.format, {str(ending.sets["format"]): ending.suffix for ending in CARDS.endings})
    catalog = content_for(request, progress.note)
    schools = (SchoolId(request.system),) if request.system is not None else ()
    cards = narrowed(deck_of(catalog), schools=schools)
    if request.format == "csv":
        say_or_write(into, cards_table(catalog, cards), progress, mark="\ufeff")
        return True
    if into == PRINTED:
        raise RequestError("a deck is not printed here; name a file for it with -o")
    there = ground(catalog, request.head, progress.note)
    from viewer.data.paths import assets_folder
    from viewer.scene.lettering import Fonts

    progress.share(_BEGUN)
    title = catalog.schools[schools[0]].name if schools else "All schools"
    made = deck_file(
        there, cards, Fonts.shipped(assets_folder()), title, lambda done: progress.share(_BEGUN + 0.9 * done)
    )
    write(into, made, progress)
    return there.is_whole


def _name(screen: Screen, values: Mapping[str, Value]) -> str:
    return f"cards-{values.get('system') or screen.values.get('system') or 'all'}"


CARDS = Export(
    id="cards",
    words="Learning cards",
    about="write cards for Anki, or as a table",
    proposed="cards.apkg",
    proposed_here=_name,
    endings=(
        Ending(".apkg", "Deck for Anki", {"format": "anki"}),
        Ending(".csv", "Table", {"format": "csv"}),
    ),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(
        shared.system("one school; without it the cards of all"),
        shared.HEAD,
        Option("format", choice("anki", "csv"), "anki by default", "anki"),
    ),
)
