"""An export made in a process of its own, beside the window: neither waits for the other, and it can be stopped.

::

    window ── worker thread ── make_beside ══ pipe ══ child: export.make
                tell <──────── Share, Note, Wrote, Said <──┘
                is_stopped ──> a word, after which the child tidies up and ends

VTK and Qt draw in the main thread of a process alone, and a graphics driver that fails ends its process.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from viewer.errors import Cancelled, ExportError, GraphicsError, ViewerError
from viewer.export.export import Make, Request
from viewer.export.software_drawing import software_environment

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LOOK_S = 0.1
_PATIENCE_S = 5.0
_ENDED_EARLY = "the program for it ended early"


@dataclass(frozen=True, slots=True)
class Share:
    """So much is done, 0 to 1."""

    done: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something is not as it was asked for."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """A file is in its place."""

    path: Path


@dataclass(frozen=True, slots=True)
class Ended:
    """The child's last word: how it ended, and for a fault the sentence or the trace."""

    how: Literal["made", "stopped", "refused", "undrawn", "fault"]
    why: str = ""


class ChildFaultError(Exception):
    """A fault that nobody foresaw, in the child; its trace is the text."""


@dataclass(slots=True)
class Made:
    """What came of an export.

    Attributes
    ----------
    paths : list of Path
        The files that are in their place.
    notes : list of str
        What is not as it was asked for.
    is_stopped : bool
        Whether it was stopped before it was done.
    """

    paths: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_stopped: bool = False


def make_beside(
    make: Make, request: Request, into: Path, tell: Callable[[float], None], is_stopped: Callable[[], bool]
) -> Made:
    """Make an export, and wait for it; called from a thread that may wait.

    Parameters
    ----------
    make, request, into
        As of `Make`; the child imports the function by its name.
    tell : callable
        Hears the share that is done, 0 to 1.
    is_stopped : callable
        Asked again and again whether it is to stop.

    Raises
    ------
    ExportError
        If it could not be made.
    ChildFaultError
        If something went wrong that nobody foresaw.
    """
    made = Made()
    end = _run(make, request, into, made, tell, is_stopped, by_software=False)
    if end.how == "undrawn" and software_environment(os.environ) is not None:
        end = _run(make, request, into, made, tell, is_stopped, by_software=True)
    if end.how == "fault":
        raise ChildFaultError(end.why)
    if end.how in ("refused", "undrawn"):
        raise ExportError(end.why)
    made.is_stopped = end.how == "stopped"
    return made


def _run(
    make: Make,
    request: Request,
    into: Path,
    made: Made,
    tell: Callable[[float], None],
    is_stopped: Callable[[], bool],
    *,
    by_software: bool,
) -> Ended:
    """Start a child and hear it to its end."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=_work, args=(make, request, into, there, by_software), daemon=True)
    child.start()
    there.close()  # else its end would never be heard
    asked_s = 0.0
    try:
        while True:
            if is_stopped() and not asked_s:
                here.send("stop")
                asked_s = time.monotonic()
            if asked_s and time.monotonic() - asked_s > _PATIENCE_S:
                return Ended("stopped")
            if not here.poll(_LOOK_S):
                continue
            match here.recv():
                case Share(done):
                    tell(done)
                case Note(sentence):
                    made.notes.append(sentence)
                case Wrote(path):
                    made.paths.append(path)
                case Ended() as end:
                    return end
    except (EOFError, OSError):  # it is gone
        return Ended("stopped" if asked_s else "refused", _ENDED_EARLY)
    finally:
        here.close()  # a child that goes on is told by this, too
        child.join(_PATIENCE_S)
        if child.is_alive():
            child.kill()
            child.join()
        child.close()


class _ChildProgress:
    """Tells the window, and heeds it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def share(self, done: float) -> None:
        self._pipe.send(Share(done))
        if done < 1.0 and self._pipe.poll():
            raise Cancelled

    def note(self, sentence: str) -> None:
        self._pipe.send(Note(sentence))

    def wrote(self, path: Path) -> None:
        self._pipe.send(Wrote(path))

    def say(self, text: str) -> None:
        raise ExportError(f"there is no terminal to say {text[:20]!r} to")


def _work(make: Make, request: Request, into: Path, pipe: Connection, by_software: bool) -> None:
    """Make the export; the child's whole life."""
    import traceback

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the window, and that is heard
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wanted = software_environment(os.environ) if by_software else None
    if wanted is not None:
        for name in [*os.environ]:
            if name not in wanted:
                del os.environ[name]
        os.environ.update(wanted)
    try:
        make(request, into, _ChildProgress(pipe))
        end = Ended("made")
    except (Cancelled, BrokenPipeError):
        end = Ended("stopped")
    except GraphicsError as error:
        end = Ended("undrawn", str(error))
    except ViewerError as error:
        end = Ended("refused", str(error))
    except OSError as error:
        end = Ended("refused", str(error)) if error.filename is not None else Ended("fault", traceback.format_exc())
    except Exception:  # noqa: BLE001  # it is told in the window, as any other fault is
        end = Ended("fault", traceback.format_exc())
    try:
        pipe.send(end)
    except OSError:
        return  # there is nobody left to hear it
