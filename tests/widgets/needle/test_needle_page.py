"""Beside the cut: nothing looks right before there is a needle, and no thickness is said without its doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tests.widgets.needle.test_cross_section import view
from viewer.widgets.needle.page import NeedlePage
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

DOUBT = "No measured source was seen."


def test_without_a_needle_nothing_is_judged(look: Look, shown: Callable[..., None]) -> None:
    page = NeedlePage(look, lambda _request: None)
    shown(page, 900, 700)
    page.show_needle(None, ())
    assert not page._verdict.isVisible(), "a green ground without words would allow what nobody has judged"
    page.show_needle(view(), ())
    assert page._verdict.isVisible()


def test_what_is_not_sure_of_a_thickness_stands_under_the_thicknesses(look: Look, shown: Callable[..., None]) -> None:
    cut = view()
    (stretch,) = cut.stretches
    layers = tuple(
        replace(layer, thickness_note=replace(layer.thickness_note, doubt=DOUBT if layer.id == "dense" else ""))
        for layer in stretch.layers
    )
    page = NeedlePage(look, lambda _request: None)
    shown(page, 900, 700)
    page.show_needle(replace(cut, stretches=(replace(stretch, layers=layers),)), ())
    beside: QWidget = page._beside
    (said,) = [each.text() for each in beside.findChildren(Statement) if DOUBT in each.text()]
    assert said.startswith("Thickness: dense.")


def test_a_page_whose_height_follows_from_what_it_shows_does_not_go_to_and_fro(
    look: Look, shown: Callable[..., None]
) -> None:
    """It did, for ever: in a low window its sentences were made anew thousands of times, 100 MB in five seconds."""
    page = NeedlePage(look, lambda _request: None)
    shown(page, 560, 549)
    page.show_needle(view(), ())
    sentences = []
    for height in (496, 549, 496, 549, 700):
        page.resize(560, height)
        sentences.append(len(page._title.widgets()))
    assert sentences == [1, 1, 1, 1, 2]
