"""How typed words are compared with names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Return a text as search compares it: lower case, without tone marks, accents and punctuation.

    >>> fold("Yányǔ  yī-qū")
    'yanyu yi qu'
    """
    text = text.replace("+", " plus ")  # GV24 and GV24+ are two points
    # Twice: taking letters apart can bring forth new capitals, and folding case can bring forth new accents.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
