"""Electrode files by the rules of BIDS, and read by a program that is not ours: MNE."""

from __future__ import annotations

import csv
import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.electrodes import COLUMNS, electrode_files, write_electrodes

STEM = "sub-adultman_space-CapTrak"


@pytest.fixture(scope="module")
def files(catalog: Catalog, shipped_atlas: Atlas) -> dict[str, bytes]:
    return electrode_files(catalog, shipped_atlas)


@pytest.fixture(scope="module")
def rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(files[f"{STEM}_electrodes.tsv"].decode().splitlines(), delimiter="\t"))


@pytest.fixture(scope="module")
def frame(files: dict[str, bytes]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(files[f"{STEM}_coordsystem.json"])
    return answer


def test_the_names_of_the_files_belong_together(files: dict[str, bytes]) -> None:
    assert list(files) == [f"{STEM}_{name}" for name in ("electrodes.tsv", "electrodes.json", "coordsystem.json")]


def test_the_first_columns_are_those_of_bids_and_the_others_are_described(
    files: dict[str, bytes], rows: list[dict[str, str]]
) -> None:
    assert tuple(rows[0]) == COLUMNS
    assert COLUMNS[:4] == ("name", "x", "y", "z")
    described = json.loads(files[f"{STEM}_electrodes.json"])
    assert set(described) == set(COLUMNS[4:])
    for column in ("kind", "side"):
        assert {row[column] for row in rows} == set(described[column]["Levels"])
    assert all(meaning["Description"] for meaning in described.values())


def test_names_are_there_once_and_no_cell_is_empty(rows: list[dict[str, str]], catalog: Catalog) -> None:
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    assert all(value and value.strip() == value for row in rows for value in row.values())
    dashed = tuple(zone.code.upper() for zone in catalog.zones.values() if "-" in zone.code)
    assert all("-" not in name or name.upper().startswith(("SISHENCONG", *dashed)) for name in names)


def test_everything_is_there(rows: list[dict[str, str]], catalog: Catalog, shipped_atlas: Atlas) -> None:
    kinds = [row["kind"] for row in rows]
    lines = sum(len(placed.lines) for placed in shipped_atlas.zones)
    assert kinds.count("site") == len(shipped_atlas.sites_mm)
    assert kinds.count("acupoint") == len(shipped_atlas.points)
    assert kinds.count("zone_begin") == kinds.count("zone_end") == lines


def test_the_frame_says_what_bids_asks_for(frame: dict[str, Any]) -> None:
    assert (frame["EEGCoordinateSystem"], frame["EEGCoordinateUnits"]) == ("CapTrak", "m")
    assert frame["EEGCoordinateSystemDescription"]
    assert frame["AnatomicalLandmarkCoordinateSystem"] == "CapTrak"
    assert frame["AnatomicalLandmarkCoordinateUnits"] == "m"
    assert set(frame["AnatomicalLandmarkCoordinates"]) == {"NAS", "LPA", "RPA"}


def test_landmarks_lie_on_the_axes(frame: dict[str, Any]) -> None:
    marks = frame["AnatomicalLandmarkCoordinates"]
    assert marks["LPA"][1:] == marks["RPA"][1:] == [0.0, 0.0]
    assert marks["LPA"][0] < 0 < marks["RPA"][0]
    assert (marks["NAS"][0], marks["NAS"][2]) == (0.0, 0.0)
    assert 0.08 < marks["NAS"][1] < 0.13


def test_turning_keeps_distances_and_sides(rows: list[dict[str, str]], shipped_atlas: Atlas) -> None:
    turned = {row["name"]: np.array([float(row[axis]) for axis in "xyz"]) for row in rows}
    sites = shipped_atlas.sites_mm
    for first, second in (("Cz", "Fpz"), ("T7", "T8"), ("O1", "F4")):
        there = np.linalg.norm(turned[first] - turned[second]) * 1000
        assert there == pytest.approx(np.linalg.norm(sites[first] - sites[second]), abs=0.01)
    triple = np.array([turned[name] - turned["Cz"] for name in ("T7", "Fpz", "Oz")])
    own = np.array([sites[name] - sites["Cz"] for name in ("T7", "Fpz", "Oz")])
    assert np.linalg.det(triple) * 1e9 == pytest.approx(np.linalg.det(own), rel=1e-3)  # not mirrored
    assert turned["T8"][0] > 0.05


def test_an_ear_that_is_not_level_with_the_other_does_not_tilt_the_axes(catalog: Catalog, shipped_atlas: Atlas) -> None:
    moved = {**shipped_atlas.landmarks_mm, "lpa": np.array([-75.0, 3.0, 4.0])}
    frame = json.loads(list(electrode_files(catalog, replace(shipped_atlas, landmarks_mm=moved)).values())[2])
    marks = frame["AnatomicalLandmarkCoordinates"]
    assert marks["LPA"][1:] == pytest.approx([0.0, 0.0], abs=1e-6)
    assert (marks["NAS"][0], marks["NAS"][2]) == pytest.approx((0.0, 0.0), abs=1e-6)


def test_two_zones_of_one_code_keep_names_of_their_own(catalog: Catalog, shipped_atlas: Atlas) -> None:
    zones = {key: replace(zone, code="X1") for key, zone in catalog.zones.items()}
    table = electrode_files(replace(catalog, zones=zones), shipped_atlas)[f"{STEM}_electrodes.tsv"].decode()
    names = [line.split("\t")[0] for line in table.splitlines()]
    assert len(set(names)) == len(names)


def test_mne_reads_them(files: dict[str, bytes], rows: list[dict[str, str]], tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what MNE imports
        from mne.channels import read_custom_montage

    written = write_electrodes(tmp_path / "places", files)
    montage = read_custom_montage(written[0])
    places = montage.get_positions()["ch_pos"]
    assert list(places) == [row["name"] for row in rows]
    assert places["Cz"] == pytest.approx([float(rows[8][axis]) for axis in "xyz"])
    assert rows[8]["name"] == "Cz"


def test_a_folder_that_cannot_be_made_is_said(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"file: File exists"):
        write_electrodes(tmp_path / "file", files)
    with pytest.raises(ExportError, match="No such file"):
        write_electrodes(tmp_path / "no" / "such", files)


def test_a_full_disk_is_said_of_the_file_and_not_of_the_one_beside_it(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path.with_name(f".{path.name}.abcd.part")))

    monkeypatch.setattr("viewer.export.electrodes.write_atomic", full)
    with pytest.raises(ExportError) as fault:
        write_electrodes(tmp_path, files)
    assert str(fault.value) == f"{tmp_path / f'{STEM}_electrodes.tsv'}: No space left on device"
