"""Writing a file so that it is there whole or not at all.

A plain write that is cut off, by a full disk or a power failure, leaves a damaged file where a good one was.
Here the new content is written beside the old, forced to the disk, and then takes its place in one move.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MARK = ".part"
_LEFTOVER_AGE_S = 3_600.0
_WINDOWS_TRIES = 50
_WINDOWS_PAUSE_S = 0.05


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file, or leave everything as it was.

    Parameters
    ----------
    path : Path
        The file; its folder must exist. A link is followed, not replaced.
    content : bytes
        All of it.

    Raises
    ------
    OSError
        If it cannot be written: no right to, no room, no such folder. An older file is then unharmed.
    """
    with written_beside(path) as beside, beside.open("r+b") as file:
        file.write(content)


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Let something write a file beside another, and then put it into the other's place.

    Parameters
    ----------
    path : Path
        The file in the end; its folder must exist. A link is followed, not replaced.

    Yields
    ------
    Path
        An empty file to write to. If the block ends in an exception it is removed, and an older file is unharmed.

    Raises
    ------
    OSError
        If it cannot be written: no right to, no room, no such folder; or there is something else than a file.
    """
    target = _ordinary_target(path)
    remove_leftovers(target)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}{_MARK}")
    try:
        beside.open("xb").close()
        yield beside
        with beside.open("r+b") as file:
            os.fsync(file.fileno())
        _move(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _ordinary_target(path: Path) -> Path:
    """Return the file that a path leads to; a move would take the place of a device or a pipe, and end it for all."""
    try:
        target = path.resolve()
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    except RuntimeError as error:  # before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    except ValueError as error:
        raise OSError(errno.EINVAL, "this system takes no such name", str(path)) from error
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", str(path))
    return target


def remove_leftovers(path: Path) -> None:
    """Remove what earlier writes of this file left behind when the program was killed.

    Younger ones are kept: another window may be writing at this moment.
    """
    try:
        for leftover in path.parent.glob(f".{glob.escape(path.name)}.*{_MARK}"):
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_AGE_S:
                leftover.unlink(missing_ok=True)
    except OSError:
        return  # Only tidying: a folder that cannot be tidied is no reason to stop.


def _move(beside: Path, target: Path) -> None:
    """Put the new file into the old one's place; on Windows a virus scanner may hold it for a moment."""
    if sys.platform == "win32":
        for _ in range(_WINDOWS_TRIES):
            try:
                beside.replace(target)
            except PermissionError:
                time.sleep(_WINDOWS_PAUSE_S)
            else:
                return
    beside.replace(target)
