"""Decks for Anki: whole, with a picture on each side, and known again when they are taken in once more."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.export.web_page_world import world
from viewer.cli.main import main
from viewer.data.paths import assets_folder
from viewer.domain.identity import ZoneId
from viewer.export.anki_deck import cards_table, deck_file, paper_cards
from viewer.export.ground import Ground
from viewer.learning.card import Card
from viewer.learning.deck import deck_of, narrowed
from viewer.scene.lettering import Fonts

THINGS = ("jiao.motor", "jiao.balance")


def cards() -> tuple[Card, ...]:
    return narrowed(deck_of(world().catalog), things=THINGS)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shares: list[float] = []
    there = Ground(world().catalog, world().head, world().atlas)
    content = deck_file(there, cards(), Fonts.shipped(assets_folder()), "Two zones", shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    file = tmp_path_factory.mktemp("deck") / "two.apkg"
    file.write_bytes(content)
    return file


def test_every_card_of_paper_is_in_the_deck_with_its_pictures(deck: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(deck) as packed:
        packed.extractall(tmp_path)
    media = json.loads((tmp_path / "media").read_text())
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    notes = [fields.split("\x1f") for (fields,) in connection.execute("SELECT flds FROM notes")]
    connection.close()
    wanted = list(paper_cards(world().catalog, cards()))
    assert [note[0] for note in notes] == [card.id for card in wanted]
    names = set(media.values())
    for _id, question, _han, front, answer, back, _sources in notes:
        assert question
        assert answer
        for side in (front, back):
            assert side.split('"')[1] in names
    for number in media:
        with Image.open(tmp_path / number) as picture:
            low, high = picture.convert("L").getextrema()
            assert (low < 120, high) == (True, 255)


def test_the_side_that_asks_does_not_say_the_name() -> None:
    for card in paper_cards(world().catalog, deck_of(world().catalog)):
        zone = world().catalog.zones[ZoneId(card.card.thing.partition("/")[0])]
        if card.card.kind == "name" and card.card.thing_kind == "zone":
            assert zone.name.en not in card.question + card.han
        assert all(text for text in card.answer)


@pytest.mark.skipif(importlib.util.find_spec("anki") is None, reason="Anki's own library is not installed")
def test_anki_takes_it_in_and_doubles_nothing(deck: Path, tmp_path: Path) -> None:
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(tmp_path / "collection.anki2"))
    for _time in range(2):
        collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
        )
        assert collection.card_count() == len(list(paper_cards(world().catalog, cards())))
    collection.close()


def test_the_table_has_a_line_for_every_card_of_paper() -> None:
    rows = list(csv.DictReader(io.StringIO(cards_table(world().catalog, deck_of(world().catalog)))))
    assert [row["id"] for row in rows] == [card.id for card in paper_cards(world().catalog, deck_of(world().catalog))]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--system", "jiaoo"], "jiaoo"),
        (["--format", "csv", "-o", "cards.apkg"], "should end in .csv"),
        (["--format", "anki"], "name a file for it with -o"),
    ],
)
def test_what_cannot_be_made_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cards", *words]) != 0
    assert said in capsys.readouterr().err
