"""Words come from a catalogue if there is one, and stay English if not; every module asks the same catalogue."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.data.language import words_in
from viewer.data.paths import APP_NAME

PROGRAM = Path(__file__).resolve().parents[2] / "viewer"


def catalogue(folder: Path, language: str, words: dict[str, str]) -> None:
    """Write a catalogue in the form that GNU gettext calls MO."""
    words = {"": "Content-Type: text/plain; charset=UTF-8\n", **words}
    sides = ([key.encode() for key in sorted(words)], [words[key].encode() for key in sorted(words)])
    texts = [b"".join(each + b"\0" for each in side) for side in sides]
    tables, offset = b"", 28 + 16 * len(words)
    for side in sides:
        for each in side:
            tables += struct.pack("<II", len(each), offset)
            offset += len(each) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(words), 28, 28 + 8 * len(words), 0, 0)
    file = folder / language / "LC_MESSAGES" / f"{APP_NAME}.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(head + tables + texts[0] + texts[1])


def test_words_come_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    catalogue(tmp_path, "de", {"Used for": "Verwendet bei", "Copy": "Kopieren"})
    words = words_in(tmp_path, ["nl", "de"])
    assert words.gettext("Used for") == "Verwendet bei"
    assert words.gettext("Where") == "Where"


def test_the_environment_asks(tmp_path: Path) -> None:
    catalogue(tmp_path, "de", {"Used for": "Verwendet bei"})
    code = f"""
from pathlib import Path
from viewer.data.language import words_in
print(words_in(Path({str(tmp_path)!r})).gettext("Used for"))
"""
    # In a process of its own: the system keeps the language of its messages that it was once asked for.
    said = subprocess.check_output([sys.executable, "-c", code], env=os.environ | {"LANGUAGE": "de"}, text=True)
    assert said.strip() == "Verwendet bei"


@pytest.mark.parametrize("language", ["", "fr", "../../etc", "C"])
def test_without_a_catalogue_the_words_stay(tmp_path: Path, language: str) -> None:
    catalogue(tmp_path, "de", {"Used for": "Verwendet bei"})
    words = words_in(tmp_path, [language])
    assert words.gettext("Used for") == "Used for"
    assert words.ngettext("%d zone", "%d zones", 2) == "%d zones"


def test_no_module_searches_a_catalogue_at_every_word() -> None:
    asking = [file.name for file in PROGRAM.rglob("*.py") if "from gettext import" in file.read_text("utf-8")]
    assert asking == ["language.py"]
