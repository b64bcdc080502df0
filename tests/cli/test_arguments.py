from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from viewer.cli.arguments import make_parser
from viewer.domain.identity import SideChoice
from viewer.export.entries.image import ALL_STEPS
from viewer.export.register import EXPORTS
from viewer.state.view_state import SkinTone, ViewName

TOURS = ("tour", "tour list", "tour check")
COMMANDS = (*(export.id for export in EXPORTS), "check", "find", "bench", "report", *TOURS)


def parse(*words: str):
    return make_parser().parse_args(words)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_everywhere_and_its_examples_can_be_called(command, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["main.py"])
    with pytest.raises(SystemExit) as leaving:
        parse(*command.split(), "--help")
    assert leaving.value.code == 0
    examples = capsys.readouterr().out.partition("examples:\n")[2]
    called = [line.partition("    ")[0].strip() for line in examples.strip().splitlines() if "main.py" in line]
    assert called
    for line in (line.strip() for line in examples.splitlines() if line.startswith("  python main.py")):
        words = shlex.split(line.partition("  ")[0].partition(" > ")[0].removeprefix("python main.py"))
        assert make_parser().parse_args(words).command in ("open", *COMMANDS)


def test_without_a_command_the_window_opens():
    order = parse()
    assert (order.command, order.zone, order.side, order.view, order.system, order.picture) == ("open", *[None] * 5)


def test_the_window_can_be_opened_at_a_place(tmp_path):
    words = ("--zone", "jiao.motor", "--side", "right", "--view", "top", "--system", "jiao")
    order = parse(*words, "--picture", str(tmp_path / "a.png"))
    assert (order.zone, order.side, order.view, order.system) == ("jiao.motor", "right", "top", "jiao")
    assert order.picture == tmp_path / "a.png"


def test_a_picture_can_be_ordered_in_detail(tmp_path):
    order = parse(
        "image", "-o", str(tmp_path / "a.PNG"), "--zone", "a.b", "--zone", "c.d", "--size", "640X480", "--side", "both",
        "--view", "back", "--theme", "dark", "--skin", "porcelain", "--no-labels", "--background", "transparent",
        "--overlay", "landmarks", "--overlay", "ten-ten",
    )  # fmt: skip
    assert (order.zones, order.size, order.side, order.view) == (["a.b", "c.d"], (640, 480), "both", "back")
    assert (order.theme, order.skin, order.labels, order.background) == ("dark", "porcelain", False, "transparent")
    assert order.overlays == ["landmarks", "ten-ten"]


def test_steps_of_a_construction_can_be_ordered():
    assert parse("image").build is None
    assert parse("image", "--build", "3").build == 3
    assert parse("image", "--build", "all").build == ALL_STEPS
    assert parse("image", "--variant", "a/b", "--variant", "c/d").variants == ["a/b", "c/d"]


def test_a_picture_needs_no_options():
    order = parse("image")
    assert (order.zones, order.size, order.output, order.labels) == ([], (1600, 1200), Path("scalp-map.png"), True)


def test_zones_named_once_are_forgotten_the_next_time():
    parse("image", "--zone", "a.b")
    assert parse("image").zones == []


@pytest.mark.parametrize("option", ["--side", "--view"])
def test_choices_are_those_of_the_view(option):
    for choice in (SideChoice if option == "--side" else ViewName).__args__:
        assert parse(option, choice)
    for skin in SkinTone.__args__:
        assert parse("image", "--skin", skin).skin == skin


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("imgae", "scalp-map-viewer: 'imgae' is not a command; did you mean image?"),
        ("explain", "'explain' is not a command; there are image, "),
        ("--side lft", "--side: 'lft' is not a choice; did you mean left?"),
        ("--vie=top", "there is no option '--vie'; did you mean --view"),
        ("image --size 640", "image: --size: '640' is not a width and a height such as 1600x1200"),
        ("image --size axb", "'axb' is not a width and a height"),
        ("image --size ²x³", "'²x³' is not a width and a height"),
        ("image --size 10x640", "'10x640' is outside 64..16384 pixels a side"),
        ("image --size 640x99999999999999999999", "is outside 64..16384 pixels a side"),
        (
            "image --size -5x640",
            "image: --size: a value is missing; one that begins with a hyphen is written --size=VALUE",
        ),
        ("image -o a.jpg", "image: -o/--output: 'a.jpg' does not end in .png"),
        ("image -o /none/such/a.png", "there is no folder '/none/such' to write it to"),
        ("image --background pink", "--background: 'pink' is not a choice; there are view, white, transparent"),
        ("image --build 0", "'0' is neither the number of a step, counted from 1, nor all"),
        ("image --build every", "'every' is neither the number of a step"),
        ("check one two", "check: 'two' is one word too many"),
        ("zones --json --csv", "zones: --csv and --json exclude each other"),
        ("image --transparent --background white", "--background and --transparent exclude each other"),
        ("cite", "cite: one of these is needed: --zone, --complaint, --study, --all"),
        ("tour show", "tour show: FILE is missing"),
        ("tour shwo", "tour: 'shwo' is not something to do; did you mean show?"),
        ("image --zoen=jiao.motor", "image: there is no option '--zoen'; did you mean --zone?"),
        ("image --dpi 1e400", "image: --dpi: '1e400' is not a number in 1..9600"),
        ("image -o -a.png", "one that begins with a hyphen is written --output=VALUE"),
        ("zones --zone", "zones: there is no option '--zone'"),
    ],
)
def test_a_wrong_call_is_said_and_ends_with_2(words, said, capsys):
    with pytest.raises(SystemExit) as leaving:
        parse(*words.split())
    assert leaving.value.code == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1  # a sentence, not a list of everything that there is
    assert "--help)" in err


def test_a_word_of_any_length_is_a_short_sentence(capsys):
    with pytest.raises(SystemExit):
        parse("image", "--size", "1" * 5_000)
    assert len(capsys.readouterr().err) < 300


def test_examples_begin_with_what_was_called(monkeypatch, capsys):
    monkeypatch.setenv("SCALP_MAP_VIEWER_CALL", "./dev run")
    with pytest.raises(SystemExit):
        parse("zones", "--help")
    assert "  ./dev run zones --json > zones.json " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("image -o a.png", "image: -o/--output: 'a.png' is a folder, not a file"),
        ("electrodes -o file", "electrodes: -o/--output: 'file' is a file, not a folder"),
        ("tour show x -o none/such", "none' to make it in"),
    ],
)
def test_a_folder_is_no_file_and_a_file_no_folder(words, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.png").mkdir()
    Path("file").touch()
    with pytest.raises(SystemExit):
        parse(*words.split())
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", ["image -o there/a.png", "electrodes -o there", "electrodes -o there/new"])
def test_a_folder_that_cannot_be_written_is_said_before_the_work(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("there").mkdir()
    monkeypatch.setattr("os.access", lambda path, mode: Path(path).name != "there")  # root may write everywhere
    with pytest.raises(SystemExit):
        parse(*words.split())
    assert "there' cannot be written" in capsys.readouterr().err
