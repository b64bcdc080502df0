"""Every example that --help shows is carried out, smaller where only size makes it slow."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from viewer.cli.arguments import make_parser
from viewer.cli.main import main
from viewer.data.paths import assets_folder
from viewer.export.register import EXPORTS

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "content" / "small"
COMMANDS = (
    *(export.id for export in EXPORTS),
    "tour",
    "tour list",
    "tour check",
    "check",
    "find",
    "read",
    "bench",
    "report",
)
SMALLER = {
    "image": "--size 480x360",
    "steps": "--size 480x480",
    "tour show": "--size 160x120",
    "video": "--size 480x360 --seconds 1 --fps 1",
    "sheet": "--dpi 72",
    "page": "--system jiao",
    "check": "--no-heads",
}


def examples(command: str) -> list[str]:
    """The calls that the help of a command shows, without the program's name and without what the shell does."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.suppress(SystemExit):
        make_parser().parse_args([*command.split(), "--help"])
    name = next(line for line in shown.getvalue().splitlines() if line.startswith("usage: ")).split()[1]
    lines = shown.getvalue().partition("examples:\n")[2].splitlines()
    called = [line.strip() for line in lines if line.startswith(f"  {name}")]
    return [line.partition("   ")[0].partition(" > ")[0].removeprefix(name).strip() for line in called]


EXAMPLES = [words for command in COMMANDS for words in examples(command) if not words.startswith("bench")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of one's own that the examples name."""
    from PIL import Image

    tour = assets_folder() / "tours" / "1-motor-and-sensory.scalptour"
    for name in ("mine", "my-tour"):
        shutil.copy(tour, tmp_path / f"{name}.scalptour")
    shutil.copytree(SMALL / "zones", tmp_path / "my-zones")
    Image.new("RGB", (40, 20), "#204060").save(tmp_path / "logo.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_shows_examples():
    assert [command for command in ("", *COMMANDS) if not examples(command)] == []
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize("words", EXAMPLES)
def test_an_example_can_be_carried_out(
    words: str, desk: Path, qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    before = set(os.listdir(desk))  # noqa: PTH208  # names are enough
    called = shlex.split(words)
    command = " ".join(called[:2]) if called[0] == "tour" else called[0]
    code = main([*called, *SMALLER.get(command, "").split()])
    assert (code, capfd.readouterr().err) == (0, "")
    output = next((called[place + 1] for place, word in enumerate(called) if word == "-o"), None)
    made = set(os.listdir(desk)) - before  # noqa: PTH208
    if output is None:
        assert made <= {"handout.pdf", "safe-needling.pdf"}
    else:
        assert {name for name in made if name.startswith(Path(output).stem)} == made != set()
