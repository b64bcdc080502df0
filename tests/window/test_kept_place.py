"""Saying which side is affected moves nothing under the mouse, and shows what follows, on every page that asks it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.state.requests import SetAffected, ShowComplaint, ShowZone
from viewer.widgets.paper.asking import QuestionView


def _question(program: Program) -> QuestionView:
    return next(each for each in program.explore.card.page().findChildren(QuestionView) if each.isVisible())


def _place(program: Program, widget: QWidget) -> QPoint:
    return widget.mapTo(program.window, QPoint(0, 0))


@pytest.mark.parametrize("page", ["zone", "complaint"])
def test_the_answer_keeps_the_question_under_the_mouse(program: Program, qtbot: QtBot, page: str) -> None:
    if page == "zone":
        program.store.ask(ShowZone(ZoneId("jiao.motor"), side="left"))
    else:
        program.store.ask(ShowComplaint(ComplaintId("arm-weakness")))
    for answer in ("Left", "Right", "Both"):
        QApplication.processEvents()
        program.explore.card.paper.view.build_all()
        button = _question(program).choice.segment(answer)
        before = _place(program, button)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        asked = _question(program)
        assert program.store.state.selection.affected == answer.lower()
        assert _place(program, asked.choice.segment(answer)) == before
        assert asked.choice.segment(answer).hasFocus()
        assert asked.visibleRegion().boundingRect().height() == asked.height(), "the answer is in sight"
        program.store.ask(SetAffected(None))
