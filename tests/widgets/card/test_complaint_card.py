from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.presentation.card_view import ChipView, StudyRow
from viewer.presentation.palette import DARK
from viewer.widgets.card.complaint_card import ComplaintCardPanel
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, apply_theme


@pytest.fixture
def panel(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> ComplaintCardPanel:
    made = ComplaintCardPanel(look)
    made.show_card(sample.complaint_card())
    shown(made, 424, 796)
    made.build_all()
    return made


def _words(panel: ComplaintCardPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_the_page_says_zones_sides_chips_and_notes(panel: ComplaintCardPanel, sample: SimpleNamespace) -> None:
    words = _words(panel)
    for text in ("Ringing in the ears", "Tinnitus.", "Vertigo-auditory area", "Results disagree."):
        assert text in words
    assert sample.complaint_card().note.text in words


def test_open_card_asks_for_the_zone(panel: ComplaintCardPanel, qtbot: QtBot) -> None:
    button = panel.entries()[1].open_button
    assert button.accessibleName() == "Open the card of Posterior temporal line"
    with qtbot.waitSignal(panel.zone_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["who.ms11"]


def test_a_chip_asks_for_studies_with_its_zone(panel: ComplaintCardPanel, qtbot: QtBot) -> None:
    chip = panel.entries()[0].findChild(ChipButton)
    with qtbot.waitSignal(panel.studies_requested) as asked:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked.args == ["jiao.vertigo", ("chen2025",)]


def test_marks_and_cautions_ask(panel: ComplaintCardPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.source_requested) as asked:
        qtbot.mouseClick(panel.entries()[0].findChild(SourceMark), Qt.MouseButton.LeftButton)
    assert asked.args == ["S2"]
    qtbot.mouseClick(panel.caution_line(), Qt.MouseButton.LeftButton)
    opened = panel.caution_line().opened_list()
    assert opened is not None
    with qtbot.waitSignal(panel.source_requested) as asked:
        qtbot.mouseClick(opened.findChild(SourceMark), Qt.MouseButton.LeftButton)
    assert asked.args == ["S2"]


def test_another_complaint_replaces_the_page(panel: ComplaintCardPanel, sample: SimpleNamespace) -> None:
    panel.show_card(replace(sample.complaint_card(), title="Dizziness", zones=()))
    assert len(panel.entries()) == 0
    visible = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Dizziness" in visible
    assert "Vertigo-auditory area" not in visible


def test_nothing_is_cut_when_it_is_narrow_and_large(qapp: object, look: Look, panel: ComplaintCardPanel) -> None:
    apply_theme(qapp, look, DARK, 1.5)  # type: ignore[arg-type]
    panel.build_all()
    panel.resize(344, 796)
    panel.layout().activate()
    for statement in panel.findChildren(Statement):
        if statement.isVisible():
            assert statement.height() >= statement.heightForWidth(statement.width()), statement.text()


def test_the_side_is_asked_and_the_answer_shown(
    panel: ComplaintCardPanel, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    assert panel.question is not None
    assert panel.question.choice.chosen() == ""
    with qtbot.waitSignal(panel.affected_requested) as asked:
        qtbot.mouseClick(panel.question.choice.segment("right"), Qt.MouseButton.LeftButton)
    assert asked.args == ["right"]
    base = sample.complaint_card()
    zones = tuple(replace(zone, needled="Needled on the left.") for zone in base.zones)
    panel.show_card(replace(base, affected="right", side_note="Right side affected: on the left.", zones=zones))
    panel.build_all()
    assert panel.question.choice.chosen() == "right"
    assert "Right side affected: on the left." in _words(panel)
    assert _words(panel).count("Needled on the left.") == 2
    with qtbot.waitSignal(panel.affected_requested) as asked:
        qtbot.mouseClick(panel.question.choice.segment(""), Qt.MouseButton.LeftButton)
    assert asked.args == [""]


def test_a_complaint_without_a_zone_says_so_and_lists_its_studies(
    panel: ComplaintCardPanel, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    row = StudyRow("liu2019", ChipView("mixed", "Mixed"), "Liu 2019", "Review. Certainty low.")
    panel.show_card(replace(sample.complaint_card(), zones=(), no_zone="No zone is named.", unlinked=(row,)))
    assert "No zone is named." in _words(panel)
    assert panel.question is None, "without a zone there is no side"
    assert panel.caution_line().isVisible()
    with qtbot.waitSignal(panel.source_requested) as asked:
        qtbot.mouseClick(panel.studies()[0].link, Qt.MouseButton.LeftButton)
    assert asked.args == ["liu2019"]


def test_two_schools_can_be_compared(panel: ComplaintCardPanel, qtbot: QtBot, sample: SimpleNamespace) -> None:
    assert panel.compare_button() is None
    pair = ("jiao.vertigo", "who.ms11")
    panel.show_card(replace(sample.complaint_card(), compared=pair, compare_text="Compare both"))
    button = panel.compare_button()
    assert button is not None
    assert button.text() == "Compare both"
    with qtbot.waitSignal(panel.compare_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [pair]
