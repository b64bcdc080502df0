"""The text paper: a page as plain text, to be copied, read in a terminal or handed to another program.

It sets what a page says, top to bottom, with the numbers of sources in brackets.
"""

from __future__ import annotations

from viewer.presentation.blocks import Page
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.paragraphs import Paragraph, head_paragraphs, paragraphs

_INDENT = "  "


def page_text(page: Page) -> str:
    """Return all that a page says: a line for each paragraph, sections apart."""
    sections: list[list[str]] = [list(map(paragraph_text, head_paragraphs(page.head))), []]
    for each in paragraphs(page.blocks):
        if each.role == "heading":
            sections.append([])
        sections[-1].append(paragraph_text(each))
    return "\n\n".join(filter(None, (*map("\n".join, sections), *page.closing))) + "\n"


def paragraph_text(paragraph: Paragraph) -> str:
    """Return one paragraph, set in as far as it belongs to another."""
    indent = _INDENT * paragraph.depth
    address = paragraph.link.url if paragraph.link is not None else ""
    words = (paragraph.sign, paragraph.lead, said(paragraph.said), paragraph.tail, link_label(paragraph), address)
    beside = f"\n{indent}{_INDENT}{paragraph.beside}" if paragraph.beside else ""
    return f"{indent}{' '.join(filter(None, words))}{beside}"


def said(text: MarkedText) -> str:
    """Return a statement with the numbers of its sources and what is uncertain."""
    numbers = "".join(f" [{mark.number}]" for mark in text.marks)
    return f"{text.text}{numbers}{f' (Uncertain: {text.doubt})' if text.doubt else ''}"


def link_label(paragraph: Paragraph) -> str:
    """Return what stands before a paragraph's address; empty if what it says is that already."""
    link = paragraph.link
    return f"{link.text}:" if link is not None and link.text != paragraph.said.text else ""
