"""Evidence of a crash, kept on this computer only: nothing is ever sent.

Two kinds go into one file: exceptions nobody caught, and the stacks at the moment when native code (a
graphics driver, VTK, Qt) ends the process.
"""

from __future__ import annotations

import errno
import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from viewer import __version__
from viewer.data.regular_file import NotReadable, read_regular

FILE = "crash.log"

_SIZE_CAP_BYTES = 256 * 1024
_READ_MOST_BYTES = 4 * _SIZE_CAP_BYTES
_LINES_SHOWN = 200


class CrashLog:
    """An open log into which the interpreter writes when something goes wrong that nobody foresaw.

    Parameters
    ----------
    path : Path
        Its file; its folder is made.

    Raises
    ------
    OSError
        If it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))  # to open a pipe would wait for ever
        if path.exists() and path.stat().st_size > _SIZE_CAP_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
        # Held open for as long as the process lives: a crash is no moment to open files.
        self._file: TextIO = path.open("a", encoding="utf-8", errors="backslashreplace")

    def install(self) -> None:
        """Have crashes and uncaught exceptions of all threads written here, then go on as before."""
        faulthandler.enable(self._file)
        in_main, in_thread = sys.excepthook, threading.excepthook

        def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if not issubclass(kind, KeyboardInterrupt):
                self.write(traceback.format_exception(kind, error, trace))
            in_main(kind, error, trace)

        def on_thread(fault: threading.ExceptHookArgs) -> None:
            if fault.exc_value is not None:
                self.write(traceback.format_exception(fault.exc_type, fault.exc_value, fault.exc_traceback))
            in_thread(fault)

        sys.excepthook, threading.excepthook = on_main, on_thread

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    def write(self, lines: Iterable[str]) -> None:
        """Add an entry with its time and versions."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        head = f"\n{now}  viewer {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        self._file.write(head + "".join(lines))
        self._file.flush()


def install_crash_log(folder: Path) -> bool:
    """Keep evidence of crashes from now on.

    Parameters
    ----------
    folder : Path
        The folder of logs.

    Returns
    -------
    bool
        Whether it can be kept in a file; if not, crashes go to the terminal only.
    """
    try:
        CrashLog(folder / FILE).install()
    except OSError:
        if sys.stderr is not None:  # none under pythonw on Windows
            faulthandler.enable()
        return False
    return True


def record(folder: Path, lines: Iterable[str]) -> bool:
    """Add an entry to the log; returns whether it could be written."""
    try:
        log = CrashLog(folder / FILE)
    except OSError:
        return False
    log.write(lines)
    log.close()
    return True


def last_lines(folder: Path) -> tuple[str, ...]:
    """The end of the log, without the line feeds; empty if there is none that can be read."""
    try:
        text = read_regular(folder / FILE, _READ_MOST_BYTES).decode("utf-8", "replace")
    except NotReadable:
        return ()
    return tuple(text.splitlines()[-_LINES_SHOWN:])
