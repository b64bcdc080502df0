"""The pictures of a film of a tour, with real words and a real head."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from viewer.atlas.atlas import Atlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.domain.tour import Eye, Said, Stop, StopView, Tour
from viewer.errors import ExportError
from viewer.export.tour_film import tour_frames
from viewer.export.tour_plan import BLEND_S, beats
from viewer.export.tour_words import WORDS_SHARE, TourWords
from viewer.geometry.head import Head
from viewer.presentation.palette import palette_for
from viewer.scene.lettering import Fonts, Picture
from viewer.state.view_state import ViewState
from viewer.widgets.theme import Look, load_fonts

FONTS = Fonts.shipped(assets_folder())
SIZE, FPS = (640, 360), 5
MOTOR = ZoneId("jiao.motor")
LEFT, RIGHT = Eye(-60.0, 20.0), Eye(60.0, 20.0)
TOUR = Tour(
    "a",
    "A short tour",
    stops=(
        Stop("From the left", StopView(eye=LEFT, selected=MOTOR), (Said("The motor area lies here."),)),
        Stop("From the right", StopView(eye=RIGHT, selected=MOTOR, side="right"), (), "Which?", (Said("That one."),)),
    ),
)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(palette_for("light"), assets_folder() / "icons", load_fonts(assets_folder() / "fonts"))


@pytest.fixture
def film(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas, look: Look) -> list[Picture]:
    plan = beats(TOUR, catalog, ("adult-man",), ViewState())
    frames = tour_frames(plan, catalog, lambda *_: (shipped_head, shipped_atlas), FONTS, look, SIZE, "light", FPS)
    pictures = list(frames.pictures)
    assert len(pictures) == frames.count == sum(round(b.move_s * FPS) + round(b.hold_s * FPS) for b in plan)
    return pictures


def changed(first: Picture, second: Picture) -> float:
    return float((np.abs(first.astype(int) - second).max(axis=2) > 25).mean())


def test_it_stands_to_be_read_and_moves_between(film: list[Picture]) -> None:
    assert {picture.shape for picture in film} == {(360, 640, 4)}
    alike = [a is b for a, b in itertools.pairwise(film)]
    first = alike.index(False) + 1  # the first picture of the move
    assert first > 2 * FPS
    moving = film[first - 1 : first + 9]
    steps = [changed(a, b) for a, b in itertools.pairwise(moving)]
    assert min(steps) > 0
    # The eye does not jump: no picture differs as much from the one before as the ends do from each other.
    assert max(steps) < changed(moving[0], moving[-1])
    answered = len(alike) - alike[::-1].index(False)
    assert film[answered] is film[-1]


def test_words_stand_at_the_left_and_the_head_at_the_right(film: list[Picture], look: Look) -> None:
    words = TourWords(look, *SIZE)
    edge, bar = words.words_px, words.bar_px
    assert edge == round(640 * WORDS_SHARE)
    first, last = film[0], film[-1]
    ink = (first[: 360 - bar, :edge, :3].astype(int).sum(axis=2) < 200).mean()
    assert 0.005 < ink < 0.2
    assert changed(first[: 360 - bar, edge:], last[: 360 - bar, edge:]) > 0.1
    # The ground of the words goes over into that of the head.
    assert np.abs(first[: 360 - bar, edge - 2].astype(int) - first[: 360 - bar, edge + 1])[:40].max() <= 3
    assert first[-1, 0].tolist() == first[-1, -1].tolist()


def test_one_text_goes_before_the_next_one_comes(film: list[Picture], look: Look) -> None:
    edge = TourWords(look, *SIZE).words_px
    alike = [a is b for a, b in itertools.pairwise(film)]
    first = alike.index(False) + 1
    dark = [int((picture[20:290, :edge, :3].astype(int).sum(axis=2) < 250).sum()) for picture in film]
    blended = dark[first : first + round(BLEND_S * FPS) + 1]
    assert min(blended) < 0.5 * min(dark[0], dark[-1])


def test_too_small_or_empty_is_a_sentence(catalog: Catalog, look: Look) -> None:
    plan = beats(TOUR, catalog, ("adult-man",), ViewState())
    with pytest.raises(ExportError, match="no room for the words"):
        tour_frames(plan, catalog, lambda *_: pytest.fail("asked"), FONTS, look, (320, 200), "light", FPS)
    with pytest.raises(ExportError, match="no stops"):
        tour_frames((), catalog, lambda *_: pytest.fail("asked"), FONTS, look, SIZE, "light", FPS)
