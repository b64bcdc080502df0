"""Cards to learn with another program: a deck for Anki with pictures on both sides, or a table."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import numpy as np
from PIL import Image

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, StudyKey, ZoneId
from viewer.export.ground import Ground
from viewer.export.studio import ImageStyle, Studio
from viewer.learning.card import Card
from viewer.learning.draw import hashed
from viewer.learning.question import Question, names_of, question_of
from viewer.presentation.citations import full_citation
from viewer.presentation.sentences import DISCLAIMER
from viewer.scene.lettering import Fonts, Picture
from viewer.state.view_state import CameraOrder, Drawing, Reader, Selection, ViewState

KINDS = ("find", "name", "use", "side", "angle", "studies")
"""What a card of paper can ask; what the hand has to do is asked in the program and on its page."""

_SIZE_PX = 640
_QUALITY = 85
# Never changed: by them Anki knows a deck and its cards again, so that taking it in twice updates and never doubles.
_MODEL = 1_764_511_001
_DECK = 1_764_511_002
_CSS = """.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.4; text-align: center; }
.card img { max-width: 100%; max-height: 60vh; } .han { color: #667; } .small { color: #667; font-size: 14px; }
.answer { text-align: left; max-width: 40em; margin: 0 auto; }"""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A card with two sides.

    Attributes
    ----------
    id : str
        Stable for ever.
    question, han : str
        What is asked.
    answer : tuple of str
        What is right, in sentences; the first is the shortest.
    sources : tuple of str
        Citations of who says so.
    tags : tuple of str
        School, pass and kind.
    """

    id: str
    card: Card
    question: str
    han: str
    answer: tuple[str, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...]


def paper_cards(catalog: Catalog, cards: Iterable[Card]) -> Iterator[PaperCard]:
    """Return those cards that can stand on paper, with the same words every time."""
    for card in cards:
        if card.kind in KINDS and card.thing_kind in ("zone", "part"):
            question = question_of(catalog, card, 0)
            tags = tuple(tag for tag in (card.school, card.pass_, card.kind) if tag)
            yield PaperCard(
                card.id,
                card,
                question.words,
                question.han,
                _answer(catalog, question),
                _sources(catalog, question),
                tags,
            )


def deck_file(there: Ground, cards: Iterable[Card], fonts: Fonts, title: str, share: Callable[[float], None]) -> bytes:
    """Return a deck as Anki reads it.

    Parameters
    ----------
    there : Ground
        The head on which the pictures are taken.
    share : callable
        Hears how much is done, 0 to 1; what it raises ends the work.
    """
    import genanki

    written = [card for card in paper_cards(there.catalog, cards) if _is_placed(there, card.card)]
    model = genanki.Model(
        _MODEL, "Scalp Map", css=_CSS,
        fields=[{"name": name} for name in ("Id", "Question", "Han", "Front", "Answer", "Back", "Sources")],
        templates=[{
            "name": "Card",
            "qfmt": '{{Question}}<div class="han">{{Han}}</div>{{Front}}',
            "afmt": '{{Question}}<div class="han">{{Han}}</div><hr id="answer">{{Back}}'
            '<div class="answer">{{Answer}}</div><p class="small">{{Sources}}</p>'
            f'<p class="small">{escape(DISCLAIMER)}</p>',
        }],
    )  # fmt: skip
    deck = genanki.Deck(_DECK ^ hashed(title), f"Scalp Map::{title}")
    with tempfile.TemporaryDirectory(prefix="scalp-map-deck-") as name:
        folder = Path(name)
        pictures = _pictures(there, written, fonts, folder, share)
        for card in written:
            front, back = pictures[card.card.thing]
            # On the side that asks, the zone is lit, but for the card that asks where it is.
            shown = front[1] if card.card.kind == "find" else front[0]
            said, cited = ("<br>".join(map(escape, texts)) for texts in (card.answer, card.sources))
            values = [
                card.id, escape(card.question), escape(card.han), f'<img src="{shown.name}">', said,
                f'<img src="{back.name}">', cited,
            ]  # fmt: skip
            guid = genanki.guid_for("scalp-map-viewer", card.id)
            deck.add_note(genanki.Note(model=model, fields=values, guid=guid, tags=list(card.tags)))
        package = genanki.Package(deck)
        package.media_files = [str(file) for file in sorted(folder.glob("*.jpg"))]
        file = folder / "deck.apkg"
        package.write_to_file(str(file))
        return file.read_bytes()


def cards_table(catalog: Catalog, cards: Iterable[Card]) -> str:
    """Return the cards as CSV, one line each, with a head."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("id", "question", "han", "answer", "sources", "tags"))
    for card in paper_cards(catalog, cards):
        writer.writerow(
            (card.id, card.question, card.han, " ".join(card.answer), "; ".join(card.sources), " ".join(card.tags))
        )
    return table.getvalue().rstrip("\n")


_Files = dict[str, tuple[tuple[Path, Path], Path]]


def _pictures(
    there: Ground, cards: list[PaperCard], fonts: Fonts, folder: Path, share: Callable[[float], None]
) -> _Files:
    """Take three pictures of each thing: lit without its name, the bare head, and with the name."""
    style = ImageStyle(_SIZE_PX, _SIZE_PX, ratio=1.6, has_marks=False)
    things = list(dict.fromkeys(card.card.thing for card in cards))
    files: _Files = {}
    with Studio(there.head, there.catalog, there.atlas, fonts, style, Reader()) as studio:
        for number, thing in enumerate(things):
            zone, _slash, part = thing.partition("/")
            school = there.catalog.school_of(ZoneId(zone)).id
            state = ViewState(
                school=school,
                selection=Selection(zone=ZoneId(zone), part=part or None, side="left"),  # type: ignore[arg-type]
                camera=CameraOrder("zone", 1),
            )
            named = studio.picture(state)
            pose = studio.pose
            lit = studio.picture(replace(state, drawing=Drawing(labels=False)), pose)
            bare_state = replace(state, selection=Selection(), drawing=Drawing(labels=False, zone_opacity=0.0))
            bare = studio.picture(bare_state, pose)
            kept = [
                _kept(folder / f"scalp-map-{hashed(thing):08x}-{kind}.jpg", picture)
                for kind, picture in (("lit", lit), ("bare", bare), ("named", named))
            ]
            files[thing] = (kept[0], kept[1]), kept[2]
            share((number + 1) / len(things))
    return files


def _kept(file: Path, picture: Picture) -> Path:
    Image.fromarray(np.ascontiguousarray(picture[..., :3])).save(file, quality=_QUALITY)
    return file


def _is_placed(there: Ground, card: Card) -> bool:
    zone = card.thing.partition("/")[0]
    return any(placed.zone == zone for placed in there.atlas.zones)


def _answer(catalog: Catalog, question: Question) -> tuple[str, ...]:
    first = [question.choices[right] for right in question.right] or [names_of(catalog, question.card)[0]]
    said = (*(text if text.endswith(".") else f"{text}." for text in first), *(each.text for each in question.answer))
    return tuple(dict.fromkeys(said))


def _sources(catalog: Catalog, question: Question) -> tuple[str, ...]:
    keys = dict.fromkeys(key for reason in question.answer for key in reason.sources)
    return tuple(
        source.citation
        if (source := catalog.sources.get(SourceKey(key)))
        else full_citation(catalog.studies[StudyKey(key)], 3)
        for key in keys
    )
