"""The shipped tours hold; a spoiled one is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.checks.tours import check_shipped_tours, check_tour
from viewer.data.available_tours import shipped_tour_files
from viewer.data.tour_file import read_tour
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.state.view_state import Selection

SOUND = Stop("Title", StopView(selected="jiao.motor"), (Said("A fact.", ("jin2023",)),), "Why?",
             (Said("So.", ("jin2023",)),))  # type: ignore[arg-type]  # fmt: skip


def judged(stop: Stop, catalog: Catalog, *, is_shipped: bool = True) -> list[str]:
    tour = Tour("t", "T", stops=(stop,))
    return [str(each) for each in check_tour(tour, "t.scalptour", catalog, ("adult-man",), is_shipped=is_shipped)]


def test_the_shipped_tours_hold(catalog: Catalog) -> None:
    assert check_shipped_tours(catalog) == ()


def test_a_sound_stop_passes(catalog: Catalog) -> None:
    assert judged(SOUND, catalog) == []


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (replace(SOUND, view=StopView(selected="jiao.moter")), "stops.1.view.selected: there is no zone “jiao.moter”"),
        (replace(SOUND, words=(Said("A fact.", ("jin2032",)),)), "did you mean “jin2023”?"),
        (replace(SOUND, words=(Said("A fact."),)), "stops.1.words.1: it names no source"),
        (replace(SOUND, answer=(Said("So.", ("jin2023", "jin2023")),)), "it names a source twice"),
        (replace(SOUND, words=(Said("Over the angular gyrus.", ("jin2023",)),), question="Over which gyrus?",
                 answer=(Said("The angular gyrus.", ("jin2023",)),)), "stops.1.words: they name the angular gyrus"),
        (replace(SOUND, answer=()), "belong together"),
        (replace(SOUND, notes="It cures tinnitus."), "promises what no source shows"),
        (replace(SOUND, title="A proven way"), "stops.1.title"),
        (replace(SOUND, words=(Said("word " * 61, ("jin2023",)),)), "61 words"),
    ],
)  # type: ignore[arg-type]  # fmt: skip
def test_a_spoiled_stop_is_found(catalog: Catalog, spoiled: Stop, said: str) -> None:
    (sentence,) = judged(spoiled, catalog)
    assert said in sentence


def test_of_one_s_own_tour_only_what_is_gone_is_said(catalog: Catalog) -> None:
    own = replace(SOUND, words=(Said("It cures everything."),), answer=())
    assert judged(own, catalog, is_shipped=False) == []


def test_every_shipped_build_stop_has_its_step(catalog: Catalog) -> None:
    from viewer.export.ground import ground
    from viewer.presentation.construction import construction
    from viewer.state.view_state import ViewState

    atlas = ground(catalog, "adult-man", print).atlas
    for path in shipped_tour_files():
        for stop in read_tour(path).stops:
            view = stop.view
            if view.stage == "build":
                steps = construction(catalog, atlas, ViewState(mode="build", selection=Selection(zone=view.selected)))
                assert steps is not None
                assert view.build_step < len(steps.steps), (path.name, stop.title)
