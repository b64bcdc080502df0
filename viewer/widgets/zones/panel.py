"""The list of zones and of complaints: search, schools, and the tree that is the accessible twin of the head."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.presenter import Presenter
from viewer.state.request import Ask
from viewer.state.view_state import ViewState
from viewer.widgets.pieces.fold_button import FoldButton
from viewer.widgets.pieces.search_field import SearchField, SearchNote
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.theme import Look
from viewer.widgets.zones.legend import DoubtLegend
from viewer.widgets.zones.school_list import SchoolList
from viewer.widgets.zones.tree import ZoneTree

_MARGIN = 16
_LEAST_PX = 240
_LISTS = (("zones", _("Zones")), ("cortex", _("Cortex")), ("complaints", _("Complaints")))
_HINT = "Finds zones, points, complaints and what pages say: names, codes, Chinese, pinyin, words."


class ZonesPanel(QWidget):
    """The panel at the left.

    Parameters
    ----------
    presenter : Presenter
        Answers what to list.
    ask : callable
        Answers what is chosen.

    Attributes
    ----------
    zone_hovered : Signal(object)
        The zone of the row under the pointer, or None.
    """

    zone_hovered = Signal(object)

    def __init__(self, look: Look, presenter: Presenter, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Zones and search")
        self._presenter = presenter
        self._state: ViewState | None = None
        self._search = SearchField(look)
        self._search.setToolTip(_HINT)
        self._note = SearchNote(look)
        self._tree = ZoneTree(look, ask)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        top.setSpacing(8)
        top.addWidget(self._search)
        self._lists = Segmented(look, _LISTS, "What is listed", stretched=True)
        self._lists.choose("zones")
        self._lists.choice_requested.connect(self.show_list)
        top.addWidget(self._lists)
        self._are_schools_open = False
        self._fold = FoldButton(look, _("Schools"))
        self._fold.clicked.connect(lambda: self.open_schools(not self._are_schools_open))
        self._schools = SchoolList(look, ask)
        self._legend = DoubtLegend(look, ask)
        top.addWidget(self._fold)
        top.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._schools, 1)
        column.addWidget(self._tree, 1)
        column.addWidget(self._legend)
        self._search.search_requested.connect(self._on_search_requested)
        self._search.results_requested.connect(self._tree.focus_first)
        self._search.first_requested.connect(self._tree.request_first)
        self._note.search_requested.connect(self._search.search_for)
        self._tree.search_wanted.connect(self.focus_search)
        self._tree.zone_hovered.connect(self.zone_hovered)
        self._show_open()

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the choice of schools keeps its words, however large they are."""
        return super().minimumSizeHint().expandedTo(QSize(_LEAST_PX, 0))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state: school, selection."""
        self._state = new
        shown, before = (None if each is None else (each.school, each.beside) for each in (new, old))
        if old is None or shown != before or old.reader.words != new.reader.words:
            self._fold.show_words(self._presenter.schools_words(new))
            if not self._search.text().strip():
                self._fill()
            old = None
        self._schools.show_rows(self._presenter.school_rows(new))
        self._legend.show_doubts(self._presenter.doubts(new), is_open=new.reader.has_legend)
        if old is None or (old.selection.zone, old.selection.part) != (new.selection.zone, new.selection.part):
            self._tree.select(new.selection.zone, new.selection.part)
        if old is None or old.selection.complaint != new.selection.complaint:
            self._tree.select_complaint(new.selection.complaint)
        if old is None or old.selection.point != new.selection.point:
            self._tree.select_point(new.selection.point)
        if old is None or old.selection.gyrus != new.selection.gyrus:
            if old is not None and new.selection.gyrus is not None and not self._search.text():
                self.show_list("cortex")
            self._tree.select_gyrus(new.selection.gyrus)

    def show_list(self, name: str) -> None:
        """List ``zones``, ``cortex`` or ``complaints``; a search gives way to the list."""
        self._lists.choose(name)
        self.open_schools(False)
        if self._search.text():
            self._search.show_text("")
            self._note.show_found(None)
        self._fill()
        self._select()

    def refresh(self, state: ViewState) -> None:
        """Show anew what follows the head: its zones have changed."""
        self._legend.show_doubts(self._presenter.doubts(state), is_open=state.reader.has_legend)

    def listed(self) -> str:
        """Return what is listed: ``zones``, ``cortex`` or ``complaints``."""
        return self._lists.chosen() or "zones"

    def open_schools(self, are_open: bool) -> None:
        """Unfold the list of schools in the place of the zones, or fold it."""
        self._are_schools_open = are_open
        self._show_open()
        if are_open:
            self._schools.setFocus()

    def _show_open(self) -> None:
        self._fold.setVisible(self.listed() == "zones")
        self._fold.show_open(self._are_schools_open)
        self._schools.setVisible(self._are_schools_open)
        self._tree.setVisible(not self._are_schools_open)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def _on_search_requested(self, text: str) -> None:
        if self._state is None:
            return
        if text.strip():
            self.open_schools(False)
            found = self._presenter.find(text)
            self._note.show_found(found)
            self._tree.show_found(found)
        else:
            self._note.show_found(None)
            self._fill()
        self._select()

    def _fill(self) -> None:
        """List everything there is."""
        if self._state is None:
            return
        if self.listed() == "complaints":
            self._tree.show_complaints(self._presenter.complaint_groups(self._state.reader.words))
        elif self.listed() == "cortex":
            self._tree.show_cortex(self._presenter.cortex_groups())
        else:
            self._tree.show_groups(self._presenter.groups(self._state))

    def _select(self) -> None:
        """Mark what the state has chosen."""
        if self._state is not None:
            self._tree.select(self._state.selection.zone, self._state.selection.part)
            self._tree.select_complaint(self._state.selection.complaint)
            self._tree.select_point(self._state.selection.point)
            self._tree.select_gyrus(self._state.selection.gyrus)
