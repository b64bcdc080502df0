"""Writers ended in the middle, at a moment that a seed says: what they wrote is whole, or as it was before."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viewer.data.paths import HOME_VARIABLE, config_folder
from viewer.data.settings import load_settings
from viewer.data.tour_draft import drafts
from viewer.data.tour_file import read_tour
from viewer.data.tour_folder import own_tours_folder
from viewer.data.tour_version import versions_of
from viewer.errors import ViewerError

ROOT = Path(__file__).parents[2]
WRITE_FOR_EVER = """
import itertools
from viewer.data.paths import config_folder
from viewer.data.settings import Settings, save_settings
from viewer.data.tour_draft import keep_draft
from viewer.data.tour_folder import own_tours_folder
from viewer.data.tour_version import save_over
from viewer.domain.tour import Said, Stop, StopView, Tour
file = own_tours_folder() / "mine.scalptour"
for number in itertools.count():
    words = tuple(Said(f"{number} " * 50) for _ in range(20))
    tour = Tour("own-1", f"Number {number}", stops=(Stop("One", StopView(), words),))
    assert save_settings(Settings(practice_name=f"Number {number}"), config_folder()) == ()
    keep_draft(tour, file, "one")
    save_over(tour, file)
    if number == 0:
        print("ready", flush=True)
"""
EXPORTS = (
    ("sheet", "--system", "jiao", "-o", "sheet.pdf"),
    ("cite", "--all", "--format", "bibtex", "-o", "all.bib"),
    ("zones", "--json", "-o", "zones.json"),
    ("video", "--seconds", "1", "--size", "320x240", "-o", "turn.gif"),
)
_SLOWEST_S = 4.0


@dataclass(frozen=True)
class Harm:
    """Something that a writer left behind that is not whole."""

    seed: int
    what: str


def kill_a_saver(seed: int) -> Harm | None:
    """Let a process save settings, drafts and tours without end, kill it, and read all that is there."""
    chance = random.Random(f"saver {seed}")
    with subprocess.Popen((sys.executable, "-c", WRITE_FOR_EVER), stdout=subprocess.PIPE, cwd=ROOT) as saver:
        assert saver.stdout is not None
        saver.stdout.readline()
        time.sleep(chance.random() * 0.1)
        saver.kill()
    file = own_tours_folder() / "mine.scalptour"
    try:
        problems = load_settings(config_folder())[1]
        tours = [read_tour(path) for path in (file, *(version.path for version in versions_of(file)))]
    except ViewerError as error:
        return Harm(seed, str(error))
    if problems or not tours or len(drafts()) != 1:
        return Harm(seed, f"{problems}, {len(tours)} tours, {len(drafts())} drafts")
    return None


def interrupt_an_export(seed: int, folder: Path) -> Harm | None:
    """Begin an export over an older file, and end it in one of the ways that people and systems have.

    Parameters
    ----------
    folder : Path
        Empty.
    """
    chance = random.Random(f"export {seed}")
    words = chance.choice(EXPORTS)
    target = folder / words[-1]
    before = b"as it was"
    target.write_bytes(before)
    how = chance.choice((signal.SIGINT, signal.SIGTERM, signal.SIGKILL))
    # Not of this test's group: a terminal's Ctrl+C reaches one process only here.
    environment = os.environ | {HOME_VARIABLE: str(folder / "home")}
    with subprocess.Popen(
        (sys.executable, str(ROOT / "main.py"), *words[:-1], str(target)),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder, env=environment, start_new_session=True,
    ) as export:  # fmt: skip
        time.sleep(chance.random() * _SLOWEST_S)
        export.send_signal(how)
        said = export.communicate(timeout=60)[1].decode("utf-8", "replace")
    content = target.read_bytes()
    if content != before and export.returncode not in (0, 1, -how):
        return Harm(seed, f"{words[0]} ended with {export.returncode}")
    if content != before and len(content) < 100:
        return Harm(seed, f"{words[-1]} has {len(content)} bytes")
    if "Traceback" in said:
        return Harm(seed, f"{words[0]} after {how.name}: {said[-300:]}")
    left = [path.name for path in folder.iterdir() if path.suffix == ".part"]
    if left and how != signal.SIGKILL:
        return Harm(seed, f"{words[0]} after {how.name} left {left}")
    return None


def try_kills(count: int, folder: Path, first_seed: int = 0) -> Iterator[Harm | None]:
    """End savers so often, and a quarter as many exports."""
    for seed in range(first_seed, first_seed + count):
        yield kill_a_saver(seed)
    for seed in range(first_seed, first_seed + count // 4):
        place = folder / str(seed)
        place.mkdir()
        yield interrupt_an_export(seed, place)
