"""Things that a page names lead where they say; questions of how they look are those of the whole page."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from viewer.domain.identity import StudyKey, ZoneId
from viewer.presentation.blocks import Action, Actions, Entries, Entry, Text
from viewer.presentation.card_view import ChipView, Swatch
from viewer.presentation.marked_text import MarkedText
from viewer.state.explain_requests import Explain
from viewer.state.mode_requests import Enter
from viewer.state.request import Request
from viewer.state.requests import ShowStudy, ShowZone
from viewer.widgets.paper.blocks import set_blocks
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.paper.entries import EntryView
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.theme import Look

ZONE = ShowZone(ZoneId("who.ms11"))
GREEN = Swatch("#23674E", "#0F2E23")
LIU = ShowStudy(StudyKey("liu"))
STUDY = Entry("Liu 2019", chips=(ChipView("mixed", "Mixed"),), notes=("Certainty low.",), request=LIU)


def _zone(*studies: str) -> Entry:
    chips = (ChipView("favours", "2 favour", "", studies),)
    return Entry(
        "Posterior line", "MS11", GREEN, chips, (Text(MarkedText("Both sides.")),), ("Disagree.",), ZONE, id="who.ms11"
    )


@pytest.fixture
def landed() -> list[str]:
    return []


@pytest.fixture
def column(look: Look, qtbot: QtBot, asked: list[Request], landed: list[str]) -> Column:
    made = Column(Setting(look, asked.append, lambda key: key == "here", landed.append))
    qtbot.addWidget(made)
    return made


def _set(column: Column, *blocks: object) -> list[EntryView]:
    for _piece in set_blocks(blocks, column):  # type: ignore[arg-type]
        pass
    return column.findChildren(EntryView)


def test_a_zone_with_words_of_its_own_has_a_button(column: Column, asked: list[Request]) -> None:
    (view,) = _set(column, Entries((_zone(),)))
    assert isinstance(view.button, QPushButton)
    assert view.button.accessibleName() == "Open Posterior line"
    view.button.click()
    assert asked == [ZONE]
    said = [label.text() for label in view.findChildren(QLabel)]
    assert [text for text in ("Posterior line", "MS11", "Both sides.", "Disagree.") if text not in said] == []
    assert column.places["who.ms11"] is view


def test_what_is_only_named_is_pressed_by_its_name(column: Column, asked: list[Request]) -> None:
    study, bare = _set(column, Entries((STUDY, Entry("Sham needle"))))
    assert isinstance(study.button, LinkButton)
    study.button.click()
    assert asked == [LIU]
    assert bare.button is None, "it opens nothing"


@pytest.mark.parametrize(
    ("studies", "wanted", "led_to"),
    [(("a",), [ShowStudy(StudyKey("a"))], []), (("here", "b"), [ZONE], ["here"])],
    ids=["one", "several"],
)
def test_a_chip_leads_to_its_studies(
    column: Column,
    asked: list[Request],
    landed: list[str],
    studies: tuple[str, ...],
    wanted: list[Request],
    led_to: list[str],
) -> None:
    (view,) = _set(column, Entries((_zone(*studies),)))
    view.findChild(ChipButton).click()
    assert asked == wanted
    assert landed == led_to


def test_an_entry_opens_at_its_place(column: Column, asked: list[Request], landed: list[str]) -> None:
    (view,) = _set(column, Entries((Entry("A zone", request=ZONE, at="needling"),)))
    assert view.button is not None
    view.button.click()
    assert (asked, landed) == ([ZONE], ["needling"])


def test_many_are_shown_on_request(column: Column) -> None:
    entries = tuple(Entry(f"Zone {n}", request=ZONE, id=f"z{n}") for n in range(8))
    _set(column, Entries(entries, at_first=6), Text(MarkedText("After them.")))
    assert len(column.findChildren(EntryView)) == 6
    more = next(each for each in column.findChildren(LinkButton) if each.plain_text() == "Show all 8")
    more.click()
    shown = [view.entry.title for view in column.widgets() if isinstance(view, EntryView)]
    assert shown == [f"Zone {n}" for n in range(8)]
    assert isinstance(column.widgets()[-1], QLabel), "what follows still follows"
    assert "z7" in column.places


def test_actions_ask(column: Column, asked: list[Request]) -> None:
    explain = Actions((Action("Explain & more", Explain(), is_primary=True),))
    _set(column, explain, Actions((Action("Build", Enter("build"), "build"),)))
    (button,) = column.findChildren(QPushButton)
    assert button.text() == "Explain && more"
    assert button.property("kind") == "primary"
    button.click()
    column.findChild(LinkButton).click()
    assert asked == [Explain(), Enter("build")]


def test_markup_in_data_is_shown_as_it_is(column: Column, sample: SimpleNamespace) -> None:
    hostile = "<b>bold</b> <img src='file:///etc/passwd'> & more"
    (view,) = _set(column, Entries((Entry(hostile, request=ZONE),)))
    assert isinstance(view.button, LinkButton)
    assert view.button.plain_text() == hostile
    assert "<img" not in view.button.toolTip()
