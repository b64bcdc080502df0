"""The table of two zones: equal columns, cautions in sight, no winner, and a way to begin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.domain.identity import ZoneId
from viewer.presentation.beneath import BeneathRow, BeneathView
from viewer.presentation.card_view import CautionView, ChipView, Swatch
from viewer.presentation.comparison import ClaimedUse, ClaimRow, ComparedZone, CompareView, LegendItem, Suggestion
from viewer.presentation.marked_text import Mark, MarkedText, SourceView
from viewer.state.compare_requests import Compare, CompareAt, SwapCompared, ToggleWholeSystems
from viewer.state.request import Request
from viewer.widgets.compare.panel import ComparePanel
from viewer.widgets.compare.table import CompareTable, KindSample
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.pieces.stack import Columns, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wrapped_button import WrappedButton
from viewer.widgets.theme import Look

SAID = MarkedText("Said of it.", (Mark(1, "S1", "A book"),))
BENEATH = BeneathView(
    MarkedText("On other heads."), (BeneathRow("Start", "C3, 4 mm away", SAID, True),), (SAID,), MarkedText("Claimed.")
)
FIRST = ComparedZone(
    "jiao.one", "First area", "第一区", "J1", "Jiao zones", "band", Swatch("#B9480F", "#532006"), SAID, (SAID, SAID),
    "15.3 cm", "19 % of its band under MS6", SAID, SAID, BENEATH,
)  # fmt: skip
SECOND = replace(FIRST, zone="who.two", title="A second line of a very long name", code="MS6", kind="line")
TAUGHT = ClaimedUse(SAID, (ChipView("taught", "Taught, not studied"),), "We found no study.")
STUDIED = ClaimedUse(
    SAID, (ChipView("favours", "2 favour", "", ("S1",)), ChipView("no_difference", "1 no difference")), ""
)
VIEW = CompareView(
    (FIRST, SECOND), MarkedText("Matched."), (("Mean distance", "7.2 mm on each side"), ("Greatest distance", "20 mm")),
    "Measured over the skin.", (ClaimRow("Weak leg", STUDIED, TAUGHT), ClaimRow("Drooling", None, TAUGHT)),
    (CautionView("c", "caution", "Careful.", SAID),),
    (SourceView(1, "S1", "A book", "", None),),
)  # fmt: skip
ZONES = (("jiao.one", "J1 First area"), ("who.two", "MS6 A second line"), ("who.three", "MS7 A third line"))
OFFERED = (Suggestion(("jiao.one", "who.two"), "First (J1) and second (MS6)"),)


@pytest.fixture
def panel(look: Look, shown: Shown, asked: list[Request]) -> ComparePanel:
    made = ComparePanel(look, ZONES, asked.append)
    made.show_choice((), (LegendItem("band", "Jiao zones"), LegendItem("line", "WHO lines")), has_whole_systems=False)
    made.show_view(None, OFFERED)
    shown(made, 620, 900)
    return made


def sentences(widget: QWidget) -> list[str]:
    return [statement.text() for statement in widget.findChildren(Statement)]


def test_before_two_are_chosen_it_says_how_and_offers_matches(panel: ComparePanel, asked: list[Request]) -> None:
    assert "Choose two zones" in sentences(panel)
    assert not panel.caution_line().isVisible()
    (button,) = panel.findChildren(WrappedButton)
    button.click()
    assert asked == [Compare((ZoneId("jiao.one"), ZoneId("who.two")))]


def test_the_table_says_everything_of_both(panel: ComparePanel) -> None:
    panel.show_view(VIEW, ())
    said = sentences(panel)
    for words in ("First area", "A second line of a very long name", "7.2 mm on each side", "20 mm", "15.3 cm"):
        assert words in said
    assert "Customary, not the same. Matched." in said
    assert "Weak leg" in said
    assert "Not named." in said
    assert "We found no study." in said
    assert "On other heads." in said
    assert said.count("Claimed: Claimed.") == 2
    assert panel.caution_line().isVisible()


def test_both_columns_are_equally_wide_and_begin_at_the_same_height(panel: ComparePanel) -> None:
    panel.show_view(VIEW, ())
    pairs = panel.sections()[0].findChildren(Columns)
    assert len(pairs) >= 7
    for pair in pairs:
        first, second = (child for child in pair.children() if isinstance(child, (Stack, Statement)))
        assert first.width() == second.width()
        assert first.y() == second.y() == 0
        assert pair.height() >= max(first.height(), second.height())


def test_without_distances_it_says_that_they_do_not_meet(panel: ComparePanel) -> None:
    panel.show_view(replace(VIEW, distances=()), ())
    assert "The two do not meet on one side of this head." in sentences(panel)


def test_the_choices_ask_for_a_zone_in_their_place(panel: ComparePanel, asked: list[Request]) -> None:
    for combo in panel.findChildren(SearchCombo):
        combo.choice_requested.emit("who.three")
    assert asked == [CompareAt(place, ZoneId("who.three")) for place in (0, 1)]


def test_whole_systems_and_exchange_ask_and_follow_what_they_are_told(
    panel: ComparePanel, asked: list[Request]
) -> None:
    button = next(each for each in panel.findChildren(QPushButton) if each.text() == "Whole systems")
    button.click()
    assert asked == [ToggleWholeSystems()]
    assert not button.isChecked()
    panel.show_choice(("jiao.one", "who.two"), (LegendItem("band", "Jiao zones"),), has_whole_systems=True)
    assert button.isChecked()
    assert [combo.chosen() for combo in panel.findChildren(SearchCombo)] == ["jiao.one", "who.two"]
    next(each for each in panel.findChildren(QPushButton) if each.text() == "⇄").click()
    assert asked[1:] == [SwapCompared()]


def test_the_legend_has_one_sample_for_each_school(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.show_choice((), (LegendItem("dashed", "Later"),), has_whole_systems=False)
    qtbot.waitUntil(lambda: len([each for each in panel.findChildren(KindSample) if each.isVisible()]) == 1)


@pytest.mark.parametrize("kinds", [("band", "line"), ("band", "dashed"), ("dashed", "dotted"), ("line", "dotted")])
def test_kinds_of_line_look_different(look: Look, shown: Shown, kinds: tuple[str, str]) -> None:
    samples = [KindSample(look, kind) for kind in kinds]  # type: ignore[arg-type]
    for sample in samples:
        shown(sample, 40, 12)
    assert samples[0].grab().toImage() != samples[1].grab().toImage()


def test_a_mark_leads_to_its_source_and_a_chip_to_its_study(panel: ComparePanel) -> None:
    panel.show_view(VIEW, ())
    table = panel.sections()[0]
    assert isinstance(table, CompareTable)
    assert panel.reveal("S1")
    assert not panel.reveal("unknown")


def test_the_same_table_is_not_built_anew(panel: ComparePanel) -> None:
    panel.show_view(VIEW, ())
    before = panel.sections()
    panel.show_view(replace(VIEW), ())
    assert panel.sections() == before


def test_it_stands_at_every_text_size(look: Look, panel: ComparePanel) -> None:
    panel.show_view(VIEW, ())
    look.set(look.palette, 1.5)
    assert "First area" in sentences(panel)
    look.set(look.palette, 1.0)
