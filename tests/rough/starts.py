"""Starts of the real window under other languages, scales and drivers: each shows the window and ends by itself."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("C.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "zh_CN.UTF-8", "tr_TR.UTF-8")
SCALES = ("1", "1.5", "2")
DRIVERS = ("", "3.1", "2.1")
"""Versions of OpenGL that Mesa is told to have; empty for its own."""
SCREENS = ("1920x1200x24", "1024x768x24")
_LIMIT_S = 180.0


@dataclass(frozen=True)
class Start:
    """One way to start, and how it ended; empty for well."""

    language: str
    scale: str
    driver: str
    screen: str
    fault: str


def try_starts(folder: Path, most: int | None = None) -> Iterator[Start]:
    """Start in every way, or in so many of them."""
    ways = itertools.product(LANGUAGES, SCALES, DRIVERS, SCREENS)
    for number, (language, scale, driver, screen) in enumerate(itertools.islice(ways, most)):
        picture = folder / f"{number}.png"
        environment = os.environ | {"LC_ALL": language, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "xcb"}
        if driver:
            environment["MESA_GL_VERSION_OVERRIDE"] = driver
        command = ("xvfb-run", "-a", "-s", f"-screen 0 {screen} -nolisten tcp", sys.executable, str(ROOT / "main.py"))
        try:
            done = subprocess.run(
                (*command, "--zone", "jiao.motor", "--picture", str(picture)),
                capture_output=True, text=True, errors="replace", timeout=_LIMIT_S, check=False, env=environment,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            yield Start(language, scale, driver, screen, f"no end after {_LIMIT_S:.0f} s")
            continue
        is_whole = done.returncode == 0 and picture.is_file() and picture.stat().st_size > 20_000
        fault = "" if is_whole and "Traceback" not in done.stderr else f"{done.returncode}: {done.stderr[-300:]}"
        yield Start(language, scale, driver, screen, fault)
