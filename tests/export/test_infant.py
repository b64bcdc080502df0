"""What is made of an infant's head shows the soft spot and its words, and every zone there its danger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.export.web_page_world import world
from viewer.atlas.atlas import Atlas
from viewer.export.model import model
from viewer.export.model_file import write_model
from viewer.export.sheet import _notes
from viewer.export.web_page_head import packed_zones
from viewer.export.web_page_ink import PageInk
from viewer.presentation.soft_spot import soft_spot

WORDS = "Soft spot: no needle"


@pytest.fixture(scope="module")
def infant() -> Atlas:
    few = world().few().zones
    atlas = world().atlas
    return replace(atlas, person="infant", zones=tuple(each for each in atlas.zones if each.zone in few))


def test_the_web_page_has_it_and_every_zone_its_sign(infant: Atlas) -> None:
    catalog, head = world().few(), world().head
    soft = PageInk(catalog, infant, head).layers()["soft"]
    assert (soft["title"], soft["second"]) == (WORDS, "sizes differ, not to scale")
    found = soft_spot(infant)
    assert found is not None
    outline = np.array(soft["outline"])[:, :3]
    assert np.allclose(outline[0], outline[-1])
    away = np.linalg.norm(outline - found[1], axis=1)
    assert away.min() > 8.0
    assert away.max() < 25.0
    assert soft["hatches"]
    assert all(len(each["danger"]) == 1 for each in packed_zones(catalog, infant, head, "light")["placed"])
    assert PageInk(catalog, replace(infant, person="child"), head).layers()["soft"] is None


@pytest.mark.parametrize("name", ["head.glb", "head.obj"])
def test_the_model_has_it_as_a_part_with_its_words(infant: Atlas, tmp_path: Path, name: str) -> None:
    catalog, head = world().few(), world().head
    made = model(head, catalog, infant, detail="light")
    spot = made["soft_spot"]
    assert "no needle is set" in spot.user_dict["about"]
    write_model(tmp_path / name, made)
    assert WORDS.encode() in (tmp_path / name).read_bytes()
    assert "soft_spot" not in model(head, catalog, replace(infant, person="adult"), (), detail="light").keys()  # noqa: SIM118


def test_what_is_said_beside_a_sheet_begins_with_open_fontanelles(infant: Atlas) -> None:
    assert "fontanelles are open" in next(_notes(world().catalog, infant, ()))
    assert "fontanelles" not in " ".join(_notes(world().catalog, replace(infant, person="adult"), ()))
