"""A cortex that is missing, damaged or makes no sense is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from viewer.data.cortex_file import cortex_file, load_cortex
from viewer.errors import DataError


def spoiled(path: Path, **changes: np.ndarray | None) -> Path:
    with np.load(cortex_file()) as archive:
        arrays = {name: archive[name] for name in archive.files} | changes
    np.savez(path, **{name: value for name, value in arrays.items() if value is not None})
    return path


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is missing"):
        load_cortex(tmp_path / "cortex.npz")


def test_a_file_cut_short_is_said(tmp_path: Path) -> None:
    (tmp_path / "cortex.npz").write_bytes(cortex_file().read_bytes()[:5_000])
    with pytest.raises(DataError, match="damaged or cut short"):
        load_cortex(tmp_path / "cortex.npz")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"hollow": None}, "hollow: is missing"),
        ({"regions": np.array(["precentral"])}, "region: names region 13; there are 1"),
        ({"light_faces": np.array([[0, 1, 9_000_000]], np.int32)}, "light_faces: names vertices that are not among"),
        ({"vertices": np.zeros((2, 3), np.uint16)}, "vertices: has 2 rows"),
        ({"first_mm": np.array([0.0, np.nan, 0.0])}, "4 to 100000 are expected"),
        ({"region": np.zeros(7, np.uint8)}, "region: is uint8"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, changes: dict[str, np.ndarray | None], said: str) -> None:
    with pytest.raises(DataError, match=said):
        load_cortex(spoiled(tmp_path / "cortex.npz", **changes))
