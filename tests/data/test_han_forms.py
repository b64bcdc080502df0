"""The table of characters is the one that OpenCC makes, and leaves what the content writes alone."""

from __future__ import annotations

import pytest

from tests.shipped import shipped_catalog
from tools.han_forms import made_forms
from viewer.data.han_forms import forms_file, simplified_forms


def test_what_the_content_writes_is_simplified_already() -> None:
    catalog = shipped_catalog()
    names = [zone.name.han for zone in catalog.zones.values()]
    names += [each.han for each in (*catalog.points.values(), *catalog.complaints.values())]
    for name in names:
        assert name.translate(simplified_forms()) == name


@pytest.mark.parametrize(
    ("other", "simplified"), [("頭痛", "头痛"), ("運動区", "运动区"), ("鍼", "针"), ("视区", "视区")]
)
def test_other_forms_are_led_back(other: str, simplified: str) -> None:
    assert other.translate(simplified_forms()) == simplified


def test_a_form_is_led_back_in_one_step() -> None:
    forms = simplified_forms()
    assert all(ord(simple) not in forms for simple in forms.values())


def test_the_shipped_table_is_the_one_that_is_made() -> None:
    pytest.importorskip("opencc", reason="the build group is not installed")
    assert forms_file().read_text(encoding="utf-8") == made_forms()
