from __future__ import annotations

import numpy as np
import pytest

from tools.heads.electrodes import EAR_POINT_MNI_MM, ElectrodeTable, partner


@pytest.mark.parametrize(
    ("name", "other"), [("Cz", "Cz"), ("C3", "C4"), ("PO10", "PO9"), ("AFp1", "AFp2"), ("FFC5h", "FFC6h"), ("Iz", "Iz")]
)
def test_partner_lies_on_the_other_side(name: str, other: str) -> None:
    assert partner(name) == other
    assert partner(other) == name


def test_table_is_exactly_symmetric(table: ElectrodeTable) -> None:
    for name in table.names:
        assert np.array_equal(table[partner(name)], table[name] * [-1.0, 1.0, 1.0]), name


def test_midline_and_ear_points_are_where_the_table_has_them(table: ElectrodeTable) -> None:
    assert len(table.names) > 330
    assert table["Cz"][0] == 0.0
    # T9 and T10 are the pre-auricular sites: within a few millimetres of the table's own ear points.
    assert np.linalg.norm(table["T10"] - EAR_POINT_MNI_MM) < 5.0
