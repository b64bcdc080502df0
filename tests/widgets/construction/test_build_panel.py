"""The panels of Build it: steps, the sentence, where sources differ, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ZoneId
from viewer.presentation.card_view import Swatch
from viewer.presentation.construction_view import (
    Construction,
    ConstructionStep,
    RuleChoice,
    RuleOption,
    StepDrawing,
)
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.state.build_requests import ChooseVariant, ShowRival, ShowStep
from viewer.state.errands import SaveExport
from viewer.state.mode_requests import Enter
from viewer.state.request import Request
from viewer.state.requests import ShowZone
from viewer.widgets.construction.caption import BuildCaption
from viewer.widgets.construction.panel import BuildPanel
from viewer.widgets.theme import Look

ZONES = [("jiao.motor", "J1 Motor area"), ("who.ms6", "MS6 Anterior oblique line")]
LONG = "From the middle of the tape go half a centimetre backwards, and mark the place with a pencil. " * 3


def construction(sample: SimpleNamespace, at: int = 0, **changes: object) -> Construction:
    texts = [("Draw the midline", "34.5 cm", ""), ("Half a centimetre back", "0.5 cm", "One page says 0.5 cun."),
             ("Mark the fifths", "", "")]  # fmt: skip
    choice = RuleChoice(
        "Upper end",
        (
            RuleOption("", "0.5 cm back", MarkedText(""), "", True),
            RuleOption("z/half-cun", "0.5 cun back", sample.marked("It is 0.5 cun.", 2), "differs by 9 mm", False),
        ),
        "z/half-cun",
        frozenset({"s1"}),
    )
    steps = [
        ConstructionStep(
            f"s{index}", title, sample.marked(f"{title}, in full.", 1, doubt=doubt), "high", measure, measure, (),
            title, "" if index == 2 else f"Next: step {index + 2}", (choice,) if index == 1 else (), None,
            StepDrawing(),
        )
        for index, (title, measure, doubt) in enumerate(texts)
    ]  # fmt: skip
    base = Construction(
        "jiao.motor", "Motor area", "运动区", "left", True, (Swatch("#B9480F", "#532006"),), tuple(steps), at,  # type: ignore[arg-type]
        sources=(SourceView(1, "S1", "A textbook", "Textbook", None),),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.fixture
def panel(look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]) -> BuildPanel:
    made = BuildPanel(look, ZONES, asked.append)
    made.show_construction(construction(sample, 1), None)
    shown(made, 320, 800)
    return made


@pytest.fixture
def caption(look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]) -> BuildCaption:
    made = BuildCaption(look, asked.append, lambda _key: None)
    made.show_construction(construction(sample, 1))
    shown(made, 1100, 140)
    return made


def test_steps_are_done_now_or_to_come(panel: BuildPanel) -> None:
    names = [row.accessibleName() for row in panel.steps().rows()]
    assert names == [
        "Step 1, done: Draw the midline, 34.5 cm",
        "Step 2, now: Half a centimetre back, 0.5 cm",
        "Step 3, to come: Mark the fifths",
    ]
    assert [row.is_now for row in panel.steps().rows()] == [False, True, False]


def test_a_row_asks_for_its_step(panel: BuildPanel, qtbot: QtBot, asked: list[Request]) -> None:
    qtbot.mouseClick(panel.steps().rows()[2], Qt.MouseButton.LeftButton)
    assert asked == [ShowStep(2)]


def test_another_step_keeps_the_rows(panel: BuildPanel, sample: SimpleNamespace) -> None:
    rows = panel.steps().rows()
    panel.show_construction(construction(sample, 2), None)
    assert panel.steps().rows() == rows
    assert rows[2].is_now


def test_a_rule_is_chosen_and_given_up(
    panel: BuildPanel, sample: SimpleNamespace, qtbot: QtBot, asked: list[Request]
) -> None:
    by_default, other = panel.differ.rows()
    assert (by_default.isChecked(), other.isChecked()) == (True, False)
    assert other.accessibleName() == "0.5 cun back, differs by 9 mm"
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert asked == [ChooseVariant("z/half-cun", is_on=True)]
    assert not other.isChecked(), "what is shown follows the state"
    view = construction(sample, 1)
    (choice,) = view.steps[1].choices
    turned = replace(choice, options=tuple(replace(each, is_chosen=not each.is_chosen) for each in choice.options))
    steps = tuple(replace(each, choices=(turned,) if each.choices else ()) for each in view.steps)
    panel.show_construction(replace(view, steps=steps), None)
    qtbot.mouseClick(panel.differ.rows()[0], Qt.MouseButton.LeftButton)
    assert asked[1:] == [ChooseVariant("z/half-cun", is_on=False)]


def test_both_are_shown_and_put_away(panel: BuildPanel, sample: SimpleNamespace, asked: list[Request]) -> None:
    panel.differ.both_buttons()[0].click()
    panel.show_construction(construction(sample, 1), "z/half-cun")
    (both,) = panel.differ.both_buttons()
    assert both.isChecked()
    both.click()
    assert asked == [ShowRival("z/half-cun"), ShowRival(None)]


def test_a_step_without_doubt_has_no_room_for_it(panel: BuildPanel, sample: SimpleNamespace) -> None:
    assert panel.differ.isVisible()
    panel.show_construction(construction(sample, 0), None)
    assert not panel.differ.isVisible()
    assert panel.differ.height() == 0 or panel.differ.maximumHeight() == 0


def test_another_zone_is_a_choice_away(panel: BuildPanel, asked: list[Request]) -> None:
    panel.combo().activated.emit(1)
    assert asked == [ShowZone(ZoneId("who.ms6"))]
    assert panel.combo().chosen() == "jiao.motor"


def test_a_midline_zone_has_no_sides_and_no_zone_no_steps(panel: BuildPanel, sample: SimpleNamespace) -> None:
    assert panel.side().isVisible()
    panel.show_construction(construction(sample, 0, has_sides=False), None)
    assert not panel.side().isVisible()
    panel.show_construction(None, None)
    assert panel.steps().rows() == ()
    (save,) = (button for button in panel.findChildren(QPushButton) if button.menu() is not None)
    assert not save.isEnabled()


def test_a_mark_leads_to_its_source(panel: BuildPanel) -> None:
    panel.reveal("S1")
    assert panel.focusWidget() is not None
    assert panel.focusWidget().accessibleName() == "Source 1"
    panel.reveal("nowhere")


def test_the_sentence_stands_with_its_marks_and_what_comes_next(caption: BuildCaption) -> None:
    assert caption.caption_text() == "Half a centimetre back, in full."
    assert caption.next_button.accessibleName() == "Next: step 3"
    assert caption.back_button.isEnabled()


def test_ends_of_the_way(caption: BuildCaption, sample: SimpleNamespace, asked: list[Request]) -> None:
    caption.show_construction(construction(sample, 0))
    assert not caption.back_button.isEnabled()
    caption.show_construction(construction(sample, 2))
    assert caption.next_button.accessibleName() == "Start again"
    caption.next_button.click()
    caption.show_construction(construction(sample, 1))
    caption.next_button.click()
    caption.back_button.click()
    assert asked == [ShowStep(0), ShowStep(2), ShowStep(0)]
    caption.show_construction(None)
    caption.go_on()
    caption.go_to_last()
    assert len(asked) == 3, "without a construction there is no step to ask for"


def test_long_sentences_take_smaller_letters_and_keep_the_height(
    caption: BuildCaption, sample: SimpleNamespace
) -> None:
    plain = caption.height()
    view = construction(sample, 0)
    steps = (replace(view.steps[0], caption=sample.marked(LONG, 1, 2)), *view.steps[1:])
    caption.show_construction(replace(view, steps=steps))
    long = caption.height()
    caption.show_construction(replace(view, steps=steps, at=1))
    assert caption.height() == long, "the head must not jump from step to step"
    assert plain <= long < 2 * plain
    assert caption._role == "section"


@pytest.mark.parametrize("width", [420, 700, 1100, 1600])
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_controls_stay_whole_at_every_width(look: Look, caption: BuildCaption, width: int, factor: float) -> None:
    look.set(look.palette, factor)
    caption.resize(width, caption.height())
    caption.grab()
    for button in (caption.back_button, caption.play, caption.next_button):
        assert caption.rect().contains(button.geometry().translated(button.parentWidget().pos())), button.text()
    look.set(look.palette, 1.0)


def test_pictures_of_all_steps_or_of_this_one_are_asked_for(panel: BuildPanel, asked: list[Request]) -> None:
    for action in panel.findChildren(QAction):
        if "PNG" in action.text():
            action.trigger()
    next(each for each in panel.findChildren(QPushButton) if each.text() == "Leave").click()
    assert asked == [
        SaveExport("steps", {"background": "view"}),
        SaveExport("image", {"background": "view", "build": 2}),
        Enter("explore"),
    ]
