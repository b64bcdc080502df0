"""A practice's name is one line of plain text, and it is said if there is no room for it."""

from __future__ import annotations

import pytest

from viewer.presentation.letterhead import PRACTICE_MOST, clean_name, cut_name, letterhead


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("  Practice \n at\tthe\x00 Mill ", "Practice at the Mill"),
        ("<b>Mill</b> <img src='file:///etc/passwd'>", "<b>Mill</b> <img src='file:///etc/passwd'>"),
        ("right‮to left", "rightto left"),
        ("诊所", "诊所"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_of_plain_text(typed: str, set_as: str) -> None:
    assert letterhead(typed).practice == set_as


def test_a_huge_name_is_cut_and_it_is_said() -> None:
    assert cut_name("x" * PRACTICE_MOST) == cut_name(f"  {'x' * PRACTICE_MOST}\n") == ""
    assert cut_name("x" * 201) == "The practice's name has 201 characters; the page has room for 200."
    assert clean_name("x" * 100_000) == "x" * (PRACTICE_MOST - 1) + "…"
