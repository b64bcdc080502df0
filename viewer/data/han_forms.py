"""Other forms of Chinese characters, and how the shipped table of them is made: ``python -m viewer.data.han_forms``.

The content is written in simplified characters. Traditional ones and those of Japan are led back to them by a table
that OpenCC makes (the build group); the program reads the table and does without OpenCC.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from viewer.data.paths import assets_folder

_FIRST, _LAST = 0x3400, 0x9FFF
"""Blocks of the common Chinese characters."""


@cache
def simplified_forms() -> dict[int, str]:
    """Return what each traditional or Japanese character is in simplified writing, for `str.translate`."""
    text = _table().read_text(encoding="utf-8")
    return {ord(line[0]): line[1] for line in text.splitlines() if len(line) == 2}


def made_forms() -> str:
    """Make the table anew: one pair a line, the other form first."""
    from opencc import OpenCC

    to_simplified, to_traditional = OpenCC("t2s"), OpenCC("jp2t")
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    forms = {each: to_simplified.convert(to_simplified.convert(each)) for each in characters}  # 戱 takes two steps
    simplified = {simple for each, simple in forms.items() if simple != each}
    for each in characters:
        # 沪 is written in Japan for another character; in simplified writing it is itself, and stays so.
        if forms[each] == each and each not in simplified:
            forms[each] = to_simplified.convert(to_traditional.convert(each))
    pairs = (each + simple for each, simple in forms.items() if simple != each and len(simple) == 1)
    return "\n".join(pairs) + "\n"


def _table() -> Path:
    return assets_folder() / "han" / "simplified.txt"


if __name__ == "__main__":
    _table().write_text(made_forms(), encoding="utf-8")
    sys.stdout.write(f"{_table()}\n")
