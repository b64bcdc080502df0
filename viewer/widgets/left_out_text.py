"""The page of what was left out as a document."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from viewer.presentation.left_out import LeftOutEntry, LeftOutPage
from viewer.widgets.document import DocumentWriter, Inks
from viewer.widgets.theme import Look


def text_of(page: LeftOutPage, look: Look, inks: Inks, *, has_title: bool = False) -> QTextDocument:
    """Set a page as a document.

    Parameters
    ----------
    page : LeftOutPage
        What it says.
    look : Look
        The type.
    inks : Inks
        The colours.
    has_title : bool
        Whether it begins with the title and the lead: on paper it does, in a dialog they stand above.
    """
    writer = DocumentWriter(look, inks)
    if has_title:
        writer.head(page.title, page.lead)
    for number, section in enumerate(page.sections):
        writer.section(section.heading, section.lead, gap=24 if number or has_title else 0)
        for entry in section.entries:
            _write(writer, entry, inks)
    writer.sources(page.sources)
    return writer.document


def _write(writer: DocumentWriter, entry: LeftOutEntry, inks: Inks) -> None:
    writer.paragraph(f"“{entry.claim}”", "item", inks.text, gap=14)
    numbers = ", ".join(map(str, entry.numbers))
    if numbers:
        # Held together: a number alone at the head of a line would look like the next entry.
        writer.write(f"  no.\u00a0{numbers}", "note", inks.quiet)
    writer.paragraph(entry.reason, "body", inks.text, gap=2)
    writer.marks(entry.marks)
    if entry.doubt:
        writer.paragraph(entry.doubt, "small", inks.quiet, gap=2)
    if entry.where:
        writer.paragraph(f"Where it stands: {entry.where}", "small", inks.quiet, gap=2)
