"""The needle's controls: every drag has a number beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.domain.identity import PartId, ZoneId
from viewer.presentation.needle_controls import NeedleControls
from viewer.state.needle_requests import (
    ResetNeedle,
    ReverseNeedle,
    SetCalm,
    SetNeedleAngle,
    SetNeedleEntry,
    SetNeedleLength,
    SetNeedleSize,
    SetNeedleTurn,
    ToggleRelay,
)
from viewer.state.request import Ask, Request
from viewer.state.requests import ShowPart, ShowZone
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_NUMBER_PX = 96
_STEPS = 10  # of a slider for one unit of its number field
_HANDLE_PX = 20


class _RangeSlider(QSlider):
    """A slider with the band of the sources under its groove, if there is one."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.band: tuple[float, float] | None = None
        self.setProperty("plain", "true")
        self.setAccessibleName(name)
        pass_wheel(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.band is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("within_band"))
            span = self.width() - _HANDLE_PX
            left, right = (
                QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), round(value * _STEPS), span)
                + _HANDLE_PX / 2
                for value in self.band
            )
            painter.drawRoundedRect(QRectF(left, self.height() / 2 + 7, right - left, 5), 2, 2)
            painter.end()
        super().paintEvent(event)


class _Amount(QWidget):
    """A slider and a number field that go together.

    Attributes
    ----------
    value_changed : Signal(float)
        What was dragged or typed.
    """

    value_changed = Signal(float)

    def __init__(self, look: Look, name: str, unit: str, decimals: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.slider = _RangeSlider(look, name, self)
        self.number = NumberField(name, 0.0, 100.0, decimals=decimals, after=unit, parent=self)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setKeyboardTracking(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.slider.valueChanged.connect(lambda value: self.value_changed.emit(value / _STEPS))
        self.number.valueChanged.connect(self.value_changed)
        self._measure()
        look.changed.connect(self._measure)

    def show_value(self, value: float, low: float, high: float, band: tuple[float, float] | None = None) -> None:
        """Show a value and its limits; emits nothing."""
        blockers = [QSignalBlocker(each) for each in (self.slider, self.number)]
        self.slider.setRange(round(low * _STEPS), round(high * _STEPS))
        self.number.setRange(low, high)
        self.slider.setValue(round(value * _STEPS))
        self.number.setValue(value)
        self.slider.band = band
        for blocker in blockers:
            blocker.unblock()
        self.slider.update()

    def _measure(self) -> None:
        self.number.setFixedWidth(self._look.px(_NUMBER_PX))


class NeedlePanel(QWidget):
    """All controls of the needle.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is chosen, dragged and typed.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(328)
        self._view: NeedleControls | None = None
        page = QWidget()
        self._kind = Segmented(look, (("steel", _("Steel")), ("calm", _("Calm arrow"))), _("How the needle is shown"))
        self._kind.choice_requested.connect(lambda kind: ask(SetCalm(kind == "calm")))
        title = QLabel(_("Needle"))
        title.setProperty("role", "section")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._kind)
        self._zone, self._part, self._size = QComboBox(), QComboBox(), QComboBox()
        requests: tuple[tuple[QComboBox, Callable[[str], Request]], ...] = (
            (self._zone, lambda zone: ShowZone(ZoneId(zone))),
            (self._part, lambda part: ShowPart(PartId(part) if part else None)),
            (self._size, SetNeedleSize),
        )
        for box, request in requests:
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            pass_wheel(box)
            box.activated.connect(lambda _index, box=box, request=request: ask(request(box.currentData())))
        self._angle = _Amount(look, _("Angle to the skin"), "°", 0, page)
        self._length = _Amount(look, _("Length under the skin"), " mm", 0, page)
        self._entry = _Amount(look, _("Entry, along the zone"), " cm", 1, page)
        self._turn = _Amount(look, _("Turned away from the zone"), "°", 0, page)
        self._angle.value_changed.connect(lambda angle_deg: ask(SetNeedleAngle(angle_deg)))
        self._length.value_changed.connect(lambda length_mm: ask(SetNeedleLength(length_mm)))
        self._entry.value_changed.connect(self._on_entry)
        self._turn.value_changed.connect(lambda turn_deg: ask(SetNeedleTurn(turn_deg)))
        self._relay = QCheckBox(_("Several in relay"))
        self._relay.clicked.connect(self._on_relay)
        self._reversed = QCheckBox(_("Point the other way"))
        self._reversed.clicked.connect(self._on_reversed)
        reset = QPushButton(_("Reset"))
        reset.setProperty("kind", "quiet")
        reset.clicked.connect(lambda: ask(ResetNeedle()))
        ways = QWidget()
        flow = FlowLayout(ways, gap_px=12)
        for button in (self._reversed, self._relay, reset):
            flow.addWidget(button)
        self._part_label = QLabel(_("Part"))
        rows: Sequence[tuple[QLabel, QWidget]] = (
            (QLabel(_("Zone")), self._zone),
            (self._part_label, self._part),
            (QLabel(_("Angle")), self._angle),
            (QLabel(_("Length")), self._length),
            (QLabel(_("Entry")), self._entry),
            (QLabel(_("Turn")), self._turn),
            (QLabel(_("Size")), self._size),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for index, (label, widget) in enumerate(rows):
            label.setBuddy(widget)
            widget.setAccessibleName(widget.accessibleName() or label.text())
            grid.addWidget(label, index, 0)
            grid.addWidget(widget, index, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(ways)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        let_flick(scroll)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self._controls = scroll
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._why.hide()
        around.addWidget(self._why)

    def show_controls(self, view: NeedleControls | None, *, why: str = "") -> None:
        """Show values and limits; None where there is no needle, or in their place why nobody has one on this head.

        Emits nothing.
        """
        self._view = view
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._controls.setVisible(not why)
        self.setEnabled(view is not None)
        if view is None:
            return
        self._kind.choose("calm" if view.is_calm else "steel")
        for box, entries, chosen in (
            (self._zone, view.zones, view.zone),
            (self._part, view.parts, view.part),
            (self._size, view.sizes, view.size),
        ):
            _fill(box, entries, chosen)
        for widget in (self._part, self._part_label):
            widget.setVisible(bool(view.parts))
        self._angle.show_value(view.angle_deg, 0.0, 90.0, (view.low_deg, view.high_deg) if view.is_marked else None)
        self._length.show_value(view.length_mm, min(5.0, view.most_mm), view.most_mm)
        self._entry.show_value(view.entry_mm / 10.0, 0.0, view.whole_mm / 10.0)
        self._turn.show_value(view.turn_deg, -90.0, 90.0)
        self._relay.setChecked(view.is_relay)
        self._reversed.setChecked(view.is_reversed)

    def amount(self, name: str) -> tuple[QSlider, NumberField]:
        """Return slider and number field of ``angle``, ``length``, ``entry`` or ``turn``, for tests."""
        amount = {"angle": self._angle, "length": self._length, "entry": self._entry, "turn": self._turn}[name]
        return amount.slider, amount.number

    def _on_entry(self, value_cm: float) -> None:
        if self._view is not None and self._view.whole_mm > 0:
            self._ask(SetNeedleEntry(10.0 * value_cm / self._view.whole_mm))

    # What is shown as on follows the state, not the click.
    def _on_relay(self) -> None:
        self._relay.setChecked(not self._relay.isChecked())
        self._ask(ToggleRelay())

    def _on_reversed(self) -> None:
        self._reversed.setChecked(not self._reversed.isChecked())
        self._ask(ReverseNeedle())


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    blocker = QSignalBlocker(box)
    if [box.itemData(index) for index in range(box.count())] != [key for key, _name in entries]:
        box.clear()
        for key, name in entries:
            box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    blocker.unblock()
