"""Reads a tagged PDF as a reader that speaks does: by its structure, from the marked content that it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

_TOKEN = re.compile(
    r"/MCID (?P<begun>\d+)>> BDC|(?P<aside>BMC)|(?P<ended>EMC)|/(?P<font>\w+) \S+ Tf|<(?P<letters>\w+)> Tj"
    r"|(?<=\s)(?P<drawn>Do|f|S|B)(?=\s)"
)
"""What Qt writes of marked content, fonts, letters and shapes; a tenth of the time of a reader of any PDF."""
_RANGE = re.compile(r"<(\w+)> <\w+> (?:\[([^]]*)\]|<(\w+)>)")


@dataclass(frozen=True)
class ReadPart:
    """A part of the structure, its words as they are painted, its pages from 0, and what stands for it."""

    role: str
    text: str
    pages: tuple[int, ...]
    said: str


def read_parts(pdf: bytes) -> list[ReadPart]:
    """Return the parts in the order of reading; every reference must lead to content, and back to its part."""
    reader = PdfReader(BytesIO(pdf))
    root = reader.root_object["/StructTreeRoot"]
    painted = [_painted(page) for page in reader.pages]
    numbers = [page.indirect_reference.idnum for page in reader.pages]
    owners = root["/ParentTree"]["/Nums"]
    read, used = [], set()
    for element in root["/K"]["/K"]:
        text, pages = [], []
        for place in element["/K"]:
            page = numbers.index(place.raw_get("/Pg").idnum)
            assert owners[2 * page + 1][place["/MCID"]] == element
            text.append(painted[page][place["/MCID"]])
            used.add((page, place["/MCID"]))
            pages.append(page)
        said = element.get("/Alt", element.get("/ActualText", ""))
        read.append(ReadPart(element["/S"][1:], " ".join("".join(text).split()), tuple(pages), said))
    assert used == {(page, number) for page, content in enumerate(painted) for number in content if number >= 0}
    return read


def _painted(page: PageObject) -> dict[int, str]:
    """Return the words of each marked content; everything has to be in one, and not in two."""
    names = {key[1:]: _names(font) for key, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    inside, font = None, {}
    for token in _TOKEN.finditer(page.get_contents().get_data().decode("latin-1")):
        kind, said = token.lastgroup, token[token.lastgroup or 0]
        if kind in ("begun", "aside"):
            assert inside is None
            inside = int(said) if kind == "begun" else -1
            found.setdefault(inside, "")
        elif kind == "ended":
            assert inside is not None
            inside = None
        elif kind == "font":
            font = names[said]
        else:
            assert inside is not None
            if kind == "letters":
                raw = bytes.fromhex(said)
                found[inside] += "".join(font.get(raw[at : at + 2], "\ufffd") for at in range(0, len(raw), 2))
    assert inside is None
    return found


def _names(font: Any) -> dict[bytes, str]:
    """Return the characters of a font by their codes."""
    found = {}
    for first, listed, one in _RANGE.findall(font.get_object()["/ToUnicode"].get_object().get_data().decode()):
        for step, name in enumerate(re.findall(r"<(\w+)>", listed) or [one]):
            found[(int(first, 16) + step).to_bytes(2)] = bytes.fromhex(name).decode("utf-16-be")
    return found
