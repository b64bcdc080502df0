"""A dialog of a few questions, made from what can be answered: a line for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.question import Choice, Flag, Number, Question, Size, Value
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_WIDTH_PX = 420
_INDENT_PX = 26
_TEXT_MARGINS_PX = (7, 0, 7, 0)
_MOST_SEGMENTS = 3
_MOST_LETTERS = 30

Answer = Callable[[], Value]


class QuestionDialog(QDialog):
    """Asks, with an answer to begin with for each question.

    Parameters
    ----------
    title : str
        What it is about.
    questions : sequence of Question
        In their order.
    accept : str
        The words of the button that goes on.

    Attributes
    ----------
    fields : mapping of str to QWidget
        What stands for each question, by its name.
    """

    def __init__(
        self, look: Look, title: str, questions: Sequence[Question], accept: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(_WIDTH_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(20)
        column.addWidget(Statement(look, title, role="title", parent=self))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.fields: dict[str, QWidget] = {}
        self._answers: dict[str, Answer] = {}
        for question in questions:
            field, self._answers[question.name] = self._field(question)
            self.fields[question.name] = field
            if not isinstance(question.kind, Flag):
                form.addRow(question.words, field)
            elif len(questions) == 1:
                form.addRow(field)
            else:
                form.addRow("", field)
        column.addLayout(form)
        column.addStretch(1)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def answers(self) -> Mapping[str, Value]:
        """Return what is answered, by the names of the questions."""
        return {name: answer() for name, answer in self._answers.items()}

    def _field(self, question: Question) -> tuple[QWidget, Answer]:
        kind, words, value = question.kind, question.words, question.value
        if isinstance(kind, Flag):
            box = QCheckBox(words, self)
            box.setChecked(bool(value))
            return box, box.isChecked
        if isinstance(kind, Number):
            return self._number(kind, words, value)
        if isinstance(kind, Size):
            return self._size(kind, words, value)
        if isinstance(kind, Choice):
            return self._choice(kind, words, value)
        line = QLineEdit(str(value or ""), self)
        line.setAccessibleName(words)
        return line, lambda: line.text().strip() or None

    def _number(self, kind: Number, words: str, value: Value) -> tuple[QWidget, Answer]:
        field = NumberField(words, kind.low, kind.high, after=f" {kind.unit}" if kind.unit else "", parent=self)
        field.lineEdit().setTextMargins(*_TEXT_MARGINS_PX)
        field.setValue(value if isinstance(value, int | float) else kind.low)
        return field, field.value

    def _size(self, kind: Size, words: str, value: Value) -> tuple[QWidget, Answer]:
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        names = (_("{what}: width").format(what=words), _("{what}: height").format(what=words))
        fields = [NumberField(name, kind.smallest_px, kind.largest_px, parent=both) for name in names]
        for field, length in zip(fields, value if isinstance(value, tuple) else (), strict=False):
            field.lineEdit().setTextMargins(*_TEXT_MARGINS_PX)
            field.setValue(length)
        row.addWidget(fields[0], 1)
        row.addWidget(QLabel("×", both))
        row.addWidget(fields[1], 1)
        row.addWidget(QLabel(_("pixels"), both))
        return both, lambda: tuple(round(field.value()) for field in fields)

    def _choice(self, kind: Choice, words: str, value: Value) -> tuple[QWidget, Answer]:
        at = next((number for number, pick in enumerate(kind.picks) if pick.value == value), 0)
        if any(pick.detail for pick in kind.picks):
            return self._radios(kind, words, at)
        if len(kind.picks) <= _MOST_SEGMENTS and sum(len(pick.words) for pick in kind.picks) <= _MOST_LETTERS:
            segmented = Segmented(self._look, [(str(n), pick.words) for n, pick in enumerate(kind.picks)], words, self)
            segmented.choice_requested.connect(segmented.choose)
            segmented.choose(str(at))
            return segmented, lambda: kind.picks[int(segmented.chosen() or 0)].value
        combo = QComboBox(self)
        combo.setAccessibleName(words)
        combo.addItems([pick.words for pick in kind.picks])
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setCurrentIndex(at)
        pass_wheel(combo)
        return combo, lambda: kind.picks[combo.currentIndex()].value

    def _radios(self, kind: Choice, words: str, at: int) -> tuple[QWidget, Answer]:
        box = QWidget(self)
        box.setAccessibleName(words)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        group = QButtonGroup(box)
        for number, pick in enumerate(kind.picks):
            button = QRadioButton(pick.words.replace("&", "&&"), box)
            button.setAccessibleDescription(pick.detail)
            detail = QLabel(pick.detail, box)
            detail.setProperty("role", "note")
            detail.setTextFormat(Qt.TextFormat.PlainText)
            detail.setIndent(_INDENT_PX)
            detail.setWordWrap(True)
            group.addButton(button, number)
            column.addWidget(button)
            column.addWidget(detail)
            column.addSpacing(6)
        group.button(at).setChecked(True)
        return box, partial(_chosen, kind, group)


def _chosen(kind: Choice, group: QButtonGroup) -> Value:
    return kind.picks[max(group.checkedId(), 0)].value
