"""The page as a file: whole, small, asking for nothing, and harmless whatever the texts say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.export.web_page_world import (
    HOSTILE,
    MOTOR,
    hostile_page,
    page_of_few,
    page_of_one_school,
    page_of_one_tour,
    shipped_page,
    world,
)
from viewer.data.available_tours import shipped_tours
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId
from viewer.errors import ExportError
from viewer.export.web_page import MOST_BYTES, write_web_page
from viewer.export.web_page_once import said_once
from viewer.presentation.palette import DARK, LIGHT
from viewer.presentation.sentences import DISCLAIMER

DATA, MODULE = ' type="application/json"', ' type="module"'


@pytest.fixture(scope="module")
def page() -> str:
    return shipped_page()


def inside(page: str, tag: str, kind: str = "") -> str:
    (found,) = re.findall(rf"<{tag}{kind}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    return found


def data_of(page: str) -> dict[str, Any]:
    return whole(json.loads(inside(page, "script", DATA)))


def whole(written: dict[str, Any]) -> Any:
    """Put back what stands once, as the page does."""
    known: list[Any] = []

    def of(value: Any) -> Any:
        if isinstance(value, dict):
            return known[value["$"]] if "$" in value else {key: of(each) for key, each in value.items()}
        return [of(each) for each in value] if isinstance(value, list) else value

    for each in written["said"]:
        known.append(of(each))
    return of(written["all"])


def checksum(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_it_is_small_enough_to_be_sent(page: str) -> None:
    assert 500_000 < len(page.encode()) < MOST_BYTES


def test_what_repeats_stands_once() -> None:
    long = "a caution that many cards carry, with all that is to be said of it"
    value = {
        "a": [long, {"text": long}],
        "b": [long, {"text": long}],
        "short": ["x", "x"],
        "none": None,
        "pair": (1, 2),
    }
    written = said_once(value)
    assert json.dumps(written).count(long) == 1
    assert whole(json.loads(json.dumps(written))) == json.loads(json.dumps(value))


def test_it_may_ask_for_nothing(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.group(1).split(";"))
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert {rules["img-src"], rules["font-src"]} == {"data:"}
    assert "unsafe" not in policy.group(1)
    # What is allowed to run is what is there, to the letter.
    assert rules["script-src"] == f"'sha256-{checksum(inside(page, 'script', MODULE))}'"
    assert rules["style-src"] == f"'sha256-{checksum(inside(page, 'style'))}'"


def test_nothing_in_it_is_loaded_from_elsewhere(page: str) -> None:
    frame = page.replace(inside(page, "script", DATA), "")
    assert not re.search(r'(?:src|href|action)\s*=\s*"(?!#)', frame)
    assert not re.search(r"url\((?!data:)", frame)
    assert not re.search(
        r"\bimport\s*\(|\bfetch\s*\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|insertAdjacent", frame
    )
    assert "https://" not in inside(page, "script", MODULE)


def test_no_place_is_left_to_fill(page: str) -> None:
    assert "{{" not in page.replace(inside(page, "script", DATA), "")
    assert DISCLAIMER in page


def test_the_colours_are_those_of_the_window(page: str) -> None:
    style = inside(page, "style")
    for palette in (LIGHT, DARK):
        assert f"--window:{palette.window};" in style
        assert f"--mixed-ink:{palette.mixed.ink};--mixed-fill:{palette.mixed.fill}" in style
    assert re.findall(r"--not-seen-fill:(\w+)", style)[0] == "transparent"


def test_every_zone_and_both_sides_are_there(page: str) -> None:
    data = data_of(page)
    assert set(data["cards"]) == set(world().catalog.zones)
    assert len(data["zones"]["placed"]) == len(world().atlas.zones)


def test_one_school_alone() -> None:
    data = data_of(page_of_one_school())
    assert {zone.partition(".")[0] for zone in data["cards"]} == {"jiao"}
    assert {placed["zone"] for placed in data["zones"]["placed"]} == set(data["cards"])
    assert [each["id"] for each in data["schools"]] == ["jiao"]
    without = {key for key, card in data["complaints"].items() if not card["zones"]}
    assert without == {key for key in data["complaints"] if ruling_out(world().catalog, ComplaintId(key)) is not None}
    named = {zone for card in data["complaints"].values() for zone in card["zones"]}
    assert named <= set(data["cards"])


def test_a_tour_goes_along() -> None:
    assert data_of(page_of_few())["tours"] == []
    given = data_of(page_of_one_tour())
    assert given["isTourOpen"]
    (only,) = given["tours"]
    stops = only["stops"]
    assert [stop["title"] for stop in stops] == ["Motor area", "From above", "Two systems"]


def test_without_a_tour_of_ones_own_the_shipped_ones_are_there(page: str) -> None:
    data = data_of(page)
    assert [each["title"] for each in data["tours"]] == [each.title for each in shipped_tours()]
    assert not data["isTourOpen"]
    jiao = data_of(page_of_one_school())["tours"]
    assert "who-lines" not in [each["id"] for each in jiao]
    assert "safe-needling" in [each["id"] for each in jiao]


def test_hostile_texts_stay_texts() -> None:
    page = hostile_page()
    assert page.count("<script") == page.count("</script>") == 2
    assert "<img" not in page
    assert page.count("<svg") == shipped_page().count("<svg")
    assert data_of(page)["cards"][MOTOR]["plain"]["left"]["head"]["title"] == HOSTILE
    assert data_of(page)["tours"][0]["stops"][0]["words"][0]["text"] == HOSTILE


def test_it_is_written_whole_even_with_half_a_character(tmp_path: Path) -> None:
    write_web_page(tmp_path / "a.html", "a\ud800b 汉")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "a?b 汉"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file or directory"):
        write_web_page(tmp_path / "none" / "a.html", "a")
