"""The Qt paper over another panel: the page of a study or source, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Page
from viewer.state.request import Ask, Request
from viewer.widgets.paper.card_tools import CardTools
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.paper.page_view import MARGIN_PX, PageView
from viewer.widgets.pieces.elided_label import ElidedLabel
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.theme import Look

_HEAD_PX = 64


class PaperOver(QWidget):
    """Shows a `Page` over another panel, with the way back; its own head stands at the top of the page.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Takes what the reader asks for.
    back : Request
        Leads back to what is below.
    land : callable, optional
        Brings what has a key into sight on the page that the request for an entry opens.
    """

    def __init__(
        self,
        look: Look,
        ask: Ask,
        back: Request,
        land: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = LinkButton(look, _("Back"), "back", parent=self)
        self.back.setAccessibleName(_("Back to the card"))
        set_plain_tooltip(self.back, _("Back to the card (Esc)"))
        self.back.clicked.connect(lambda: ask(back))
        self.name = ElidedLabel(look, role="section", parent=self)
        self.name.hide()
        self.tools = CardTools(look, ask, self)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 8)
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        head.addStretch()
        head.addWidget(self.tools)
        self.view = PageView(look, ask, has_head=True, land=land, parent=self)
        self.view.verticalScrollBar().valueChanged.connect(self._name_page)
        self.caution_line = CautionLine(look, ask, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Separator(look, self))
        column.addWidget(self.view, 1)
        column.addWidget(self.caution_line)

    def show_page(self, page: Page) -> None:
        """Show a page."""
        self.setAccessibleName(page.head.title)
        self.name.show_text(page.head.title)
        self.tools.show_words(page.head.words)
        self.caution_line.show_cautions(page.cautions)
        self.view.show_page(page)

    def _name_page(self, scrolled_px: int) -> None:
        """Name the page beside the way back once its own head is out of sight."""
        self.name.setVisible(scrolled_px > _HEAD_PX)
