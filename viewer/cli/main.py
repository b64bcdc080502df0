"""The command line: what can be asked, and how a fault is told. Heavy imports stand inside the functions.

Exit codes: 0 done, 1 something is wrong or failed, 2 the call itself is wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from viewer.cli.arguments import make_parser
from viewer.cli.call import FAILED, OK, WRONG_CALL, content, drop_answer, say, tell
from viewer.cli.export_arguments import make_export
from viewer.cli.find import find
from viewer.cli.kept import kept
from viewer.cli.read import read
from viewer.cli.tours import tour
from viewer.domain.acupoint import is_point
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.errors import DataError, GraphicsError, Problem, RequestError, ViewerError, said_once
from viewer.export import register
from viewer.export.names import head_folder, known, known_zone
from viewer.export.software_drawing import software_environment
from viewer.presentation.question import shown

_SOON_S = 0.02


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; by default those of this process.

    Returns
    -------
    int
        0 done, 1 something is wrong or failed, 2 the call itself is wrong.
    """
    _ready_streams()
    try:
        words = sys.argv[1:] if arguments is None else list(arguments)
        order = make_parser().parse_args(words)
        _refuse_before(order.command, words)
        if order.command == "open":  # the window ends in its own way
            return _open(order)
        with _stopping_when_told_to():
            return _COMMANDS.get(order.command, make_export)(order)
    except SystemExit as leaving:  # argparse has said why
        return leaving.code if isinstance(leaving.code, int) else WRONG_CALL
    except RequestError as error:
        return tell([str(error)], WRONG_CALL)
    except DataError as error:
        return tell([str(problem) for problem in error.problems], FAILED)
    except GraphicsError as error:
        if arguments is None:
            _draw_by_software(words)
        return tell([str(error)], FAILED)
    except ViewerError as error:
        return tell([str(error)], FAILED)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:  # the reader has seen enough, as in `zones | head`
        drop_answer()
        return OK
    except OSError as error:
        if error.filename is None:
            return _tell_unforeseen(error)
        return tell([f"{shown(str(error.filename))}: {error.strerror}"], FAILED)
    except Exception as error:  # noqa: BLE001  # the last place, for the window as for every command
        return _tell_unforeseen(error)


def _tell_unforeseen(error: Exception) -> int:
    """Write the trace of a fault that nobody foresaw to the log, and say where it is; without a log, say all of it."""
    import traceback

    from viewer.data.crash_log import FILE, record
    from viewer.data.paths import log_folder

    lines = traceback.format_exception(error)
    sentence = "something went wrong that nobody foresaw"
    if record(log_folder(), lines):
        return tell([f"{sentence}; what it was stands at the end of {log_folder() / FILE}"], FAILED)
    return tell([sentence, *lines], FAILED)


def _refuse_before(command: str, words: Sequence[str]) -> None:
    """Options of the window before a command would be dropped; so they are refused."""
    if command != "open" and command in words and words.index(command) > 0:
        before = " ".join(words[: words.index(command)])
        raise RequestError(f"{before} stands before {command}; what {command} is to do follows it")


def _draw_by_software(words: Sequence[str]) -> None:
    """Begin again where Mesa draws without the graphics driver; come back if that has been tried, or is not possible.

    A driver is chosen once in the life of a process, so this is a new life of the same one.
    """
    wanted = software_environment(os.environ)
    if wanted is None:
        return
    wanted["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[2]), wanted.get("PYTHONPATH", "")])
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, "-m", "viewer.cli", *words], wanted)


def _ready_streams() -> None:
    """Let the program write whatever it has to say, wherever that goes."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by who called, as with >&-, or a program without a terminal on Windows
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Chinese is no reason to fail; files and other programs get all of it.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


@contextmanager
def _stopping_when_told_to() -> Iterator[None]:
    """End quietly after Ctrl+C, or when the system or a closed terminal says so, with nothing half made left behind.

    Told again while it tidies up, it goes on tidying up. Told while something is imported, it waits until that is
    whole: parts of VTK that are broken off there end the process, or look as if they were missing.
    """
    signals = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        signals = []

    def stop(number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            again = threading.Timer(_SOON_S, signal.raise_signal, (number,))
            again.daemon = True
            again.start()
            return
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = [(each, signal.signal(each, stop)) for each in signals]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def _is_importing(frame: FrameType | None) -> bool:
    """Whether a module is being imported there."""
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False


# What is done -----------------------------------------------------------------------------------------------------


def _open(order: argparse.Namespace) -> int:
    import gc

    gc.disable()  # until the window is complete: while everything is made there is no rubbish to collect

    from viewer.data.crash_log import install_crash_log
    from viewer.data.paths import log_folder

    install_crash_log(log_folder())
    if order.zone is not None or order.system is not None:
        catalog = content()
        if order.zone is not None:
            known_zone(order.zone, catalog)
        if order.system is not None:
            known(order.system, catalog.schools, "system")
    head = order.head
    if head is not None:
        folder = head_folder(head)
        if folder.name != head:
            from viewer.data.head_file import load_head
            from viewer.data.paths import cache_folder

            head = str(folder)
            load_head(folder, cache_folder())  # a head of one's own that cannot be read is not replaced by another
    from viewer.cli.screen import find_screen

    screen = find_screen(os.environ)
    if not screen.is_there:
        exports = (each.id for each in register.EXPORTS if " " not in each.id)
        needing_none = ", ".join(name for name in (*exports, *_COMMANDS) if name != _NEEDS_A_SCREEN)
        return tell([f"{screen.problem}. These commands need none: {needing_none}"], FAILED)
    if screen.platform is not None:
        os.environ["QT_QPA_PLATFORM"] = screen.platform
    if screen.problem:
        tell([screen.problem], OK)
    from viewer.app.options import OpenOptions
    from viewer.app.start import run

    return run(
        OpenOptions(
            zone=None if order.zone is None or is_point(order.zone) else ZoneId(order.zone),
            point=PointId(order.zone) if order.zone is not None and is_point(order.zone) else None,
            school=None if order.system is None else SchoolId(order.system),
            side=order.side,
            view=order.view,
            head=head,
            picture=order.picture,
        )
    )


def _check(order: argparse.Namespace) -> int:
    from viewer.atlas.resolve import resolve
    from viewer.checks.run import check_claims, run_checks
    from viewer.checks.tours import check_shipped_tours
    from viewer.data.claims import load_claims
    from viewer.data.content import CLAIMS, load_catalog
    from viewer.data.head_file import load_head
    from viewer.data.paths import head_folders, people_folders, zones_folder

    folder = zones_folder() if order.path is None else _content_folder(order.path)
    catalog, unread = load_catalog(folder)
    problems: list[Problem] = [*unread]
    if order.path is None:
        problems += check_shipped_tours(catalog)
    heads = head_folders() if order.on_heads else ()
    built_on = people_folders() if order.on_heads else ()  # the other shapes of a person have the same skull
    # What lies between files is judged once; each head adds what came out on it.
    problems += run_checks(catalog)
    if (folder / CLAIMS).is_dir():  # a folder of one's own need not have it
        ledger, unread = load_claims(folder)
        problems += (*unread, *check_claims(ledger, catalog))
    for each in heads:
        try:
            head = load_head(each)
        except DataError as error:
            problems += error.problems
            continue
        if each not in built_on:
            continue
        problems += [
            problem for problem in run_checks(catalog, resolve(catalog, head), head.mesh) if problem not in problems
        ]
    for problem in said_once(problems):
        say(f"{problem.severity}: {problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    say(
        f"Errors: {errors}, warnings: {warnings}. "
        f"Looked at zones: {len(catalog.zones)}, studies: {len(catalog.studies)}, "
        f"sources: {len(catalog.sources)}, heads: {len(heads)}."
    )
    return FAILED if errors or (warnings and order.strict) else OK


def _bench(order: argparse.Namespace) -> int:
    try:
        from tools.bench import run_bench
    except ModuleNotFoundError as missing:
        if missing.name not in ("tools", "tools.bench"):
            raise
        return tell(["bench measures the program in its source tree, and this one was installed without it"], FAILED)
    return run_bench(as_json=order.as_json)


def _report(order: argparse.Namespace) -> int:
    from viewer.cli.report import make_report

    say(make_report())
    return OK


def _content_folder(path: Path) -> Path:
    """Find the content in a folder that was named: the folder itself, or ``zones`` in it."""
    if path.is_file():
        raise RequestError(f"{path} is a file; check takes a folder of content, and tour check a tour")
    if not path.is_dir():
        raise RequestError(f"{path}: there is no such folder")
    inner = path / "zones"
    return inner if inner.is_dir() and not (path / "groups.toml").exists() else path


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "bench": _bench,
    "report": _report,
    "find": find,
    "read": read,
    "kept": kept,
    "tour": tour,
}
_NEEDS_A_SCREEN = "bench"
