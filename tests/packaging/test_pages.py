"""The pages of the documentation: their links lead somewhere, and the calls that they show are calls."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from viewer.cli.arguments import make_parser
from viewer.export.register import EXPORTS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ATTRIBUTION.md"))]
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)[^)]*\)")
CALL = re.compile(r"(?:^ {4}|`)(?:\./dev run|python main\.py) ([a-z-][^`\n]*)", re.MULTILINE)
TABLE_CALL = re.compile(r"^\| [^|]+ \| `([a-z]+[^`]*)` \|", re.MULTILINE)


def calls() -> list[tuple[str, str]]:
    found = [(page.name, call) for page in PAGES for call in CALL.findall(page.read_text(encoding="utf-8"))]
    table = (ROOT / "docs" / "taking-away.md").read_text(encoding="utf-8")
    return found + [("taking-away.md", call) for call in TABLE_CALL.findall(table)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in [*PAGES, *(ROOT / "assets").rglob("*.md")])
    assert [picture.name for picture in (ROOT / "docs" / "pictures").glob("*.png") if picture.name not in pages] == []


@pytest.mark.parametrize(("page", "call"), calls())
def test_a_call_that_a_page_shows_is_one(
    page: str, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    words = [word for word in shlex.split(re.split(r" {2,}| > |  #", call)[0]) if word != "..."]
    code: object = 0
    try:
        make_parser().parse_args(words)
    except SystemExit as leaving:  # also --help leaves, with 0
        code = leaving.code
    assert code == 0, capsys.readouterr().err


def test_the_table_of_exports_is_that_of_the_register() -> None:
    page = (ROOT / "docs" / "taking-away.md").read_text(encoding="utf-8")
    rows = ["| File, Export | command | files |", "|---|---|---|"]
    for export in EXPORTS:
        files = ", ".join(f"`{ending.suffix}`" for ending in export.endings) or "a folder"
        rows.append(f"| {export.words} | `{export.id} --help` | {files} |")
    assert "\n".join(rows) in page, "the table should be:\n" + "\n".join(rows)


def test_there_are_calls() -> None:
    assert len(calls()) > 20
