"""What Help says of grading covers what cards show, and holds for what is shipped."""

from __future__ import annotations

from typing import get_args

from viewer.domain.catalog import Catalog
from viewer.domain.study import Certainty
from viewer.presentation.help_text import grading_page


def test_every_level_and_every_certainty_is_explained() -> None:
    text = " ".join(grading_page().paragraphs)
    assert all(word in text for word in get_args(Certainty))
    assert all(f"{level} " in text for level in range(1, 6))


def test_the_rules_it_states_hold(catalog: Catalog) -> None:
    studies = catalog.studies.values()
    assert "nothing above moderate" in " ".join(grading_page().paragraphs)
    assert {study.grade.certainty for study in studies} <= {"moderate", "low", "very low", "not graded"}
    linked = {key for zone in catalog.zones.values() for use in zone.indications for key in use.studies}
    assert not [study.key for study in studies if study.direction == "unverified" and study.key in linked]
