"""The document paper: a page as a text to read in a dialog, to print and to save as a PDF.

What stands in a document has a heading, paragraphs and lists; other blocks are set line by line, as the text paper has
them.
"""

from __future__ import annotations

from functools import singledispatch

from PySide6.QtGui import QTextDocument

from viewer.presentation.blocks import Entries, Entry, Heading, Page, Sources, Text
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.text_paper import block_lines, head_lines
from viewer.widgets.document import DocumentWriter, Inks
from viewer.widgets.theme import Look, TypeRole

_SECTION_GAP_PX = 28
_ENTRY_GAP_PX = 14
_INDENT_PX = 20
_GROUPS: dict[int, TypeRole] = {2: "item", 3: "small_strong"}


def page_document(page: Page, look: Look, inks: Inks, *, has_title: bool = False) -> QTextDocument:
    """Set a page as a document.

    Parameters
    ----------
    page : Page
        What it says.
    look : Look
        The type.
    inks : Inks
        The colours.
    has_title : bool
        Whether it begins with the title and the lead: on paper it does, in a dialog they stand above.
    """
    writer = DocumentWriter(look, inks)
    for line in head_lines(page.head) if has_title else ():
        is_title = line == page.head.title
        gap = 4 if not writer.is_empty else 0
        writer.paragraph(line, "title" if is_title else "body", inks.text, gap=gap, level=1 if is_title else 0)
    for block in page.blocks if has_title else page.blocks[len(page.lead) :]:
        set_block(block, writer)
    for sentence in page.closing if has_title else ():
        writer.paragraph(sentence, "small", inks.quiet, gap=_ENTRY_GAP_PX)
    return writer.document


@singledispatch
def set_block(block: object, writer: DocumentWriter) -> None:
    """Put a block into a document."""
    for line in block_lines(block):
        writer.paragraph(line, "body", writer.inks.text, gap=4)


@set_block.register
def _(block: Heading, writer: DocumentWriter) -> None:
    words = ", ".join(filter(None, (block.text, block.detail, block.measure)))
    gap = 0 if writer.is_empty else _SECTION_GAP_PX if block.level == 1 else _ENTRY_GAP_PX
    writer.paragraph(words, _GROUPS.get(block.level, "section"), writer.inks.text, gap=gap, level=block.level + 1)


@set_block.register
def _(block: Text, writer: DocumentWriter) -> None:
    role: TypeRole = "item" if block.weight == "strong" else block.weight
    _set_said(writer, block.said, block.lead, role, is_quiet=block.is_quiet)


@set_block.register
def _(block: Entries, writer: DocumentWriter) -> None:
    for entry in block.entries:
        _set_entry(writer, entry)


@set_block.register
def _(block: Sources, writer: DocumentWriter) -> None:
    for source in block.sources:
        note = f" {source.note}" if source.note and source.note != "Study" else ""
        stop = "" if source.citation.endswith((".", "?", "!")) else "."
        writer.paragraph(f"[{source.number}] {source.citation}{stop}{note}", "small", writer.inks.quiet, gap=4)
    if block.note:
        writer.paragraph(block.note, "small", writer.inks.quiet, gap=4)


def _set_entry(writer: DocumentWriter, entry: Entry) -> None:
    quiet = writer.inks.quiet
    writer.paragraph(entry.title, "item", writer.inks.text, gap=_ENTRY_GAP_PX, entry=entry.id)
    if entry.subtitle:
        writer.write(f"  {entry.subtitle}", "note", quiet)
    for text in entry.texts:
        role: TypeRole = "item" if text.weight == "strong" else text.weight
        indent = _INDENT_PX if text.lead and text.weight == "body" else 0
        _set_said(writer, text.said, text.lead, role, is_quiet=text.is_quiet, indent=indent, entry=entry.id)
    if entry.chips:
        chips = f"{'; '.join(chip.text for chip in entry.chips)}."
        writer.paragraph(chips, "small", quiet, gap=2, entry=entry.id)
    for note in entry.notes:
        writer.paragraph(note, "small", quiet, gap=2, entry=entry.id)


def _set_said(
    writer: DocumentWriter,
    said: MarkedText,
    lead: str,
    role: TypeRole,
    *,
    is_quiet: bool = False,
    indent: int = 0,
    entry: str = "",
) -> None:
    ink = writer.inks.quiet if is_quiet else writer.inks.text
    writer.paragraph(f"{lead} {said.text}".lstrip(), role, ink, gap=2, indent=indent, entry=entry)
    writer.marks(mark.number for mark in said.marks)
    if said.doubt:
        writer.paragraph(said.doubt, "small", writer.inks.quiet, gap=2, indent=indent, entry=entry)
