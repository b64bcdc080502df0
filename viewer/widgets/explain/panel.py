"""The words of an explanation, large, beside the head."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScroller, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ComplaintId, SideChoice
from viewer.presentation.explain_cautions import tell_lead
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.pages.explanation import NOTHING_CHOSEN, SIDE_QUESTION
from viewer.state.explain_requests import ExplainComplaint, SetPatientSide
from viewer.state.request import Ask
from viewer.widgets.explain.bars import ExplainClosing
from viewer.widgets.explain.chooser import Entry, ExplainChooser
from viewer.widgets.explain.strip import ExplainStrip
from viewer.widgets.paper.page_view import PageView
from viewer.widgets.paper.scale import LARGE
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.theme import Look

_MARGIN_PX = 40
_LEAST_CHOICE_PX = 260
_STRIP_SHARE = 0.32
"""More than this share of the height the cautions do not take; their type gets smaller, none of them is cut."""

_SIDES: tuple[tuple[SideChoice, str, str], ...] = (
    ("left", _("Left"), _("The left side is affected")),
    ("right", _("Right"), _("The right side is affected")),
    ("both", _("Both"), _("Both sides are affected")),
)


class ExplainPanel(QWidget):
    """Two large controls, the words, and the cautions that stay in sight.

    Parameters
    ----------
    look : Look
        Colours and type of the controls.
    words : Look
        Those of the words, which can be larger.
    entries : callable
        As of `ExplainChooser`.
    ask : callable
        Answers what is chosen, and what the words lead to: another place for the same complaint.
    """

    def __init__(
        self,
        controls: Look,
        words: Look,
        entries: Callable[[str], Sequence[Entry]],
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controls = controls
        self._ask = ask
        self._view: ExplainView | None = None
        self.setAccessibleName(_("Explanation"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = ExplainChooser(controls, entries, self)
        self.chooser.complaint_requested.connect(self._on_complaint_chosen)
        self.reading = PageView(words, ask, scale=LARGE, margin_px=_MARGIN_PX, parent=self)
        QScroller.grabGesture(self.reading.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.strip = ExplainStrip(controls, words, self)
        self.strip.all_requested.connect(self._on_all_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._chosen = self._make_controls()
        column.addWidget(self._chosen)
        column.addWidget(self._line)
        column.addWidget(self.reading, 1)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.strip)
        column.addWidget(ExplainClosing(controls, self))

    def show_view(self, view: ExplainView | None) -> None:
        """Show an explanation; None asks what is to be explained."""
        self._view = view
        for each in (self._chosen, self._line):
            each.setVisible(view is not None)  # before that the list asks for itself
        if view is None:
            self._show_chooser(is_shown=True)
            self.strip.setVisible(False)
            self.complaint.show_text(NOTHING_CHOSEN)
            return
        self._show_chooser(is_shown=False)
        self.strip.setVisible(bool(view.tell or view.warnings))
        self.complaint.show_text(view.page.head.title)
        self._sides.setVisible(view.zone is not None)
        for side, button in self.sides.items():
            button.setChecked(side == view.affected)
        lead = tell_lead(view.person) if view.tell else ""
        self.strip.show_strip(lead, "".join(view.tell[:1]), view.warnings[0] if view.is_danger else "")
        self._fit_strip()
        self.reading.show_page(view.page)

    def forget(self) -> None:
        """Let go of everything that was shown and typed."""
        self.chooser.begin()
        self.show_view(None)
        self.reading.clear()
        self.strip.show_strip("", "", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cautions take smaller type where room is short."""
        super().resizeEvent(event)
        self._fit_strip()
        self._fit_controls()

    def _make_controls(self) -> QWidget:
        look = self._controls
        box = QWidget(self)
        row = self._row_of_controls = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        row.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, 16)
        row.setSpacing(16)
        self.complaint = TouchButton(look, NOTHING_CHOSEN, "chevron", is_list=True, parent=box)
        self.complaint.clicked.connect(self._on_complaint_clicked)
        row.addWidget(self.complaint, 1)
        self._sides = QWidget(box)
        self._sides.setAccessibleName(SIDE_QUESTION)
        group = QHBoxLayout(self._sides)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(8)
        self.sides: dict[SideChoice, TouchButton] = {}
        for side, word, name in _SIDES:
            button = TouchButton(look, word, parent=self._sides)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, side=side: self._on_side_clicked(side))
            self.sides[side] = button
            group.addWidget(button, 1)
        row.addWidget(self._sides)
        self._line = Separator(look, self)
        return box

    def _show_chooser(self, *, is_shown: bool) -> None:
        if is_shown and not self.chooser.isVisibleTo(self):
            self.chooser.begin()
        self.chooser.setVisible(is_shown)
        self.reading.setVisible(not is_shown)
        if is_shown:
            self._sides.setVisible(False)

    def _fit_strip(self) -> None:
        self.strip.fit_into(self.width(), round(_STRIP_SHARE * self.height()))

    def _fit_controls(self) -> None:
        """Put the sides below the complaint where there is no room beside it."""
        needed = self._sides.sizeHint().width() + self._controls.px(_LEAST_CHOICE_PX) + 2 * _MARGIN_PX
        way = QBoxLayout.Direction
        self._row_of_controls.setDirection(way.LeftToRight if self.width() >= needed else way.TopToBottom)

    def _on_complaint_chosen(self, key: str) -> None:
        if self._view is not None and key == self._view.complaint:
            self._show_chooser(is_shown=False)
            self._sides.setVisible(self._view.zone is not None)
        else:
            self._ask(ExplainComplaint(ComplaintId(key)))

    def _on_complaint_clicked(self) -> None:
        """Open the list; pressed once more, or with nothing to go back to, close it or keep it."""
        is_open = self.chooser.isVisibleTo(self)
        self._show_chooser(is_shown=not is_open or self._view is None)
        if is_open and self._view is not None:
            self._sides.setVisible(self._view.zone is not None)

    def _on_side_clicked(self, side: SideChoice) -> None:
        view = self._view
        for each, button in self.sides.items():  # what is shown follows the state, not the click
            button.setChecked(view is not None and each == view.affected)
        self._ask(SetPatientSide(None if view is not None and view.affected == side else side))

    def _on_all_requested(self) -> None:
        self._show_chooser(is_shown=False)
        if not self.reading.reveal("tell"):
            self.reading.reveal("know")
