"""Practising in the real window: a click is judged, names stay off until then, and what was answered is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.app.modes.learn import LearnMode
from viewer.app.program import Program
from viewer.data.learning_file import LearningFile
from viewer.learning.question import names_of
from viewer.state.practice_requests import StartPractice
from viewer.state.view_requests import TurnTo

Click = Callable[[Program, QPoint], None]
PlaceOf = Callable[[Program, str, str, float], QPoint]
CTRL = Qt.KeyboardModifier.ControlModifier
MOTOR = "jiao.motor"


def mode_of(program: Program) -> LearnMode:
    mode = program._modes["learn"]
    assert isinstance(mode, LearnMode)
    return mode


@pytest.fixture
def learning(qtbot: QtBot, program: Program) -> Program:
    qtbot.keyClick(program.window, Qt.Key.Key_6, CTRL)
    qtbot.waitUntil(mode_of(program).home.isVisible)
    return program


def asked(program: Program, kind: str) -> None:
    program._answers.ask(StartPractice(zone=MOTOR, kinds=(kind,)))  # type: ignore[arg-type]
    question = program.store.state.practice.question
    assert question is not None
    assert (question.card.thing, question.card.kind) == (MOTOR, kind)


def words_seen(program: Program) -> str:
    labels = program.window.findChildren(QLabel)
    said = [label.text() for label in labels if label.isVisible()]
    assert program.scene is not None
    names = [f"{text.title} {text.second}" for text in program.scene._labels.texts]
    return "\n".join((*said, *names, program.window.accessibleName()))


def test_a_click_on_the_right_place_is_right_and_kept(
    qtbot: QtBot, learning: Program, click: Click, place_of: PlaceOf
) -> None:
    asked(learning, "find")
    side = learning.store.state.practice.question.side  # type: ignore[union-attr]
    learning.store.ask(TurnTo(side))  # type: ignore[arg-type]
    qtbot.waitUntil(mode_of(learning).question.isVisible)
    click(learning, place_of(learning, MOTOR, side, 0.6))
    given = learning.store.state.practice.given
    assert given is not None
    assert given.judgement.is_right
    page = mode_of(learning).answer.page()
    assert page is not None
    assert page.head.title.startswith("Right: 0")
    file = LearningFile()
    assert list(file.memories("Me")) == [f"find:zone:{MOTOR}"]
    file.close()
    assert dict(learning.store.state.practice.known) != {}


def test_the_other_side_is_said_and_the_card_comes_back(
    qtbot: QtBot, learning: Program, click: Click, place_of: PlaceOf
) -> None:
    asked(learning, "find")
    practice = learning.store.state.practice
    other = "left" if practice.question.side == "right" else "right"  # type: ignore[union-attr]
    learning.store.ask(TurnTo(other))  # type: ignore[arg-type]
    click(learning, place_of(learning, MOTOR, other, 0.6))
    given = learning.store.state.practice.given
    assert given is not None
    assert (given.judgement.is_right, given.judgement.distance_mm) == (False, None)
    qtbot.keyClick(learning.window, Qt.Key.Key_Space)
    question = learning.store.state.practice.question
    assert question is not None
    assert learning.store.state.practice.is_asking
    session = learning.store.state.practice.session
    assert session is not None
    assert [card.id for card in session.cards].count(practice.question.card.id) == 2  # type: ignore[union-attr]


def test_while_it_is_asked_for_a_name_is_nowhere(qtbot: QtBot, learning: Program) -> None:
    asked(learning, "name")
    catalog = learning.catalog
    question = learning.store.state.practice.question
    assert question is not None
    others = set(question.choices)
    seen = words_seen(learning)
    for name in names_of(catalog, question.card):
        assert name in others or name not in seen, name
    right = question.right[0]
    mode_of(learning).question.choices[right].click()
    given = learning.store.state.practice.given
    assert given is not None
    assert given.judgement.is_right
    assert catalog.zones[MOTOR].name.en in words_seen(learning)  # type: ignore[index]


def test_the_keyboard_alone_chooses_types_and_goes_on(qtbot: QtBot, learning: Program) -> None:
    learning._answers.ask(StartPractice(kinds=("name",)))
    first = learning.store.state.practice.question
    first_choice = mode_of(learning).question.choices[0]
    qtbot.waitUntil(first_choice.hasFocus)
    qtbot.keyClick(first_choice, Qt.Key.Key_Space)
    assert learning.store.state.practice.given is not None
    qtbot.keyClick(learning.window, Qt.Key.Key_Space)
    second = learning.store.state.practice.question
    assert second is not None
    assert second is not first
    field = mode_of(learning).question.field
    qtbot.waitUntil(field.isVisible)  # each second name is typed
    field.setText(names_of(learning.catalog, second.card)[1])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    given = learning.store.state.practice.given
    assert given is not None
    assert given.judgement.is_right


def test_from_home_one_comes_to_tours_and_back_and_a_session_waits(qtbot: QtBot, learning: Program) -> None:
    mode = mode_of(learning)
    mode.start.starts[1].click()
    assert learning.store.state.practice.is_asking
    mode.session.pause.click()
    qtbot.waitUntil(mode.start.go_on.isVisible)
    mode.home.all_tours.click()
    qtbot.waitUntil(mode.list.isVisible)
    mode.list.home.click()
    mode.start.go_on.click()
    assert learning.store.state.practice.is_asking
    mode.session.end.click()
    assert learning.store.state.practice.session is None


def test_no_needle_stands_there_and_no_angle_is_asked_over_the_nape(learning: Program) -> None:
    catalog, scene = learning.catalog, learning.scene
    assert scene is not None
    nape = next(zone for zone in catalog.zones if catalog.lies_over_nape(zone) and catalog.zones[zone].is_needled)
    learning._answers.ask(StartPractice(zone=nape))
    session = learning.store.state.practice.session
    assert session is not None
    assert "angle" not in {card.kind for card in session.cards}
    asked(learning, "angle")
    assert not scene.needles.paths, "it would say the angle"


def test_a_digit_chooses_and_turns_the_head_again_afterwards(qtbot: QtBot, learning: Program) -> None:
    asked(learning, "side")
    store, question = learning.store, learning.store.state.practice.question
    assert question is not None
    camera = store.state.camera
    qtbot.keyClick(learning.window, getattr(Qt.Key, f"Key_{question.right[0] + 1}"))
    assert store.state.practice.given is not None
    assert store.state.practice.given.judgement.is_right
    assert store.state.camera == camera
    qtbot.keyClick(learning.window, Qt.Key.Key_2)
    assert store.state.camera.target == "back"
