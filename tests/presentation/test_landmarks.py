"""What is said of landmarks and sites: plain, complete, and honest about doubt."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.data.head_file import load_head
from viewer.data.paths import people_folders
from viewer.geometry.head import Head
from viewer.geometry.ten_ten import TEN_TWENTY
from viewer.presentation.landmarks import PlaceWords, landmark_words, site_words


@pytest.fixture(scope="module", params=people_folders(), ids=lambda folder: folder.name)
def head(request: pytest.FixtureRequest) -> Head:
    return load_head(request.param)


def words(head: Head) -> dict[str, PlaceWords]:
    places = {name: np.array(each.position_mm) for name, each in head.landmarks.items()} | {"hairline": np.zeros(3)}
    said = landmark_words(head, Atlas(head.id, places, (), ()))
    assert [tuple(place) for _, place in said] == [tuple(place) for place in places.values()]
    return dict(zip(places, (each for each, _ in said), strict=True))


def test_every_landmark_has_plain_words_its_definition_and_its_origin(head: Head) -> None:
    for name, said in words(head).items():
        assert said.second, name
        assert "_" not in said.name + said.title + said.second
        landmark = head.landmarks.get(name)
        if landmark is not None:
            assert landmark.definition[1:] in said.sentence
            assert landmark.origin in said.sentence
            assert said.is_uncertain == landmark.is_uncertain
        assert (said.title + " (uncertain):" in said.sentence) == said.is_uncertain, name
        assert ("uncertain" in said.second) == said.is_uncertain, name


def test_the_side_is_said_and_is_the_persons_own(head: Head) -> None:
    said = words(head)
    for name, landmark in head.landmarks.items():
        side = "right" if landmark.position_mm[0] > 1 else "left" if landmark.position_mm[0] < -1 else ""
        assert said[name].title.endswith(f", {side}") == bool(side), name


def test_a_derived_place_is_called_uncertain(head: Head) -> None:
    hairline = words(head)["hairline"]
    assert hairline.is_uncertain
    assert "Found by rule on this head." in hairline.sentence


def test_plates_stay_short(head: Head) -> None:
    assert max(len(said.second) for said in words(head).values()) <= 60


def test_sites_of_the_coarser_system_are_the_stronger_ones() -> None:
    places = {name: np.zeros(3) for name in (*TEN_TWENTY, "AF7", "Nz")}
    said = {each.name: each for each, _ in site_words(Atlas("", {}, (), (), sites_mm=places))}
    assert {name for name, each in said.items() if each.is_strong} == set(TEN_TWENTY)
    assert "10-20" in said["Cz"].sentence
    assert "10-20" not in said["AF7"].sentence
