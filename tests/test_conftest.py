"""The guards of ``conftest.py`` are up."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests import run_cache
from tests.run_order import LONGEST
from viewer.data.paths import cache_folder, config_folder, log_folder


def test_no_test_reaches_the_network() -> None:
    with socket.socket() as client, pytest.raises(AssertionError, match="reached for the network"):
        client.connect(("192.0.2.1", 80))


def test_a_connection_within_this_machine_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_the_files_that_are_begun_first_are_there() -> None:
    names = {path.name for path in Path(__file__).parent.rglob("test_*.py")}
    assert set(LONGEST) - names == set()


def test_a_process_of_a_run_shares_its_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(run_cache.VARIABLE)
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        run_cache.share_cache(tmp_path / name)
    (tmp_path / "first" / "cache" / "atlas").touch()
    assert os.environ[run_cache.VARIABLE] == str(tmp_path / "first" / "cache")
    assert (tmp_path / "second" / "cache" / "atlas").exists()


def test_user_folders_are_not_the_users() -> None:
    for folder in (config_folder(), cache_folder(), log_folder()):
        assert not folder.is_relative_to(Path.home())
        assert folder.is_relative_to(os.environ["SCALP_MAP_VIEWER_HOME"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is always there")
def test_only_the_window_tests_may_have_a_screen(request: pytest.FixtureRequest) -> None:
    window = Path(__file__).parent / "window"
    has_window_tests = any(window in item.path.parents for item in request.session.items)
    assert ("DISPLAY" in os.environ) == has_window_tests
    assert os.environ["QT_QPA_PLATFORM"] == ("xcb" if has_window_tests else "offscreen")


@pytest.fixture
def picture(tmp_path: Path) -> NDArray[np.uint8]:
    grey = np.full((20, 20, 3), 128, np.uint8)
    (tmp_path / "golden").mkdir()
    Image.fromarray(grey).save(tmp_path / "golden" / "grey.png")
    return grey


@pytest.mark.parametrize(("pixels", "levels", "is_same"), [(0, 0, True), (5, 99, True), (6, 99, False), (99, 8, True)])
def test_a_golden_picture_may_differ_in_five_pixels(
    picture: NDArray[np.uint8],
    tmp_path: Path,
    pytestconfig: pytest.Config,
    monkeypatch: pytest.MonkeyPatch,
    pixels: int,
    levels: int,
    is_same: bool,
) -> None:
    conftest = next(plugin for plugin in pytestconfig.pluginmanager.get_plugins() if hasattr(plugin, "compare_golden"))
    monkeypatch.setattr(conftest, "ARTIFACTS", tmp_path / "artifacts")
    changed = picture.copy()
    changed.reshape(-1, 3)[:pixels] += np.uint8(levels)
    if is_same:
        conftest.compare_golden(tmp_path / "golden" / "grey.png", changed)
        assert not (tmp_path / "artifacts").exists()
        return
    with pytest.raises(pytest.fail.Exception, match="6 pixels differ"):
        conftest.compare_golden(tmp_path / "golden" / "grey.png", changed)
    assert len(list((tmp_path / "artifacts").iterdir())) == 3
