"""Gives a PDF what readers that speak or reflow it need: language, order, headings and the words of pictures.

Specks far off the page, painted before each part, become marked content (ISO 32000-1, 14.6), and a tree of structure
refers to it (14.7)::

    catalog: language, title shown
      StructTreeRoot - Document - H1, P, H2, P, Figure ...     each with the numbers of its marked content, page by page
      ParentTree: page, number -> part
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from viewer.errors import ExportError

Role = Literal["H1", "H2", "H3", "P", "Figure"]
"""The standard types of ISO 32000-1, 14.8.4."""

FAR = 100_000
"""So far left of the page stands the speck of part 0; a dot further for each number."""
OTHER = 0
"""The number of what is no part."""

_SPECK = re.compile(rb"-(1\d{5})(?:\.0*)? \S+ 1(?:\.0*)? 1(?:\.0*)? re\s+f\b")
_SPACES = re.compile(rb"(?<=> ) ?(?:\[[^]]*\]|<\w{4}>)$", re.MULTILINE)  # the last column of a range
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class PdfPart:
    """A heading, a paragraph or a picture.

    Attributes
    ----------
    role : Role
        What it is.
    words : str
        A heading's own; of a picture, what it shows; of a paragraph, how it is read where what is painted lies apart.
    top_pt : float
        Where it begins, in points from the foot of its page.
    """

    role: Role
    words: str
    top_pt: float


def structured(pdf: bytes, parts: Sequence[PdfPart]) -> bytes:
    """Return a PDF with its structure; with a list of contents too, if it has several pages.

    Parameters
    ----------
    pdf : bytes
        As Qt writes it, with a speck before each part.
    parts : sequence of PdfPart
        In the order of reading; the first has number 1.

    Raises
    ------
    ExportError
        If a part has no speck.
    """
    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    for page in writer.pages:
        _mend_spaces(page)
    painted = [_mark(page["/Contents"].get_object(), parts) for page in writer.pages]
    found = {number for numbers in painted for number in numbers}
    lost = [part.words or part.role for number, part in enumerate(parts, 1) if number not in found]
    if lost:
        raise ExportError(f"the PDF could not be given its structure: {lost[0]!r} is not in it")
    writer.root_object.update(
        _entries(
            Lang=TextStringObject(_LANGUAGE),
            MarkInfo=_entries(Marked=BooleanObject(True)),
            ViewerPreferences=_entries(DisplayDocTitle=BooleanObject(True)),
            StructTreeRoot=_tree(writer, parts, painted),
        )
    )
    if len(writer.pages) > 1:
        _list_contents(writer, parts, painted)
    done = BytesIO()
    writer.write(done)
    return done.getvalue()


def _mark(stream: PdfObject | None, parts: Sequence[PdfPart]) -> list[int]:
    """Put marked content in the place of a page's specks; returns whose it is, by its number."""
    if not isinstance(stream, StreamObject):
        raise ExportError("the PDF could not be given its structure: a page is not as Qt writes it")
    before, *rest = _SPECK.split(stream.get_data())
    marked, numbers = [b"/Artifact BMC\n", before], list[int]()
    for speck, content in zip(rest[::2], rest[1::2], strict=True):
        part = int(speck) - FAR
        if part == OTHER:
            begin = b"/Artifact BMC"
        else:
            begin = b"/%s <</MCID %d>> BDC" % (parts[part - 1].role.encode(), len(numbers))
            numbers.append(part)
        marked += [b"EMC\n", begin, content]
    stream.set_data(b"".join([*marked, b"\nEMC\n"]))
    return numbers


def _mend_spaces(page: PageObject) -> None:
    """Let what is copied hold spaces: Qt names their glyph after the first character that has it, the tabulator."""
    resources = page["/Resources"].get_object()
    fonts = resources.get("/Font", {}) if isinstance(resources, DictionaryObject) else {}
    for font in fonts.values():
        names = font.get_object().get("/ToUnicode")
        if names is not None:
            stream = names.get_object()
            stream.set_data(_SPACES.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), stream.get_data()))


def _tree(writer: PdfWriter, parts: Sequence[PdfPart], painted: Sequence[Sequence[int]]) -> IndirectObject:
    """Return the root of the structure."""
    root = _kept(writer, _entries(Type=NameObject("/StructTreeRoot")))
    document = _kept(writer, _entries(Type=NameObject("/StructElem"), S=NameObject("/Document"), P=root))
    contents = [ArrayObject() for _part in parts]
    elements = ArrayObject()
    for part, content in zip(parts, contents, strict=True):
        element = _entries(Type=NameObject("/StructElem"), S=NameObject(f"/{part.role}"), P=document, K=content)
        if part.words:
            key = "Alt" if part.role == "Figure" else "ActualText"
            element.update(_entries(**{key: TextStringObject(part.words)}))
        elements.append(_kept(writer, element))
    owners = ArrayObject()
    for index, (page, numbers) in enumerate(zip(writer.pages, painted, strict=True)):
        page.update(_entries(StructParents=NumberObject(index), Tabs=NameObject("/S")))
        for content_number, number in enumerate(numbers):
            place = _entries(Type=NameObject("/MCR"), MCID=NumberObject(content_number))
            place[NameObject("/Pg")] = page.indirect_reference
            contents[number - 1].append(place)
        owners += [NumberObject(index), ArrayObject(elements[number - 1] for number in numbers)]
    _update(document, K=elements)
    _update(
        root,
        K=document,
        ParentTree=_kept(writer, _entries(Nums=owners)),
        ParentTreeNextKey=NumberObject(len(writer.pages)),
    )
    return root


def _list_contents(writer: PdfWriter, parts: Sequence[PdfPart], painted: Sequence[Sequence[int]]) -> None:
    """Let headings lead to their places."""
    for number, part in enumerate(parts, 1):
        if part.role.startswith("H") and part.role != "H3":
            page = next(index for index, numbers in enumerate(painted) if number in numbers)
            writer.add_outline_item(title=part.words, page_number=page, fit=Fit.xyz(left=0, top=part.top_pt))


def _kept(writer: PdfWriter, entries: DictionaryObject) -> IndirectObject:
    return writer._add_object(entries)  # noqa: SLF001  # pypdf has no other name for it


def _update(kept: IndirectObject, **entries: PdfObject) -> None:
    found = kept.get_object()
    if isinstance(found, DictionaryObject):
        found.update(_entries(**entries))


def _entries(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})
