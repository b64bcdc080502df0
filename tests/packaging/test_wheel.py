"""The wheel: complete, installable, and content with a folder it may not write to."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import viewer

ROOT = Path(__file__).resolve().parents[2]
HANGS_AFTER_S = 300.0


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=os.environ | variables, capture_output=True, text=True,
        check=False, timeout=HANGS_AFTER_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-index", "--no-deps", "--target", folder, wheel, cwd=folder)
    for path in [*folder.rglob("*"), folder]:
        path.chmod(path.stat().st_mode & ~0o222)
    return folder


def state_of(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("top", ["assets", "zones"])
def test_holds_all_content(wheel: Path, top: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = {f"viewer/_data/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / top).rglob("*") if path.is_file()}
    assert wanted
    assert wanted <= inside


def test_holds_nothing_but_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"viewer", f"scalp_map_viewer-{viewer.__version__}.dist-info"}


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-CONTENT", "ATTRIBUTION.md"])
def test_ships_its_licences(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(inside.endswith(f".dist-info/licenses/{name}") for inside in archive.namelist())


@pytest.mark.parametrize("words", [("--version",), ("zones",)])
def test_runs_from_another_folder_and_writes_nothing_beside_itself(
    installed: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = state_of(installed)
    here = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    started = run(sys.executable, installed / "bin" / "scalp-map-viewer", *words, cwd=tmp_path, **here)
    assert started.stderr == ""
    assert state_of(installed) == before
    assert list(tmp_path.iterdir()) == []


def test_the_bench_says_that_it_needs_the_source_tree(installed: Path, tmp_path: Path) -> None:
    here = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, installed / "bin" / "scalp-map-viewer", "bench"]
    done = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "source tree" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_version_is_the_packages(installed: Path, tmp_path: Path) -> None:
    here = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    started = run(sys.executable, installed / "bin" / "scalp-map-viewer", "--version", cwd=tmp_path, **here)
    assert viewer.__version__ in started.stdout


def test_finds_its_own_data_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    question = "from viewer.data.paths import assets_folder as a, zones_folder as z; print(a(), z())"
    here = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    answer = run(sys.executable, "-c", question, cwd=tmp_path, **here).stdout.split()
    assert [Path(path).parent for path in answer] == [installed / "viewer" / "_data"] * 2
