"""The card of a point shows what it is given, and asks for lines, sides, sources and links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.domain.identity import PointId, ZoneId
from viewer.presentation.card_view import CautionView, Swatch
from viewer.presentation.marked_text import LinkView, MarkedText, SourceView
from viewer.presentation.palette import DARK
from viewer.presentation.point_card import CheckView, PointCard, PointLine
from viewer.widgets.card.point_card import PointCardPanel
from viewer.widgets.card.point_sections import CheckSection, LineEntry, LinesSection
from viewer.widgets.pieces.link_button import WebLink
from viewer.widgets.pieces.sources_section import SourceRow
from viewer.widgets.theme import Look, apply_theme


@pytest.fixture
def card(sample: SimpleNamespace) -> PointCard:
    plain = Swatch("#B9480F", "#532006")
    return PointCard(
        point=PointId("point.gb19"),
        title="GB19 Nǎokōng",
        han="脑空",
        names="also XX1",
        kind="Acupuncture point, right and left",
        side="left",
        has_sides=True,
        finding=sample.marked("Level with the bump."),
        place="9.5 cun behind the front hairline.",
        cun="A cun is 28.4 mm here on this head.",
        placing=MarkedText("Level with the upper border.", (), "A stand-in."),
        not_placed="",
        checks=(CheckView(MarkedText("Level with BL9."), "Agrees on this head."),),
        lines=(
            PointLine(ZoneId("who.ms7"), "Posterior line", "顶颞 MS7", plain, ""),
            PointLine(ZoneId("who.ms6"), "Anterior line", "顶颞 MS6", plain, "by way of GB6"),
        ),
        site="I1 of the 10-10 grid, 20 mm away.",
        cautions=(CautionView("nape", "danger", "The nape.", MarkedText("The skull no longer protects.")),),  # type: ignore[arg-type]
        sources=(SourceView(1, "textbook", "A textbook", "", LinkView("Open", "https://example.org/")),),
    )


@pytest.fixture
def panel(look: Look, shown: Callable[..., None], card: PointCard) -> PointCardPanel:
    made = PointCardPanel(look)
    made.show_card(card)
    shown(made, 424, 796)
    made.build_all()
    return made


def _words(panel: PointCardPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_everything_of_a_card_is_on_the_page(panel: PointCardPanel) -> None:
    words = _words(panel)
    for text in (
        "GB19 Nǎokōng", "脑空", "also XX1", "Acupuncture point, right and left", "Level with the bump.",
        "9.5 cun behind the front hairline.", "28.4 mm", "A stand-in.", "Level with BL9.", "Agrees on this head.",
        "by way of GB6", "I1 of the 10-10 grid", "The skull no longer protects.", "A textbook", "The nape.",
    ):  # fmt: skip
        assert text in words, text
    assert "Not shown on the head" not in words


def test_a_line_asks_for_its_zone(panel: PointCardPanel, qtbot: QtBot) -> None:
    entry = panel.findChildren(LineEntry)[1]
    assert entry.link.accessibleName() == "Open the card of Anterior line"
    with qtbot.waitSignal(panel.zone_requested) as asked:
        qtbot.mouseClick(entry.link, Qt.MouseButton.LeftButton)
    assert asked.args == ["who.ms6"]


def test_the_side_switch_asks_for_a_side(panel: PointCardPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.side_requested) as asked:
        panel.head().side().choice_requested.emit("right")
    assert asked.args == ["right"]
    assert panel.head().side().isVisible()


def test_a_point_on_the_midline_has_no_sides_and_a_bare_one_no_sections(panel: PointCardPanel, card: PointCard) -> None:
    bare = replace(card, has_sides=False, names="", place="", cun="", placing=None, checks=(), lines=(), site="")
    panel.show_card(replace(bare, not_placed="Found by a hollow."))
    panel.build_all()
    assert not panel.head().side().isVisible()
    words = _words(panel)
    assert "Found by a hollow." in words
    assert "None of the lines shown here is drawn from it." in words
    assert not any(isinstance(section, CheckSection) for section in panel.sections())
    assert "also XX1" not in words


def test_a_mark_leads_to_its_source(panel: PointCardPanel) -> None:
    assert panel.reveal("textbook")
    assert panel.findChildren(SourceRow)[0].hasFocus()
    assert not panel.reveal("nothing")


def test_a_web_link_is_passed_on(panel: PointCardPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.link_requested) as asked:
        panel.findChild(WebLink).click()
    assert asked.args == ["https://example.org/"]


def test_the_line_of_cautions_names_the_danger_and_the_head_gives_way(panel: PointCardPanel) -> None:
    assert panel.caution_line().plain_text() == "Danger. The nape."
    bar = panel.scroll_area().verticalScrollBar()
    panel.resize(424, 460)
    panel.layout().activate()
    assert not panel.is_collapsed()
    bar.setValue(bar.maximum())
    assert panel.is_collapsed()
    seen = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert seen.count("GB19 Nǎokōng") == 1


def test_the_same_point_keeps_its_place_and_another_begins_at_the_top(panel: PointCardPanel, card: PointCard) -> None:
    bar = panel.scroll_area().verticalScrollBar()
    bar.setValue(80)
    panel.show_card(replace(card, side="right"))
    assert bar.value() == 80
    panel.show_card(replace(card, point=PointId("point.gb20")))
    assert bar.value() == 0


def test_another_scheme_keeps_the_lines(panel: PointCardPanel, look: Look, qapp: object) -> None:
    apply_theme(qapp, look, DARK, 1.25)  # type: ignore[arg-type]
    assert [entry.view.zone for entry in panel.findChildren(LinesSection)[-1].entries] == ["who.ms7", "who.ms6"]
