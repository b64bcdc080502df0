import json
from types import SimpleNamespace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas, PlacedLine, PlacedPart, PlacedPoint, PlacedStep, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PartId, ZoneId
from viewer.export.zone_table import zone_table

LINE = np.array([[0.0, -0.0, 1.23456], [1.0, 2.0, 3.0]])


@pytest.fixture
def table() -> dict[str, object]:
    zone = PlacedZone(
        ZoneId("test.zone"),
        "left",
        (PlacedLine(LINE, LINE), PlacedLine(LINE[::-1], LINE)),
        12.34567,
        (PlacedPart(PartId("upper"), 0.0, 0.2, 2.5),),
        (PlacedStep("top", "point", LINE[1:], None), PlacedStep("line", "curve", LINE, 12.34567)),
    )
    atlas = Atlas(
        "adult",
        {"nasion": np.array([0.0, 99.0, 29.0])},
        (zone,),
        (),
        {"sagittal": 28.40265},
        {"Cz": np.array([0.0, -11.5, 131.0])},
        {"midline": LINE},
        (PlacedPoint("who/gb7", "left", np.array([-76.0, 6.0, 35.0]), np.array([-1.0, 0.0, 0.0])),),
    )
    # Of the zone only its code is asked for.
    catalog = Catalog({}, {}, {ZoneId("test.zone"): SimpleNamespace(code="T1")}, {}, {}, {}, {})  # type: ignore[dict-item]
    return zone_table(catalog, atlas)


def test_a_table_that_json_can_write_and_read(table: dict[str, object]) -> None:
    assert json.loads(json.dumps(table, allow_nan=False)) == table


def test_what_it_says(table: dict[str, object]) -> None:
    assert table == {
        "frame": "head RAS mm",
        "head": "adult",
        "landmarks_mm": {"nasion": [0.0, 99.0, 29.0]},
        "cun_mm": {"sagittal": 28.403},
        "sites_mm": {"Cz": [0.0, -11.5, 131.0]},
        "curves_mm": {"midline": [[0.0, 0.0, 1.235], [1.0, 2.0, 3.0]]},
        "points": [{"id": "who/gb7", "side": "left", "position_mm": [-76.0, 6.0, 35.0]}],
        "zones": [
            {
                "id": "test.zone",
                "code": "T1",
                "side": "left",
                "polylines_mm": [[[0.0, 0.0, 1.235], [1.0, 2.0, 3.0]], [[1.0, 2.0, 3.0], [0.0, 0.0, 1.235]]],
                "length_mm": 12.346,
                "parts": [{"id": "upper", "from": 0.0, "to": 0.2}],
                "steps": [
                    {"id": "top", "kind": "point", "points_mm": [[1.0, 2.0, 3.0]], "measure_mm": None},
                    {
                        "id": "line",
                        "kind": "curve",
                        "points_mm": [[0.0, 0.0, 1.235], [1.0, 2.0, 3.0]],
                        "measure_mm": 12.346,
                    },
                ],
            }
        ],
    }
    assert "-0.0" not in json.dumps(table)
