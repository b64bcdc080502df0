"""Where files lie: shipped content, and the folders that belong to the user.

======================  =====================================================
shipped, read-only      ``zones/`` and ``assets/``: inside an installed wheel
                        under ``viewer/_data``, else beside ``viewer/``
settings, cache, log    the platform's own folders for this user
======================  =====================================================

No other module builds such a path.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import platformdirs

from viewer.domain.people import person_of
from viewer.errors import DataError, Problem

APP_NAME = "scalp-map-viewer"

HOME_VARIABLE = "SCALP_MAP_VIEWER_HOME"
"""Environment variable that moves every user folder into one place (tests, portable use)."""

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    tried = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for folder in tried:
        if folder.is_dir():
            return folder
    places = " and ".join(str(folder) for folder in tried)
    message = f"the folder is missing; looked at {places}. Install the program again"
    raise DataError((Problem(f"{name}/", "", message),))


def zones_folder() -> Path:
    """The shipped zones, schools, studies and sources.

    Raises
    ------
    DataError
        If the folder is not there.
    """
    return _shipped("zones")


def assets_folder() -> Path:
    """The shipped heads and fonts.

    Raises
    ------
    DataError
        If the folder is not there.
    """
    return _shipped("assets")


def head_folders() -> tuple[Path, ...]:
    """The folders of the shipped heads, in order of their names: each holds a ``head.toml``.

    Raises
    ------
    DataError
        If the folder of assets is not there.
    """
    return tuple(sorted(file.parent for file in (assets_folder() / "meshes").glob("*/head.toml")))


def people_folders() -> tuple[Path, ...]:
    """One shipped head of each person, in the first shape: zones on the other shapes follow the same skull.

    Raises
    ------
    DataError
        If the folder of assets is not there.
    """
    return tuple(folder for folder in head_folders() if person_of(folder.name) == folder.name)


def cortex_file() -> Path:
    """Return where the shipped cortex lies; it may not be there, and the program runs without.

    Raises
    ------
    DataError
        If the folder of assets is not there.
    """
    return assets_folder() / "cortex" / "cortex.npz"


def is_shipped_head(folder: Path) -> bool:
    """Whether a folder of a head came with the program; any other may hold the head of somebody.

    Raises
    ------
    DataError
        If the folder of assets is not there.
    """
    return folder.absolute().parent == assets_folder() / "meshes"


def _user_folder(kind: str, platform_path: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / kind if home else platform_path


def config_folder() -> Path:
    """The folder of the settings; it may not exist yet."""
    return _user_folder("config", platformdirs.user_config_path(APP_NAME, appauthor=False))


def data_folder() -> Path:
    """The folder of what the user has done; it may not exist yet."""
    return _user_folder("data", platformdirs.user_data_path(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """The folder of what can be computed again; it may not exist yet."""
    return _user_folder("cache", platformdirs.user_cache_path(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """The folder of logs and crash traces; it may not exist yet."""
    return _user_folder("log", platformdirs.user_log_path(APP_NAME, appauthor=False))


def followed(path: Path) -> Path:
    """Return where links lead; of links in a circle, the first."""
    with contextlib.suppress(OSError, RuntimeError):  # RuntimeError: before Python 3.13
        return path.resolve()
    return path.absolute()
