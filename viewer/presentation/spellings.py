"""Other spellings of names: Chinese in other characters, pinyin by first letters, codes as older books print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.data.han_forms import simplified_forms
from viewer.domain.spelling import fold

_OLDER = {"GV": ("DU",), "BL": ("UB",), "TE": ("SJ", "TB", "TW")}
"""Letters of channels before the standard nomenclature."""
_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?(?:a[io]?|ei?|ou?)|i[ou]?|u[ieo]?)(?:ng?(?![aeiou])|r(?![aeiou]))?"
)


def searched(text: str) -> str:
    """Return a text as the search compares it, in simplified characters.

    >>> searched("百會 GV20")
    '百会 gv20'
    """
    return fold(text.translate(simplified_forms()))


def older_codes(code: str) -> Iterator[str]:
    """Return a point's code with the letters that older books give its channel.

    >>> list(older_codes("GV20"))
    ['DU20']
    """
    letters = code.rstrip("+0123456789")
    for older in _OLDER.get(letters, ()):
        yield f"{older}{code.removeprefix(letters)}"


def initials(pinyin: str) -> str:
    """Return the first letters of the syllables of a name; empty for one syllable.

    >>> initials("Bǎihuì"), initials("yùndòng qū")
    ('bh', 'ydq')
    """
    letters = [syllable[0] for word in fold(pinyin).split() for syllable in _SYLLABLE.findall(word)]
    return "".join(letters) if len(letters) > 1 else ""
