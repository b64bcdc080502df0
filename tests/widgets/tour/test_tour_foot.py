"""The way through a tour keeps its buttons whole in every window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from tests.widgets.conftest import Shown
from viewer.presentation.palette import LIGHT
from viewer.presentation.tour_view import StopPage
from viewer.state.request import Request
from viewer.widgets.theme import Look, apply_theme
from viewer.widgets.tour.foot import TourFoot


@pytest.fixture
def page() -> StopPage:
    return SimpleNamespace(number=3, count=8, answer=("The middle two fifths.",))  # type: ignore[return-value]


@pytest.mark.parametrize("is_answered", [False, True])
@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("width", [330, 400, 520, 704])
def test_no_button_is_cut(
    qapp: QApplication,
    look: Look,
    shown: Shown,
    page: StopPage,
    asked: list[Request],
    width: int,
    factor: float,
    is_answered: bool,
) -> None:
    apply_theme(qapp, look, LIGHT, factor)
    foot = TourFoot(look, asked.append)
    foot.show_page(page, is_answered=is_answered)
    shown(foot, width, foot.height())
    if width < 350 * factor:
        return  # narrower than icons alone
    for button in (foot.back, foot.next, foot.answer, foot.present):
        assert button.width() >= button.sizeHint().width()


def test_words_come_back_with_the_room_and_are_always_said(
    qapp: QApplication, look: Look, shown: Shown, page: StopPage, asked: list[Request]
) -> None:
    foot = TourFoot(look, asked.append)
    foot.show_page(page, is_answered=False)
    shown(foot, 360, foot.height())
    assert (foot.present.text(), foot.answer.text()) == ("", "Answer")
    assert (foot.present.accessibleName(), foot.answer.accessibleName()) == ("Present", "Show the answer")
    foot.resize(704, foot.height())
    assert [each.text() for each in (foot.back, foot.next, foot.answer, foot.present)] == [
        "Back", "Next", "Show the answer", "Present",
    ]  # fmt: skip


def test_without_a_stop_nothing_can_be_pressed(look: Look, shown: Shown, asked: list[Request]) -> None:
    foot = TourFoot(look, asked.append)
    foot.show_page(None, is_answered=False)
    shown(foot, 704, foot.height())
    assert not any(each.isEnabled() for each in (foot.back, foot.next, foot.present))
    assert foot.next.grab().toImage().pixelColor(8, 20).name() == look.palette.sunken.lower()
