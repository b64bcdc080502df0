"""The page of a study or source: everything is said, everything leads somewhere, nothing is markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from viewer.domain.identity import SourceKey, StudyKey
from viewer.presentation.marked_text import LinkView, MarkedText
from viewer.presentation.palette import DARK
from viewer.presentation.study_page import Fact, SourcePage, StudyPage
from viewer.presentation.where_used import UsedGroup, UsedPlace
from viewer.widgets.pieces.link_button import WebLink
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.publication.panel import PublicationPanel
from viewer.widgets.publication.used_section import PlaceEntry, UsedList
from viewer.widgets.theme import Look, apply_theme

_USED = (
    UsedGroup(
        "Uses of zones", tuple(UsedPlace("zone", f"jiao.z{n}", "uses", f"Zone {n}", "For this.") for n in range(8))
    ),
    UsedGroup("Words explained", (UsedPlace("", "", "", "Sham needle"),)),
)


def _study(sample: SimpleNamespace) -> StudyPage:
    return StudyPage(
        key=StudyKey("chen2025"),
        view=sample.study(),
        direction="Favours, low certainty.",
        facts=(
            Fact("Design", MarkedText("Review of trials.")),
            Fact("Who took part", MarkedText("People with tinnitus."), is_derived=True),
            Fact("Registration", MarkedText("Not seen."), is_seen=False),
        ),
        certainty="Low certainty.",
        judgement="Our provisional reading of what we saw of it.",
        verified=(Fact("Not seen", MarkedText("volume.")),),
        pages=(LinkView("example.org", "https://example.org/a"),),
        used=_USED,
        background="",
    )


@pytest.fixture
def panel(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> PublicationPanel:
    made = PublicationPanel(look)
    made.show_page(_study(sample), sample.cautions())
    shown(made, 424, 796)
    made.build_all()
    return made


def _words(panel: PublicationPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_the_page_says_all_and_what_was_not_seen(panel: PublicationPanel, sample: SimpleNamespace) -> None:
    words = _words(panel)
    view = sample.study()
    for said in (
        view.name, view.citation, view.result.text, f"Limits. {view.limits}", f"Harms. {view.harms}", "Registration",
        "Not seen.", "Derived, not read.", "Low certainty.", "Our provisional reading", "volume.", "Sham needle",
    ):  # fmt: skip
        assert said in words, said


def test_cautions_are_in_sight_without_scrolling(panel: PublicationPanel) -> None:
    line = panel.caution_line()
    assert line.isVisible()
    assert line.geometry().bottom() == panel.rect().bottom()
    assert line.plain_text() == "Danger. Short 0."
    panel.scroll_area().verticalScrollBar().setValue(500)
    assert line.geometry().bottom() == panel.rect().bottom()
    assert panel.name.isVisible(), "what one reads is named beside the way back"
    assert panel.scroll_area().viewport().height() >= 0.85 * panel.height()


def test_back_links_and_places_ask(panel: PublicationPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.back_requested):
        qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    for link in panel.findChildren(WebLink):
        with qtbot.waitSignal(panel.link_requested) as asked:
            link.click()
        assert asked.args == [link.view.url]
    entry = panel.findChildren(PlaceEntry)[0]
    assert entry.link is not None
    with qtbot.waitSignal(panel.place_requested) as asked:
        entry.link.click()
    assert asked.args == [_USED[0].places[0]]


def test_a_place_that_opens_nothing_is_no_link(panel: PublicationPanel) -> None:
    entry = next(entry for entry in panel.findChildren(PlaceEntry) if entry.place.name == "Sham needle")
    assert entry.link is None


def test_many_places_are_shown_on_request(panel: PublicationPanel) -> None:
    held = panel.findChildren(UsedList)[0]
    assert len(held.findChildren(PlaceEntry)) == 6
    assert held.more is not None
    assert "8" in held.more.plain_text()
    held.more.click()
    assert [entry.place.name for entry in held.findChildren(PlaceEntry)] == [f"Zone {n}" for n in range(8)]
    assert held.more is None


def test_a_source_has_a_page_of_the_same_kind(panel: PublicationPanel) -> None:
    page = SourcePage(SourceKey("who"), "WHO standard", "Official.", LinkView("who.int", "https://who.int/"), _USED)
    panel.show_page(page, ())
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "WHO standard" in words
    assert "Official." in words
    assert "Study" not in words
    assert panel.accessibleName() == "Page of the source"


def test_markup_in_data_is_shown_as_it_is(panel: PublicationPanel, sample: SimpleNamespace) -> None:
    hostile = "<b>bold</b> <img src='file:///etc/passwd'> & more"
    page = replace(
        _study(sample), certainty=hostile, used=(UsedGroup("x", (UsedPlace("zone", "z", "uses", hostile),)),)
    )
    panel.show_page(page, ())
    panel.build_all()
    for label in panel.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    entry = next(entry for entry in panel.findChildren(PlaceEntry) if entry.place.name == hostile)
    assert entry.link is not None
    assert entry.link.plain_text() == hostile
    assert "<img" not in entry.link.toolTip()


@pytest.mark.parametrize(("width", "factor"), [(344, 1.0), (344, 1.5), (640, 1.0)])
def test_nothing_is_cut(qapp: QApplication, look: Look, panel: PublicationPanel, width: int, factor: float) -> None:
    apply_theme(qapp, look, DARK, factor)
    panel.build_all()
    panel.resize(width, 796)
    panel.layout().activate()
    for statement in panel.findChildren(Statement):
        if statement.isVisible():
            assert statement.height() >= statement.heightForWidth(statement.width()), statement.text()


def test_what_is_in_sight_is_there_at_once_and_the_rest_follows(
    look: Look, shown: Callable[..., None], qtbot: QtBot, sample: SimpleNamespace
) -> None:
    panel = PublicationPanel(look)
    shown(panel, 424, 300)
    panel.show_page(_study(sample), sample.cautions())
    assert sample.study().name in _words(panel)
    assert not panel.findChildren(UsedList), "it is out of sight"
    qtbot.waitUntil(lambda: len(panel.findChildren(UsedList)) == 2)


def test_another_page_forgets_what_the_last_one_lacked(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    panel = PublicationPanel(look)
    shown(panel, 424, 300)
    panel.show_page(_study(sample), ())
    panel.show_page(SourcePage(SourceKey("who"), "WHO standard", "", None, ()), ())
    assert len(panel.parts()) == 2
