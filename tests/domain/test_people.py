from __future__ import annotations

from viewer.data.paths import head_folders, people_folders
from viewer.domain.people import SHAPES, heads_of, in_shape, person_of, shape_of


def test_the_heads_that_are_known_are_those_that_are_shipped() -> None:
    assert sorted(head for person in SHAPES for head in heads_of(person)) == [each.name for each in head_folders()]
    assert {each.name for each in people_folders()} == set(SHAPES)


def test_another_person_has_the_same_shape_where_there_is_one() -> None:
    assert in_shape("adult-woman", shape_of("adult-man-3")) == "adult-woman-3"
    assert in_shape("scan", shape_of("adult-man-3")) == "scan"
    assert (person_of("adult-man-3"), person_of("scan-2")) == ("adult-man", "scan-2")
