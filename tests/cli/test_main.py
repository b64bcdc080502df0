"""The command line as it is called: what it answers, with which code, and never with a traceback."""

from __future__ import annotations

import importlib
import json
import math
import os
import shutil
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data.foreign_heads import write_head
from viewer import __version__
from viewer.cli import main as cli
from viewer.cli.arguments import make_parser
from viewer.cli.main import FAILED, OK, WRONG_CALL, main
from viewer.data.paths import zones_folder
from viewer.errors import DataError, Problem, RuleError
from viewer.export.register import EXPORTS

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "content" / "small"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "content") / "zones"


@pytest.fixture(autouse=True)
def no_crash_log(monkeypatch: pytest.MonkeyPatch) -> None:
    # It would stay installed in the process of the tests.
    monkeypatch.setattr("viewer.data.crash_log.install_crash_log", lambda folder: True)


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Call the program as a user does, in a process of its own."""
    command = (sys.executable, str(ROOT / "main.py"), *words)
    return subprocess.run(command, capture_output=True, env=os.environ | variables, check=False)


# version, help and wrong calls


def test_the_version_is_said():
    done = run("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (OK, f"Scalp Map Viewer {__version__}")


def test_it_can_be_called_as_a_module():
    command = (sys.executable, "-m", "viewer.cli", "--version")
    assert subprocess.run(command, capture_output=True, cwd=ROOT, check=False).returncode == OK


def test_help_ends_well(capsys):
    assert main(["--help"]) == OK
    assert "commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--zone jiao.moter", "there is no zone 'jiao.moter'; did you mean jiao.motor"),
        ("--zone motor", "there is no zone 'motor'; did you mean jiao.motor"),
        ("--zone ../../etc/passwd", "there is no zone '../../etc/passwd'; there are: jiao.motor, "),
        ("--head adult-mn", "there is no head 'adult-mn'; did you mean adult-man"),
        ("--system jioa", "there is no system 'jioa'; did you mean jiao"),
        ("image --zone jiao.sensry", "there is no zone 'jiao.sensry'; did you mean jiao.sensory"),
        ("image --head adult-mn", "there is no head 'adult-mn'; did you mean adult-man"),
        ("zones --head nobody", "there is no head 'nobody'; "),
        ("zones --head /none/such", "/none/such: there is no such folder"),
        ("--head viewer", "viewer: there is no head.toml in this folder"),
        ("image --head README.md", "README.md is a file; --head takes the folder of a head"),
        ("check /none/such", "/none/such: there is no such folder"),
        ("tour check gone.scalptour", "gone.scalptour: there is no such file"),
        ("zones --csv -o a.json", "a.json: what is written is CSV, so the file's name should end in .csv"),
        ("zones -o a.csv", "a.csv: what is written is text, so the file's name should end in .txt"),
        ("cite --all --format ris -o a.bib", "a.bib: what is written is ris, so the file's name should end in .ris"),
        ("check README.md", "README.md is a file; check takes a folder of content, and tour check a tour"),
    ],
)
def test_a_name_that_is_not_there_is_said_with_the_nearest(words, said, capsys):
    assert main(words.split()) == WRONG_CALL
    answer = capsys.readouterr()
    assert answer.out == ""
    assert answer.err.startswith(f"scalp-map-viewer: {said}")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("words", ["--zone jiao.motor image -o a.png", "--head child-8 zones", "--side left check"])
def test_what_stands_before_a_command_is_not_dropped(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(words.split()) == WRONG_CALL
    command = words.split()[2]
    assert f"stands before {command}; what {command} is to do follows it" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_word_that_is_no_command_ends_with_2(capsys):
    assert main(["opne"]) == WRONG_CALL
    assert "'opne' is not a command" in capsys.readouterr().err


# zones


def test_zones_are_listed_one_a_line(capsys):
    assert main(["zones"]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len([file for file in zones_folder().glob("*/*.toml") if _is_zone(file)])
    assert any(line.split()[:2] == ["jiao.motor", "J1"] and line.endswith("运动区") for line in lines)


def _is_zone(file: Path) -> bool:
    return file.parent.name not in ("studies", "claims", "articles") and file.stem not in ("school", "steps")


def test_zones_as_json_are_points_on_the_head(capsys):
    assert main(["zones", "--json"]) == OK
    table = json.loads(capsys.readouterr().out)
    motor = {entry["side"]: entry for entry in table["zones"] if entry["id"] == "jiao.motor"}
    assert set(motor) == {"left", "right"}
    assert motor["left"]["length_mm"] == pytest.approx(motor["right"]["length_mm"], abs=0.01)
    for entry in table["zones"]:
        for line in entry["polylines_mm"]:
            assert all(len(point) == 3 and all(math.isfinite(value) for value in point) for point in line)


def test_a_reader_that_has_seen_enough_is_no_fault():
    with subprocess.Popen(
        (sys.executable, str(ROOT / "main.py"), "zones", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == OK


def test_a_terminal_that_cannot_show_chinese_still_gets_the_list():
    done = run("zones", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == OK
    assert b"jiao.motor" in done.stdout
    assert done.stderr == b""


def test_zones_on_a_head_of_one_s_own_tell_what_is_doubtful(tmp_path, capsys):
    folder = write_head(tmp_path / "scan", frame="LPS")
    assert main(["zones", "--json", "--head", str(folder)]) == OK
    answer = capsys.readouterr()
    assert json.loads(answer.out)["head"] == "scan"
    assert answer.err.startswith(
        "scalp-map-viewer: scan/head.toml: landmarks: without orbitale_left and orbitale_right the horizontal is taken "
        "14° below the nasion, 0.4° from the file's own\n"
    )


def test_the_window_does_not_show_another_head_instead_of_one_s_own(tmp_path, capsys, monkeypatch):
    from viewer.app import start

    given = []
    monkeypatch.setattr(start, "run", lambda options: given.append(options.head) or OK)
    folder = write_head(tmp_path / "scan", frame="LPS")
    assert main(["--head", str(folder / "head.toml")]) == OK
    assert given == [str(folder)]
    (folder / "scan.ply").write_bytes(b"ply")
    assert main(["--head", str(folder)]) == FAILED
    assert "scan/scan.ply: cannot be read as PLY" in capsys.readouterr().err
    assert len(given) == 1


# check


def test_sound_content_passes(content, capsys):
    assert main(["check", str(content), "--no-heads", "--strict"]) == OK
    assert capsys.readouterr().out == "Errors: 0, warnings: 0. Looked at zones: 2, studies: 3, sources: 2, heads: 0.\n"


def test_the_folder_above_the_content_may_be_named(content, capsys):
    assert main(["check", str(content.parent), "--no-heads"]) == OK
    assert "zones: 2" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "code"), [([], OK), (["--strict"], FAILED)])
def test_warnings_count_only_if_strict(content, capsys, words, code):
    (content / "stray.toml").touch()
    assert main(["check", str(content), "--no-heads", *words]) == code
    assert capsys.readouterr().out.startswith("warning: zones/stray.toml: it is not read; ")


def test_errors_of_all_rings_are_said_together(content, capsys):
    for name, old, new in (
        ("first", "end = 1.0", "end = 3"),
        ("second", 'text = "Beside the first line."', 'text = "It cures."'),
    ):
        file = content / "demo" / f"{name}.toml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert main(["check", str(content)]) == FAILED
    lines = capsys.readouterr().out.splitlines()
    assert "error: zones/demo/first.toml: parts.2.end: 3 is outside 0..1" in lines
    assert "error: zones/demo/second.toml: summary.text: “cures” promises what no source shows" in lines
    assert lines[-1].startswith("Errors: ")


def test_a_zone_that_cannot_be_built_is_an_error(content, capsys):
    file = content / "demo" / "first.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("ear_apex", "third_eye"), encoding="utf-8")
    assert main(["check", str(content), "--no-heads"]) == OK  # only a head can tell
    assert main(["check", str(content)]) == FAILED
    assert "third_eye" in capsys.readouterr().out


def test_a_hostile_folder_is_answered_in_sentences(tmp_path, capsys):
    (tmp_path / "groups.toml").write_bytes(b"\x00\xff" * 1_000)
    (tmp_path / "sources.toml").write_bytes(b"a = " + b"[" * 100_000)
    with (tmp_path / "complaints.toml").open("wb") as large:
        large.truncate(50_000_000)
    (tmp_path / "cautions.toml").symlink_to("/etc/passwd")
    (tmp_path / "studies").symlink_to("/")
    assert main(["check", str(tmp_path), "--no-heads"]) == FAILED
    out = capsys.readouterr().out
    assert "Traceback" not in out
    for said in ("is not UTF-8 text", "levels deep", "50,000,000 bytes", "leads out of its folder"):
        assert said in out


# picture, window and the rest


def test_a_picture_is_made_without_a_screen(tmp_path):
    file = tmp_path / "motor.png"
    words = ("image", "--zone", "jiao.motor", "--size", "200x120", "-o", str(file))
    done = run(*words, DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stdout.decode().strip()) == (OK, str(file)), done.stderr.decode()
    assert struct.unpack(">II", file.read_bytes()[16:24]) == (200, 120)


def test_a_web_page_is_made_without_a_screen(tmp_path):
    file = tmp_path / "atlas.html"
    done = run("page", "--system", "who", "-o", str(file), DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stdout.decode().strip()) == (OK, str(file)), done.stderr.decode()
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_with_a_tour_that_is_none_is_refused(tmp_path, capsys):
    tour = tmp_path / "mine.scalptour"
    tour.write_text("{", encoding="utf-8")
    for named, code in ((tour, FAILED), (tmp_path / "none", WRONG_CALL)):
        assert main(["page", "--system", "who", "-o", str(tmp_path / "b.html"), "--tour", str(named)]) == code
        assert capsys.readouterr().err.startswith("scalp-map-viewer: ")
    assert not (tmp_path / "b.html").exists()


def test_a_page_of_a_system_that_is_not_there_is_refused(capsys, tmp_path):
    assert main(["page", "--system", "jia", "-o", str(tmp_path / "a.html")]) == WRONG_CALL
    assert "did you mean jiao or jin?" in capsys.readouterr().err


def test_a_construction_needs_a_zone_and_rules_that_exist(capsys, tmp_path):
    output = ("-o", str(tmp_path / "a.png"))
    assert main(["image", "--build", "2", *output]) == WRONG_CALL
    assert "--build needs a zone" in capsys.readouterr().err
    words = ["image", "--zone", "jiao.motor", "--build", "2", "--variant", "jiao.motor/half", *output]
    assert main(words) == WRONG_CALL
    assert "did you mean jiao.motor/half-cun?" in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()


def test_what_the_window_is_to_show_is_handed_on(monkeypatch, tmp_path):
    from viewer.app import start
    from viewer.app.options import OpenOptions

    given = []
    monkeypatch.setattr(start, "run", lambda options: given.append(options) or 7)
    assert main(["--zone", "jiao.motor", "--side", "right", "--view", "top", "--system", "jiao"]) == 7
    assert main(["--head", "adult-man"]) == 7
    assert given == [
        OpenOptions(zone="jiao.motor", side="right", view="top", school="jiao"),
        OpenOptions(head="adult-man"),
    ]
    assert main(["--picture", str(tmp_path / "a.png")]) == 7
    assert given[2] == OpenOptions(picture=tmp_path / "a.png")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_there_is_a_sentence_and_no_abort():
    done = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == FAILED
    assert done.stderr.decode().startswith("scalp-map-viewer: there is no screen here ")
    assert done.stderr.count(b"\n") == 1


def test_the_bench_is_asked_for_its_form(monkeypatch):
    monkeypatch.setattr("tools.bench.run_bench", lambda *, as_json: 5 if as_json else 6)
    assert main(["bench", "--json"]) == 5
    assert main(["bench"]) == 6


# faults


def raising(error: BaseException):
    def command(order: object) -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (RuleError("the tape does not reach"), ["the tape does not reach"]),
        (DataError((Problem("a.toml", "b", "c"), Problem("d.toml", "", "e"))), ["a.toml: b: c", "d.toml: e"]),
    ],
)
def test_our_own_errors_are_sentences(monkeypatch, capsys, error, lines):
    monkeypatch.setattr(cli, "_COMMANDS", {"report": raising(error)})
    assert main(["report"]) == FAILED
    assert capsys.readouterr().err == "".join(f"scalp-map-viewer: {line}\n" for line in lines)


def test_an_interruption_is_quiet(monkeypatch, capsys):
    monkeypatch.setattr(cli, "_COMMANDS", {"report": raising(KeyboardInterrupt())})
    assert main(["report"]) == FAILED
    assert capsys.readouterr().err == ""


def test_missing_content_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr("viewer.data.paths._PACKAGE", Path("/none/viewer"))
    assert main(["zones"]) == FAILED
    assert capsys.readouterr().err.startswith("scalp-map-viewer: zones/: the folder is missing; looked at ")


def test_transparent_is_the_same_as_a_transparent_background():
    short = make_parser().parse_args(["image", "--transparent"])
    long = make_parser().parse_args(["image", "--background", "transparent"])
    assert short.background == long.background == "transparent"


# streams and signals


def test_what_other_programs_read_is_whole_wherever_it_is_asked():
    done = run("zones", "--csv", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "运动区" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a thing of Linux")
@pytest.mark.parametrize("words", [("zones",), ("cite", "--all")])
def test_an_answer_that_cannot_be_written_is_a_sentence(words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run((sys.executable, str(ROOT / "main.py"), *words), stdout=full, stderr=-1, check=False)
    assert done.returncode == FAILED
    assert done.stderr.decode() == "scalp-map-viewer: the answer could not be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize(("words", "code"), [("zones", OK), ("zones --head nobody", WRONG_CALL), ("report", OK)])
def test_closed_streams_are_no_fault(words, code):
    command = f'"{sys.executable}" "{ROOT / "main.py"}" {words} >&- 2>&- <&-'
    assert subprocess.run(command, shell=True, check=False).returncode == code


@pytest.mark.parametrize(
    "words", ["image --head", "check", "tour check", "electrodes -o", "handout --zone jiao.optic -o"]
)
def test_a_name_longer_than_any_file_s_is_a_sentence(words, capsys):
    assert main([*words.split(), f"{'n' * 3_000}.pdf"]) in (FAILED, WRONG_CALL)
    answer = capsys.readouterr()
    assert answer.err.startswith("scalp-map-viewer: ")
    assert answer.err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="links are made otherwise there")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cite --all --format bibtex -o circle.bib", "circle.bib could not be written: "),
        ("mesh -o circle.vtm", "circle.vtm: "),
        ("tour check circle.scalptour", "circle.scalptour: it cannot be read: "),
        ("image -o a.png --head circle.toml", "there is no head 'circle.toml'"),
        ("tour check pipe.scalptour", "pipe.scalptour: it is not an ordinary file"),
        ("image -o a.png --head folder", "folder/head.toml: it is not an ordinary file"),
    ],
)
def test_what_is_no_file_is_called_so(words, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for pipe in ("pipe.scalptour", "folder/head.toml"):
        os.mkfifo(pipe)
    for ending in ("bib", "vtm", "scalptour", "toml"):
        Path(f"circle.{ending}").symlink_to(f"circle.{ending}")
    assert main(words.split()) in (FAILED, WRONG_CALL)
    answer = capsys.readouterr().err
    assert answer.startswith(f"scalp-map-viewer: {said}")
    assert answer.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_a_film_that_is_stopped_leaves_nothing_behind(tmp_path):
    older = tmp_path / "turn.mp4"
    older.write_bytes(b"older")
    words = ("video", "--progress", "--size", "64x64", "--seconds", "60", "-o", str(older))
    with subprocess.Popen((sys.executable, str(ROOT / "main.py"), *words), stdout=-1, stderr=-1) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()  # a first picture is in the film
        program.send_signal(signal.SIGTERM)
        said = program.stderr.read()
    assert (program.returncode, said) == (FAILED, b"")
    assert [file.name for file in tmp_path.iterdir()] == ["turn.mp4"]
    assert older.read_bytes() == b"older"


def test_a_signal_is_handled_as_before_when_a_command_is_done(capsys):
    before = signal.getsignal(signal.SIGTERM)
    assert main(["zones"]) == OK
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_told_to_stop_twice_it_tidies_up_in_peace(name):
    tidied = []

    def work():
        try:
            signal.raise_signal(getattr(signal, name))
        finally:
            signal.raise_signal(getattr(signal, name))
            tidied.append(True)

    with pytest.raises(KeyboardInterrupt), cli._stopping_when_told_to():
        work()
    assert tidied


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_told_to_stop_while_something_is_imported_it_waits_until_that_is_whole(tmp_path, monkeypatch):
    (tmp_path / "half_imported.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\nis_whole = True\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    imported = []

    def work():
        imported.append(importlib.import_module("half_imported"))
        while True:  # until the signal comes back
            pass

    with pytest.raises(KeyboardInterrupt), cli._stopping_when_told_to():
        work()
    assert imported[0].is_whole
    monkeypatch.delitem(sys.modules, "half_imported")


# names


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("运动区", "jiao.motor"),
        ("Motor area", "jiao.motor"),
        ("ms6", "who.ms6"),
        ("MS6", "who.ms6"),
        ("百会", "point.gv20"),
    ],
)
def test_a_zone_is_understood_by_its_names_and_told_its_id(name, meant, capsys):
    assert main(["image", "--zone", name]) == WRONG_CALL
    assert f"there is no zone '{name}'; did you mean {meant}" in capsys.readouterr().err


def test_of_many_names_some_are_said(capsys):
    assert main(["image", "--zone", ""]) == WRONG_CALL
    err = capsys.readouterr().err
    assert err.startswith("scalp-map-viewer: there is no zone ''; there are: jiao.motor, ")
    assert " more\n" in err
    assert len(err) < 400


def test_a_head_without_a_name_is_refused(capsys):
    assert main(["zones", "--head", ""]) == WRONG_CALL
    assert capsys.readouterr().err.startswith("scalp-map-viewer: there is no head ''; there are: adult-man, ")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_every_command_but_the_bench_is_named_where_there_is_no_screen():
    said = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="").stderr.decode()
    exports = {export.id for export in EXPORTS if " " not in export.id}
    assert set(said.rpartition("need none: ")[2].strip().split(", ")) == (exports | set(cli._COMMANDS)) - {"bench"}
