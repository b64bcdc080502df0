"""Other forms of Chinese characters.

The content is written in simplified characters. Traditional ones and those of Japan are led back to them by a table
that ``tools/han_forms.py`` makes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from viewer.data.paths import assets_folder


@cache
def simplified_forms() -> dict[int, str]:
    """Return what each traditional or Japanese character is in simplified writing, for `str.translate`."""
    text = forms_file().read_text(encoding="utf-8")
    return {ord(line[0]): line[1] for line in text.splitlines() if len(line) == 2}


def forms_file() -> Path:
    """Return the file of the table: one pair a line, the other form first."""
    return assets_folder() / "han" / "simplified.txt"
