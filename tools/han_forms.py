"""Makes the shipped table of other forms of Chinese characters again: ``python -m tools.han_forms``.

Needs ``opencc`` (the build group); the program reads the table and does without it.
"""

from __future__ import annotations

import sys

from viewer.data.han_forms import forms_file

_FIRST, _LAST = 0x3400, 0x9FFF
"""Blocks of the common Chinese characters."""


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


if __name__ == "__main__":
    forms_file().write_text(made_forms(), encoding="utf-8")
    sys.stdout.write(f"{forms_file()}\n")
