"""No text promises bone below every needle; what lies below the bump carries its danger."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPoint, PlacedZone
from viewer.checks.depth import promised_depth, what_lies_below_the_bump_says_so
from viewer.data.content import load_catalog
from viewer.data.paths import assets_folder
from viewer.domain.acupoint import Acupoint
from viewer.domain.statement import Statement

SUMMARY = "The first line of the examples."
VIEWER = Path(__file__).resolve().parents[2] / "viewer"
SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"


@pytest.mark.parametrize(
    "sentence",
    [
        "They lie outside the skull and do not reach the brain",
        "No needle reaches the brain: it lies in the scalp, outside the skull",
        "The needle does not reach the brain",
        "A needle stays outside the skull",
        "Too steep, the needle meets bone",
        "Tip: at the bone, it goes no further",
        "The bone stops it",
        "Here the skull protects the brain",
    ],
)
def test_a_promise_of_depth_is_found(judged, sentence):
    found = [each for each in judged("demo/first.toml", SUMMARY, f"{sentence}.") if "promises bone or depth" in each]
    assert found, sentence
    assert found[0].startswith("error zones/demo/first.toml: summary.text: ")


@pytest.mark.parametrize(
    "sentence",
    [
        "On the vault too steep a needle meets bone.",
        "The needle is meant to lie in the scalp, outside the skull.",
        "Below the bump at the back of the head no bone protects what lies beneath.",
        "The bones say where to measure.",
        "Somebody writes that “no needle reaches the brain”.",
    ],
)
def test_a_place_or_an_intention_is_no_promise(judged, sentence):
    assert judged("demo/first.toml", SUMMARY, sentence.replace('"', "'")) == []


def _own_literals(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every text in the code that is not a docstring."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield path, node.value


@pytest.mark.parametrize("package", ["app", "cli", "export", "presentation", "scene", "state", "widgets"])
def test_no_text_of_the_window_promises_depth(package):
    said = [(path.name, promised_depth(text)) for path, text in _own_literals(VIEWER / package)]
    assert [each for each in said if each[1]] == []


def test_no_text_of_the_web_page_promises_depth():
    for path in (assets_folder() / "web").glob("*.js"):
        assert promised_depth(path.read_text("utf-8").replace("\n", ". ")) is None, path.name


@pytest.fixture(scope="module")
def catalog():
    return load_catalog(SMALL)[0]


def _atlas(*heights_mm: float) -> Atlas:
    """A line at the back of a head whose bump lies at a height of 0."""
    places = np.array([(30.0, -90.0, height) for height in heights_mm])
    line = PlacedLine(places, np.tile([0.0, -1.0, 0.0], (len(places), 1)))
    zone = PlacedZone("demo.second", "right", (line,), 10.0, (), ())
    point = PlacedPoint("demo/low", "right", places[-1], line.normals[-1])
    return Atlas("ball", {"inion": np.array([0.0, -95.0, 0.0])}, (zone,), (), points=(point,))


def said(catalog, atlas):
    return [str(each) for each in what_lies_below_the_bump_says_so(catalog, atlas, None)]


def test_a_zone_that_comes_below_the_bump_must_say_its_danger(catalog):
    assert said(catalog, _atlas(20.0, 0.0)) == []
    spoiled = said(catalog, _atlas(20.0, -5.0))
    assert len(spoiled) == 1
    assert spoiled[0].startswith("zones/demo/second.toml: on ball, right: it comes below the bump")
    warned = replace(catalog.zones["demo.second"], over=("nape",))
    assert said(replace(catalog, zones={warned.id: warned}), _atlas(20.0, -5.0)) == []


def test_so_must_a_point(catalog):
    found = Statement("Low at the back.", ("our-review",), "high")
    point = Acupoint(id="point.low", code="L1", pinyin="Dī", han="低", finding=found, step="demo/low")
    held = replace(catalog, zones={}, points={point.id: point})
    atlas = replace(_atlas(20.0, -5.0), zones=())
    assert said(held, atlas)[0].startswith("zones/points.toml: points.point.low.over: on ball it comes below")
