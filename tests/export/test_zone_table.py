"""The table for other programs: plain values, of the shipped content on the shipped head."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from tests.shipped import shipped_catalog
from viewer.atlas.atlas import Atlas
from viewer.atlas.cortex_beneath import CortexBeneath
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedPoint, PlacedStep, PlacedZone
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.domain.identity import PartId, ZoneId
from viewer.export.beneath_table import beneath_entries
from viewer.export.ground import Ground
from viewer.export.zone_table import zone_table
from viewer.geometry.cortex import Cortex

LINE = np.array([[0.0, -0.0, 1.23456], [1.0, 2.0, 3.0]])
ROWS = [[0.0, 0.0, 1.235], [1.0, 2.0, 3.0]]


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    """MS7, drawn from GV20 to GB7, and two points, on a head of a few places."""
    zone = PlacedZone(
        ZoneId("who.ms7"),
        "left",
        (PlacedLine(LINE, LINE), PlacedLine(LINE[::-1], LINE)),
        12.34567,
        (PlacedPart(PartId("upper"), 0.0, 0.2, 2.5),),
        (
            PlacedStep("gv20", "point", LINE[1:], None),
            PlacedStep("gb7", "point", LINE[:1], None),
            PlacedStep("jiao.motor", "curve", LINE, 1.0),
            PlacedStep("line", "curve", LINE, 12.34567),
        ),
    )
    atlas = Atlas(
        "adult",
        {"nasion": LINE[1], "ear_apex_left": LINE[0], "ear_apex_right": LINE[1]},
        (zone,),
        (),
        {"sagittal": 28.40265, "lateral": 14.8},
        {"Cz": np.array([0.0, -11.5, 131.0])},
        {"midline": LINE},
        (
            PlacedPoint("who/gv20", "midline", LINE[0], LINE[1]),
            PlacedPoint("who/gb7", "left", np.array([-76.0, 6.0, 35.0]), np.array([-1.0, 0.0, 0.0])),
            PlacedPoint("who/unnamed", "left", LINE[0], LINE[1]),
        ),
    )
    return zone_table(shipped_catalog(), atlas)


def test_a_table_that_json_can_write_and_read(table: dict[str, Any]) -> None:
    text = json.dumps(table, allow_nan=False)
    assert json.loads(text) == table
    assert "-0.0" not in text


def test_what_it_says_of_the_head(table: dict[str, Any]) -> None:
    assert list(table) == [
        "frame",
        "head",
        "landmarks_mm",
        "cun_mm",
        "sites_mm",
        "curves_mm",
        "points",
        "brain",
        "zones",
        "named",
        "unmapped",
    ]
    assert (table["frame"], table["head"]) == ("head RAS mm", "adult")
    assert table["landmarks_mm"]["nasion"] == ROWS[1]
    assert table["cun_mm"] == {"sagittal": 28.403, "lateral": 14.8}
    assert table["sites_mm"] == {"Cz": [0.0, -11.5, 131.0]}
    assert table["curves_mm"] == {"midline": ROWS}


def test_what_it_says_of_points(table: dict[str, Any]) -> None:
    first, second = table["points"]
    assert (first["id"], first["code"], first["han"], first["pinyin"]) == ("point.gv20", "GV20", "百会", "Bǎihuì")
    assert (first["side"], first["s_cun"], first["l_cun"], first["cun"]) == ("midline", 5.0, 0.0, None)
    assert first["doubt"].startswith("Both standards")
    assert (second["id"], second["side"], second["position_mm"]) == ("point.gb7", "left", [-76.0, 6.0, 35.0])
    assert second["s_cun"] is second["l_cun"] is None
    assert "who-points-2008" in second["sources"]


def test_what_it_says_of_a_zone(table: dict[str, Any]) -> None:
    (zone,) = table["zones"]
    assert (zone["id"], zone["code"], zone["side"], zone["length_mm"]) == ("who.ms7", "MS7", "left", 12.346)
    assert zone["polylines_mm"] == [ROWS, ROWS[::-1]]
    assert zone["parts"] == [{"id": "upper", "from": 0.0, "to": 0.2}]
    # GB7 is level with the ear of the same side; GV20 lies so many cun behind the hairline.
    assert zone["landmarks_mm"] == {"ear_apex_left": ROWS[0]}
    assert zone["cun_mm"] == {"sagittal": 28.403}


def test_a_step_has_its_words_its_sources_and_its_confidence(table: dict[str, Any]) -> None:
    steps = {step["id"]: step for step in table["zones"][0]["steps"]}
    assert list(steps) == ["gv20", "gb7", "jiao.motor", "line"]
    assert (steps["gb7"]["op"], steps["gb7"]["confidence"]) == ("ray", "medium")
    assert "19 mm" in steps["gb7"]["doubt"]
    assert steps["line"]["sources"]
    assert steps["line"]["measure_mm"] == 12.346
    assert steps["line"]["points_mm"] == ROWS


def test_another_zone_within_a_rule_is_one_step_without_words(table: dict[str, Any]) -> None:
    step = next(step for step in table["zones"][0]["steps"] if step["id"] == "jiao.motor")
    assert step == {"id": "jiao.motor", "kind": "curve", "points_mm": ROWS, "measure_mm": 1.0}


def test_a_table_without_points_still_has_its_zones() -> None:
    catalog = replace(shipped_catalog(), points={})
    atlas = Atlas("adult", {}, (), (), points=(PlacedPoint("who/gv20", "midline", LINE[0], LINE[1]),))
    assert zone_table(catalog, atlas)["points"] == []


def test_without_a_brain_in_the_head_nothing_is_said_of_what_lies_beneath(table: dict[str, Any]) -> None:
    assert table["brain"] is None
    assert table["zones"][0]["beneath"] is None


def test_what_lies_beneath_is_told_for_the_whole_and_each_part() -> None:
    ball = trimesh.creation.icosphere(5, 60.0)
    count = len(ball.vertices)
    cortex = Cortex(
        np.asarray(ball.vertices), np.asarray(ball.faces), np.ones(count, np.uint8), ("angular",), np.zeros(count)
    )
    line = PlacedLine(np.array([[0.0, 0.0, 70.0], [0.0, 10.0, 69.0]]), np.array([[0.0, 0.0, 1.0]] * 2))
    placed = PlacedZone(ZoneId("who.ms7"), "left", (line,), 10.0, (PlacedPart(PartId("upper"), 0.0, 0.2, 2.0),), ())
    whole, upper = beneath_entries(CortexBeneath(cortex), placed)
    assert (whole["part"], upper["part"]) == (None, "upper")
    assert whole["nearest"] == [{"gyrus": "angular", "percent": 100.0, "least": 100.0, "most": 100.0}]
    assert whole["straight"] == [{"gyrus": "angular", "percent": 100.0}]
    assert 9.0 < whole["depth_mm"] < 11.0


def test_without_a_cortex_it_is_said_and_all_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.data.cortex_file.cortex_file", lambda: tmp_path / "cortex.npz")
    told: list[str] = []
    ground = Ground(shipped_catalog(), load_head(assets_folder() / "meshes" / "adult-man"), Atlas("adult", {}, (), ()))
    assert ground.glass(told.append) is None
    (sentence,) = told
    assert sentence.startswith("nothing is said of what lies beneath: ")
    assert sentence.endswith("is missing")
