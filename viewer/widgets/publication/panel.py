"""The page of a study or other source, over the card it was opened from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import CautionView
from viewer.presentation.study_page import SourcePage, StudyPage
from viewer.widgets.pieces.card_tools import CardTools
from viewer.widgets.pieces.caution_line import CautionLine
from viewer.widgets.pieces.elided_label import ElidedLabel
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.page_queue import PageQueue
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.publication.source_page import SourceHead, source_parts
from viewer.widgets.publication.study_page import StudyHead, study_parts
from viewer.widgets.publication.used_section import UsedSection
from viewer.widgets.theme import Look

PartMaker = Callable[[Look, QWidget], StudyHead | SourceHead | CardSection]

_MARGIN_PX = 24
_SECTION_GAP_PX = 20
_HEAD_PX = 64


class PublicationPanel(QWidget):
    """Shows a `StudyPage` or a `SourcePage`, with the way back.

    Attributes
    ----------
    back_requested : Signal()
        Back to the card below.
    place_requested : Signal(object)
        A `UsedPlace` is to be opened.
    link_requested : Signal(str)
        An address to open outside.
    copy_requested : Signal(str)
        As of `CopyMenu`.
    source_requested : Signal(str)
        Another source whose page is to be opened.
    """

    back_requested = Signal()
    place_requested = Signal(object)
    link_requested = Signal(str)
    copy_requested = Signal(str)
    source_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: StudyPage | SourcePage | None = None
        self._parts: list[StudyHead | SourceHead | CardSection] = []
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Page of the study"))
        self.back = LinkButton(look, _("Back"), "back", parent=self)
        self.back.setAccessibleName(_("Back to the card"))
        set_plain_tooltip(self.back, _("Back to the card (Esc)"))
        self.back.clicked.connect(self.back_requested)
        self.tools = CardTools(look, has_words=False, parent=self)
        self.tools.copy_requested.connect(self.copy_requested)
        self.name = ElidedLabel(look, role="section", parent=self)
        self.name.hide()
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 8)
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        head.addStretch()
        head.addWidget(self.tools)
        self._page = Stack(margin_px=(_MARGIN_PX, 16, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        self._scroll = PageScroll(self._page, self)
        self._scroll.verticalScrollBar().valueChanged.connect(self._name_page)
        self._queue = PageQueue(self._scroll)
        self._line = CautionLine(look, self)
        self._line.source_requested.connect(self.source_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(look, self))
        column.addWidget(self._scroll, 1)
        column.addWidget(self._line)
        look.changed.connect(self._on_look_changed)

    def show_page(self, page: StudyPage | SourcePage, cautions: Sequence[CautionView]) -> None:
        """Show a page, and at its foot the cautions of what it was opened from."""
        old, self._shown = self._shown, page
        self._line.show_cautions(cautions)
        if page == old:
            return
        self.name.show_text(page.view.name if isinstance(page, StudyPage) else page.citation)
        self._fill(page)
        self._scroll.verticalScrollBar().setValue(0)

    def build_all(self) -> None:
        """Build what is still missing of the page, now."""
        self._queue.finish()

    def page(self) -> StudyPage | SourcePage | None:
        """Return the page that is shown."""
        return self._shown

    def parts(self) -> tuple[StudyHead | SourceHead | CardSection, ...]:
        """Return what stands on the page, top to bottom."""
        self._queue.finish()
        return tuple(self._parts)

    def caution_line(self) -> CautionLine:
        """Return the line of cautions."""
        return self._line

    def scroll_area(self) -> PageScroll:
        """Return the scroll area."""
        return self._scroll

    def _fill(self, shown: StudyPage | SourcePage) -> None:
        for widget in self._page.widgets():
            self._page.remove(widget)
        self._parts = []
        is_study = isinstance(shown, StudyPage)
        self.setAccessibleName(_("Page of the study") if is_study else _("Page of the source"))
        makers = study_parts(shown) if isinstance(shown, StudyPage) else source_parts(shown)
        self._queue.start([partial(self._add, make) for make in makers])

    def _add(self, make: PartMaker) -> None:
        look, page = self._look, self._page
        part = make(look, page)
        if self._parts:
            page.add(Rule(look, page), _SECTION_GAP_PX)
        page.add(part, _SECTION_GAP_PX)
        self._parts.append(part)
        if isinstance(part, UsedSection):
            part.place_requested.connect(self.place_requested)
        elif isinstance(part, CardSection):
            part.link_requested.connect(self.link_requested)
        else:
            self._wire_links(part.links)

    def _name_page(self, scrolled_px: int) -> None:
        """Name the page beside the way back once its own head is out of sight."""
        self.name.setVisible(scrolled_px > _HEAD_PX)

    def _wire_links(self, links: list[WebLink]) -> None:
        for link in links:
            link.link_requested.connect(self.link_requested)

    def _on_look_changed(self) -> None:
        if self._shown is not None:
            self._fill(self._shown)
