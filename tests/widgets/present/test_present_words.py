"""What a class reads: large, whole, and never under 24 pixels."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.widgets.conftest import Shown
from viewer.presentation.marked_text import SourceView
from viewer.presentation.tour_view import StopPage
from viewer.widgets.present.notes import PresentNotes
from viewer.widgets.present.words import PresentWords, blocks_of
from viewer.widgets.theme import Look


@pytest.fixture
def page(sample: SimpleNamespace) -> StopPage:
    sentence = "The sensory area runs behind the motor area, everywhere at the same distance from it, along the skin."
    return StopPage(
        "The tour", 2, 8, "Two lines, side by side", (sample.marked(sentence, 1),) * 3, "Why is that so?",
        (sample.marked(sentence, 1),), "Ask first.", "", "Open in Explore",
        (SourceView(1, "S1", "Citation 1", "", None),), {"S1": "Citation 1"}, (), "Foot.",
    )  # fmt: skip


@pytest.fixture
def words(look: Look, shown: Shown) -> PresentWords:
    made = PresentWords(look)
    shown(made, 806, 992)
    return made


def test_sizes_are_those_of_the_design_at_1920(words: PresentWords, page: StopPage) -> None:
    words.show_page(page, is_answered=False)
    assert words.shown_sizes_px()[:3] == (26, 72, 34)


@pytest.mark.parametrize(("width", "height"), [(1024, 704), (1280, 656), (1920, 992), (3840, 1984)])
@pytest.mark.parametrize("is_answered", [False, True])
def test_no_word_is_smaller_than_24_pixels_and_none_is_cut(
    words: PresentWords, page: StopPage, width: int, height: int, is_answered: bool
) -> None:
    words.resize(round(width * 0.42), height)
    words.set_scale(width / 1920)
    words.show_page(page, is_answered=is_answered)
    assert min(words.shown_sizes_px()) >= 24
    assert words._total_px() <= height - 23


def test_where_room_is_short_the_answer_stays(words: PresentWords, page: StopPage) -> None:
    words.resize(430, 560)
    words.set_scale(1024 / 1920)
    words.show_page(page, is_answered=True)
    drawn = [each.layout.text() for each in words._ready()]
    assert page.answer[0].text in drawn
    assert page.question in drawn


def test_a_title_has_lines_of_one_length(words: PresentWords, page: StopPage) -> None:
    words.show_page(page, is_answered=False)
    title = words._ready()[1].layout
    widths = [title.lineAt(line).naturalTextWidth() for line in range(title.lineCount())]
    assert len(widths) == 2
    assert min(widths) > 0.55 * max(widths)


def test_the_class_reads_no_notes_and_the_presenter_does(
    look: Look, shown: Shown, words: PresentWords, page: StopPage
) -> None:
    assert "Ask first." not in [block.text for block in blocks_of(page, is_answered=True)]
    notes = PresentNotes(look)
    notes.show_page(page, "What follows")
    shown(notes, 960, 640)
    said = notes.sentences()
    assert "Ask first." in said
    assert page.answer[0].text in said
    assert said[-1] == "Next: What follows"
