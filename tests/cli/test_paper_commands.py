"""Citations from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viewer.cli.main import main


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["--study", "chen2025"], "Jiadi Chen, Ruizhi Jing (2025)."),
        (["--study", "chen2025", "--format", "bibtex"], "@article{chen2025,"),
        (["--study", "who-points-2008", "--format", "ris"], "TY  - GEN"),
        (["--zone", "jiao.vertigo-auditory", "--format", "ris"], "ID  - chen2025"),
        (["--zone", "point.gv20"], "Standard Acupuncture Point Locations"),
    ],
)
def test_citations_are_printed(words: list[str], held: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", *words]) == 0
    assert held in capsys.readouterr().out


def test_everything_is_written_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "all.json"
    assert main(["cite", "--all", "--format", "csl", "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert "chen2025" in {item["id"] for item in json.loads(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--study", "chen2024"], "there is no study 'chen2024'; did you mean chen2025"),
        (["--zone", "jiao.motr"], "did you mean jiao.motor"),
        (["--all", "--format", "pdf"], "name a file for it with -o"),
        ([], "one of these is needed: --zone, --complaint, --study, --all"),
        (["--all", "--study", "chen2025"], "exclude each other"),
        (["--all", "-o", "all.exe"], "does not end in"),
    ],
)
def test_a_wrong_call_is_answered_in_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_full_disk_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("viewer.data.atomic.write_atomic", full)
    assert main(["cite", "--all", "-o", str(tmp_path / "all.txt")]) == 1
    assert "could not be written: No space left on device" in capsys.readouterr().err


def test_no_hand_out_is_made_of_what_a_caution_rules_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ((), ("--zone", "jiao.vasomotor")):
        assert main(["handout", "--complaint", "brain-swelling", *more, "-o", str(tmp_path / "page.pdf")]) == 2
        assert "needling has no place beside it" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_page_on_safe_needling_is_written(tmp_path: Path) -> None:
    path = tmp_path / "safe.pdf"
    assert main(["safety", "--practice", "Practice at the Mill", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("page", [["safety"], ["handout", "--complaint", "tinnitus"]])
def test_a_name_is_not_cut_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str], page: list[str]) -> None:
    assert main([*page, "--practice", "x" * 201, "-o", str(tmp_path / "page.pdf")]) == 2
    assert "201 characters; the page has room for 200" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
