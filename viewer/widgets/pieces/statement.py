"""A sentence with its source marks and its terms, laid out as plain text."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.pieces.paragraph import Paragraph, format_range, text_layout, x_of
from viewer.widgets.pieces.source_mark import TARGET_PX, SourceMark, TrailLink, mark_target
from viewer.widgets.pieces.term_mark import TermExplanation, TermMark
from viewer.widgets.theme import Look, TypeRole

_DOUBT_INDENT_PX = 20
_GAP = "\u00a0"


class Statement(QLabel):
    """A text that wraps anywhere it must, with source marks, its doubt below, and the explanation of a term.

    It is a label, so that screen readers find a text; but it draws itself, so that nothing in it is ever markup.

    Parameters
    ----------
    text : MarkedText or str
        What is said.
    role : str
        Role in the type scale.
    colour : str
        Token of the ink.
    lead : str
        Words set in bold before the text.
    strong : str
        Words of the text that are set in bold too.
    trail : str
        Words of a link after the text; pressing it emits `trail_requested`.
    align_right : bool
        Whether the lines end at the right edge.
    is_roomy : bool
        Whether room for marks is left although there are none, to stand on one line with a text that has marks.

    Attributes
    ----------
    source_requested : Signal(str)
        A mark was pressed; the key of its source or study.
    trail_requested : Signal()
        The link at the end was pressed.
    """

    source_requested = Signal(str)
    trail_requested = Signal()

    def __init__(
        self,
        look: Look,
        text: MarkedText | str = "",
        *,
        role: TypeRole = "body",
        colour: str = "text",
        lead: str = "",
        strong: str = "",
        trail: str = "",
        align_right: bool = False,
        is_roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._look = look
        self._role: TypeRole = role
        self._colour = colour
        self._lead = lead
        self._strong = strong
        self._trail = trail
        self._align_right = align_right
        self._is_roomy = is_roomy
        self._marks: list[SourceMark] = []
        self._terms: list[TermMark] = []
        self._explained: TermExplanation | None = None
        self._link = self._made_trail() if trail else None
        self._marked = MarkedText("")
        self._main: Paragraph | None = None
        self._doubt: Paragraph | None = None
        self._fitted_px = -1
        self._has_stray_marks = True
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._forget_layout)
        self.show_text(text)

    def show_text(self, text: MarkedText | str) -> None:
        """Replace what is said."""
        marked = MarkedText(text) if isinstance(text, str) else text
        for old in (*self._marks, *self._terms):
            old.hide()
            old.deleteLater()
        self._marked = replace(marked, text=" ".join(marked.text.split()))
        self._marks = [SourceMark(self._look, mark, self) for mark in marked.marks]
        for mark in self._marks:
            mark.clicked.connect(self._on_mark_clicked)
            mark.show()
        self._terms = [TermMark(self._look, term, self) for term in marked.terms]
        for place in self._terms:
            place.clicked.connect(self._on_term_clicked)
            place.show()
        self._say()

    def marks(self) -> tuple[SourceMark, ...]:
        """Return the marks, in the order of the text."""
        return tuple(self._marks)

    def terms(self) -> tuple[TermMark, ...]:
        """Return the terms that can be pressed, in the order of the text."""
        return tuple(self._terms)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text and its doubt at a width, in pixels."""
        if width not in self._heights:
            self._fit(width)
            self._heights[width] = self._total_height()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return about the size of the text on as few lines as allowed; the true height follows the width."""
        if self._hint is None:
            longest = self._look.longest_line(self._role)
            metrics = self._look.metrics(self._role)
            room = 24 * len(self._marks) + (metrics.horizontalAdvance(f" {self._trail}") if self._trail else 0)
            advance = metrics.horizontalAdvance(
                f"{self._lead} {self._marked.text}" if self._lead else self._marked.text
            )
            # Bold words at the head are a little wider than measured.
            width = math.ceil(advance * (1.06 if self._lead else 1) + room) + 2
            width = longest if self._marked.doubt else min(longest, width)
            lines = math.ceil((advance + room) / longest) + (1 if self._marked.doubt else 0)
            self._hint = QSize(width, 2 * self._pad() + max(1, lines) * self._look.line(self._role))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a few letters, and one line."""
        return QSize(self._look.px(48), self._look.line(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew and put the marks in their places."""
        self._fit(self.width())
        self._place_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint text and doubt; the marks paint themselves."""
        # A new text may have been measured already, but its marks still stand where the old one had them.
        if self._main is None or self._fitted_px != self.width() or self._has_stray_marks:
            self._fit(self.width())
            self._place_marks()
        assert self._main is not None
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._colour))
        self._main.layout.draw(painter, QPointF(0, self._pad()))
        if self._doubt is not None:
            top = self._pad() + self._main.height + self._look.px(4)
            icon_px = self._look.px(14)
            icon_top = top + (self._doubt.line_px - icon_px) / 2
            self._look.icons.paint(painter, "info", QRectF(0, icon_top, icon_px, icon_px), self._look.colour("text_2"))
            painter.setPen(self._look.colour("text_2"))
            self._doubt.layout.draw(painter, QPointF(self._look.px(_DOUBT_INDENT_PX), top))
        if self._explained is not None:
            self._explained.paint(painter, self._said_height() + self._look.px(4))
        painter.end()

    def _fit(self, width: int) -> None:
        if self._main is not None and width == self._fitted_px:
            return
        self._fitted_px = width
        limit = min(width, self._look.longest_line(self._role)) if not self._align_right else width
        if self._main is None:
            self._main = self._made_main()
            self._doubt = self._made_doubt()
            self._explained = next((TermExplanation(self._look, t.view) for t in self._terms if t.isChecked()), None)
        self._main.fit(max(limit, 1), align_right=self._align_right)
        if self._doubt is not None:
            self._doubt.fit(max(limit - self._look.px(_DOUBT_INDENT_PX), 1), align_right=False)
        if self._explained is not None:
            self._explained.fit(max(limit, 1))

    def _pad(self) -> int:
        """Room above and below, so that a target of full height fits a single line."""
        return max(0, (TARGET_PX - self._look.line(self._role) + 1) // 2) if self._has_room() else 0

    def _has_room(self) -> bool:
        return bool(self._marks or self._link or self._is_roomy)

    def _said_height(self) -> int:
        assert self._main is not None
        return 2 * self._pad() + self._main.height + (self._look.px(4) + self._doubt.height if self._doubt else 0)

    def _total_height(self) -> int:
        below = self._look.px(4) + self._explained.height + self._look.px(4) if self._explained is not None else 0
        return self._said_height() + below

    def _made_main(self) -> Paragraph:
        font = self._look.font(self._role)
        text = f"{self._lead} {self._marked.text}" if self._lead else self._marked.text
        bold = QTextCharFormat()
        bold.setFontWeight(600)
        formats = [format_range(0, len(self._lead), bold)]
        if self._strong:
            formats.append(format_range(text.rfind(self._strong), len(self._strong), bold))
        formats += [place.underline(self._text_from()) for place in self._terms]
        # The numbers take their room in the text, and are painted raised by the marks' own widgets.
        for mark in self._marks:
            number = f"{_GAP}{mark.mark.number}"
            unseen = QTextCharFormat()
            unseen.setFont(self._look.font("mark"))
            unseen.setForeground(Qt.GlobalColor.transparent)
            formats.append(format_range(len(text), len(number), unseen))
            text += number
        if self._link is not None:
            unseen = QTextCharFormat()
            unseen.setForeground(Qt.GlobalColor.transparent)
            trail = self._trail.replace(" ", _GAP)
            formats.append(format_range(len(text) + 1, len(trail), unseen))
            text += f" {trail}"
        return Paragraph(text_layout(text, font, formats), self._look.line(self._role))

    def _made_doubt(self) -> Paragraph | None:
        if not self._marked.doubt:
            return None
        return Paragraph(text_layout(self._marked.doubt, self._look.font("small"), []), self._look.line("small"))

    def _place_marks(self) -> None:
        self._has_stray_marks = self._main is None
        if self._main is None or not (self._marks or self._link or self._terms):
            return
        for place in self._terms:
            place.lie_over(self._main.layout, self._text_from(), self._pad())
        position = self._text_from() + len(self._marked.text)
        raise_px = self._look.metrics(self._role).xHeight() * 0.55
        places: list[QPointF] = []
        for mark in self._marks:
            digits = len(str(mark.mark.number))
            line = self._main.layout.lineForTextPosition(position + 1)
            x = (x_of(line, position + 1) + x_of(line, position + 1 + digits)) / 2
            baseline = self._pad() + line.y() + line.ascent()
            places.append(QPointF(x, baseline - self._look.metrics("mark").capHeight() / 2 - raise_px))
            position += 1 + digits
        for index, mark in enumerate(self._marks):
            target = mark_target(places, index, self.size())
            mark.setGeometry(target)
            mark.number_centre = places[index] - QPointF(target.topLeft())
        if self._link is not None:
            self._link.lie_at(self._main.layout, position + 1, self._pad(), self.height(), self._main.line_px)

    def _text_from(self) -> int:
        """Where the text begins, after the words that lead."""
        return len(self._lead) + 1 if self._lead else 0

    def _made_trail(self) -> TrailLink:
        link = TrailLink(self._look, self._trail, self._role, self._colour, self)
        link.clicked.connect(self.trail_requested)
        return link

    def _on_mark_clicked(self) -> None:
        mark = self.sender()
        if isinstance(mark, SourceMark):
            self.source_requested.emit(mark.mark.key)

    def _on_term_clicked(self) -> None:
        pressed = self.sender()
        for place in self._terms:
            if place is not pressed:
                place.setChecked(False)
        self._say()

    def _say(self) -> None:
        """Put the whole in words, for screen readers, and lay it out anew."""
        spoken = [self._lead, self._marked.text]
        if self._marked.doubt:
            spoken.append(_("Uncertain: %s") % self._marked.doubt)
        for place in self._terms:
            if place.isChecked():
                spoken += [f"{place.view.name}.", place.view.plain, place.view.professional]
        self.setText(" ".join(filter(None, spoken)))
        self._forget_layout()

    def _forget_layout(self) -> None:
        self._main = self._doubt = None
        self._has_stray_marks = True
        self._heights.clear()
        self._hint = None
        self.updateGeometry()
        self.update()
