"""Things that a page names, with the way to each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Entries, Entry
from viewer.widgets.paper.column import RULE_GAP_PX, Column
from viewer.widgets.paper.evidence import chip_row
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.stack import Beside, Stack, Trailing
from viewer.widgets.pieces.swatch import PILL_PX, SwatchPill
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.theme import TypeRole

_GAP_PX = 10
_USUAL_PX = 8
_NEAR_PX = 4


class EntryView(Column):
    """One thing: what it is, what is said of it here, and the way to it.

    A thing with a colour and words of its own has a button that opens it; any other is pressed by its name.
    """

    def __init__(self, entry: Entry, column: Column) -> None:
        super().__init__(column.setting, column)
        self.entry = entry
        self.button: QPushButton | LinkButton | None = None
        self.setAccessibleName(entry.title)
        # Reached by its key; not a stop of the Tab key by itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        scale = self.setting.scale
        self.add(self._made_head())
        gap_px = 6 if is_rich(entry) else 2
        for text in entry.texts:
            colour = "text_2" if text.is_quiet else "text"
            self.say(text.said, scale.role(text.weight), colour, lead=text.lead, gap_px=gap_px)
            gap_px = _NEAR_PX
        if entry.chips and entry.texts:
            self.add(chip_row(entry.chips, self.setting, self, leads_to=entry.request), 8)
        if not is_rich(entry):
            return
        for note in entry.notes:
            self.say(note, scale.small, "text_2", gap_px=8)

    def _made_head(self) -> QWidget:
        entry, scale = self.entry, self.setting.scale
        names = Column(self.setting, self)
        top: QWidget
        if is_rich(entry) or entry.request is None:
            top = self.statement(entry.title, scale.section if is_rich(entry) else self._role(), parent=names)
            line_px = self.look.line(scale.section)
        else:
            top = self.button = LinkButton(self.look, entry.title, role=self._role(), parent=names)
            self._wire(self.button)
            line_px = self.button.sizeHint().height()
        if entry.chips and not entry.texts:
            top = chip_row(entry.chips, self.setting, names, first=top)
        names.add(top)
        names.say(entry.subtitle, scale.small, "text_2")
        if not is_rich(entry):
            for note in entry.notes:
                names.say(note, scale.note if entry.chips else scale.small, "text_2")
        head: QWidget = names
        if entry.swatch is not None:
            # The pill stands in the middle of the first line of the name.
            pill = Stack(self, margin_px=(0, (line_px - PILL_PX[1]) // 2, 0, 0))
            pill.add(SwatchPill(self.look, (entry.swatch,), parent=pill))
            head = Beside(pill, PILL_PX[0], names, 12, self)
        if is_rich(entry) and entry.request is not None:
            button = self.button = QPushButton(_("Open card"), self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._wire(button)
            head = Trailing(head, button, parent=self)
        return head

    def _role(self) -> TypeRole:
        """A thing that is only named stands in plain type."""
        entry, scale = self.entry, self.setting.scale
        return scale.strong if entry.swatch is not None or entry.chips or entry.texts else scale.body

    def _wire(self, button: QPushButton | LinkButton) -> None:
        name = _("Open %s") % self.entry.title
        button.setAccessibleName(name)
        set_plain_tooltip(button, name)
        button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self.entry.request is not None:
            self.setting.ask(self.entry.request)
            if self.entry.at:
                self.setting.land(self.entry.at)


def is_rich(entry: Entry) -> bool:
    """Whether a thing has a colour and words of its own here."""
    return entry.swatch is not None and bool(entry.texts)


def set_entries(entries: Entries, column: Column, gap_px: int, *, has_heading: bool) -> Iterator[None]:
    """Set things one by one, those with a colour and words below a line; not more than are to be there at first."""
    if column.setting.scale.is_touched:
        for entry in entries.entries:
            column.add(_touched(entry, column), gap_px)
            gap_px = _USUAL_PX
        return
    shown = entries.entries[: entries.at_first] if entries.at_first else entries.entries
    for number, entry in enumerate(shown):
        _add(entry, column, gap_px, has_line=is_rich(entry) and (number > 0 or not has_heading))
        gap_px = _gap(entry)
        yield
    rest = entries.entries[len(shown) :]
    if rest:
        more = LinkButton(column.look, _("Show all %d") % len(entries.entries), parent=column)
        more.clicked.connect(partial(_show_rest, rest, more, column))
        column.add(more, _NEAR_PX)
        yield


def _add(entry: Entry, column: Column, gap_px: int, *, has_line: bool) -> EntryView:
    if has_line:
        column.rule()
        gap_px = RULE_GAP_PX
    made = EntryView(entry, column)
    column.add(made, gap_px)
    if entry.id:
        column.places[entry.id] = made
    return made


def _touched(entry: Entry, column: Column) -> TouchButton:
    """Return a thing as a large button, with what else it is at the right."""
    button = TouchButton(column.look, entry.title, is_list=True, detail=entry.subtitle, parent=column)
    button.setCheckable(True)
    button.setChecked(entry.is_chosen)
    request = entry.request
    if request is not None:
        button.clicked.connect(lambda: column.setting.ask(request))
    return button


def _gap(entry: Entry) -> int:
    return _GAP_PX if entry.texts or entry.chips or entry.swatch is not None else _NEAR_PX


def _show_rest(rest: tuple[Entry, ...], more: LinkButton, column: Column) -> None:
    """Put what was held back in the place of the link that asked for it."""
    place = column.widgets().index(more)
    column.remove(more)
    made = [EntryView(entry, column) for entry in rest]
    for number, view in enumerate(made):
        column.insert(place + number, view, _gap(view.entry))
        if view.entry.id:
            column.places[view.entry.id] = view
    if made and made[0].button is not None:
        made[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
