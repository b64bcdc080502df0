"""The page of a source that is no study: what it is, its weakness, and where it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.study_page import SourcePage
from viewer.widgets.pieces.link_button import WebLink
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.publication.used_section import UsedSection
from viewer.widgets.theme import Look


class SourceHead(Stack):
    """Citation, what kind of source it is, and its link."""

    def __init__(self, look: Look, page: SourcePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[WebLink] = []
        self.add(Statement(look, _("Source, not a study"), role="small", colour="text_2", parent=self))
        self.add(Statement(look, page.citation, role="section", parent=self), 4)
        if page.note:
            self.add(Statement(look, page.note, parent=self), 8)
        if page.link is not None:
            self.links.append(WebLink(look, page.link, self))
            self.add(self.links[0], 4)


def source_parts(page: SourcePage) -> tuple[Callable[[Look, QWidget], SourceHead | CardSection], ...]:
    """Return what makes the parts of the page of a source, top to bottom."""
    return (
        lambda look, parent: SourceHead(look, page, parent),
        lambda look, parent: UsedSection(look, page.used, parent=parent),
    )
