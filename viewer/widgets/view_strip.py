"""The controls under the head: five views, reset, labels, how strong the zones are drawn, and the glass head."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QSlider, QWidget

from viewer.data.language import gettext as _
from viewer.state.request import Ask
from viewer.state.view_requests import ResetView, SetZoneOpacity, ToggleLabels, TurnTo
from viewer.state.view_state import ViewName
from viewer.widgets.glass_control import GlassControl
from viewer.widgets.icons import GRID_PX, IconName
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_HEIGHT_PX = 48
_MARGIN_PX = 16
_ICON_GAP_PX = 4
_LEAST_OPACITY = 0
_ZOOM = 1.25
_ZOOM_PX = 40


class ViewStrip(QWidget):
    """Asks for views of the head; shows what is on.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers what is chosen.

    Attributes
    ----------
    glass : GlassControl
        How far the skin is glass.
    zoomed : Signal(float)
        Nearer, above 1, or farther: the camera's own, no step of the state.
    """

    zoomed = Signal(float)

    _ZOOMS = ((1 / _ZOOM, _("Farther away")), (_ZOOM, _("Nearer")))

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._look = look
        self.setAccessibleName(_("View of the head"))
        views: tuple[tuple[ViewName, str], ...] = (
            ("front", _("Front")),
            ("back", _("Back")),
            ("left", _("Left")),
            ("right", _("Right")),
            ("top", _("Top")),
        )
        self._views = Segmented(look, views, _("View of the head"), self)
        self._views.choice_requested.connect(lambda view: ask(TurnTo(view)))
        self.reset_button = QPushButton(_("Reset"), self)
        self.reset_button.setProperty("kind", "quiet")
        self.reset_button.clicked.connect(lambda: ask(ResetView()))
        self._zoom_out, self._zoom_in = (self._zoom_button(*each) for each in self._ZOOMS)
        self.labels_button = QPushButton(_("Labels"), self)
        self.labels_button.setCheckable(True)
        self.labels_button.clicked.connect(self._on_labels_clicked)
        for button, name in ((self.reset_button, _("Reset the view")), (self.labels_button, _("Labels on the head"))):
            button.setAccessibleName(name)
            set_plain_tooltip(button, name)
        self.glass = GlassControl(look, ask, self)
        self._zones_word = QLabel(_("Zones"), self)
        self._zones_word.setTextFormat(Qt.TextFormat.PlainText)
        self.opacity_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity_slider.setRange(_LEAST_OPACITY, 100)
        self.opacity_slider.setPageStep(10)
        self.opacity_slider.setFixedWidth(88)
        self.opacity_slider.setAccessibleName(_("How strong the zones are drawn, percent"))
        set_plain_tooltip(self.opacity_slider, _("How strong the zones are drawn"))
        pass_wheel(self.opacity_slider)
        self._zones_word.setBuddy(self.opacity_slider)
        self.opacity_slider.valueChanged.connect(self._on_opacity_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(8)
        # The strip decides itself what it gives up; the layout must not hold it open.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._views)
        row.addWidget(self.reset_button)
        row.addWidget(self._zoom_out)
        row.addWidget(self._zoom_in)
        row.addStretch(1)
        row.addWidget(self.labels_button)
        row.addWidget(self.glass)
        row.addWidget(self._zones_word)
        row.addWidget(self.opacity_slider)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_view(self, view: ViewName | None) -> None:
        """Show which of the five views the camera is in, or none."""
        self._views.choose(view)

    def show_labels(self, on: bool) -> None:
        """Show whether labels are on."""
        self.labels_button.setChecked(on)
        self._restyle_labels()

    def show_opacity(self, opacity: float) -> None:
        """Show how strong zones are drawn, 0 to 1."""
        blocker = QSignalBlocker(self.opacity_slider)
        self.opacity_slider.setValue(round(opacity * 100))
        blocker.unblock()

    def views(self) -> Segmented:
        """Return the five views."""
        return self._views

    def zoom_buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return the buttons that go farther and come nearer."""
        return self._zoom_out, self._zoom_in

    def sizeHint(self) -> QSize:
        """Return the strip's size."""
        return QSize(720, self._look.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: it still has all views, with their whole names."""
        return QSize(self._views.sizeHint().width() + 2 * _MARGIN_PX, self._look.px(_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what can be spared where room is short; keys do it too."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _zoom_button(self, factor: float, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        button.setAutoRepeat(True)
        button.setAccessibleName(name)
        set_plain_tooltip(button, name)
        button.clicked.connect(lambda: self.zoomed.emit(factor))
        return button

    def _fit(self) -> None:
        """Let go, in this order: the zones' word and slider, words of buttons, zoom, the glass's words, buttons, glass.

        The glass goes last: of it nothing in the picture tells before it was tried.
        """
        self.reset_button.setText(_("Reset"))
        self.labels_button.setText(_("Labels"))
        buttons = (self.reset_button, self.labels_button)
        has_words = self._has_room(*buttons, *self.zoom_buttons(), is_narrow=False)
        has_zones = has_words and self._has_room(*buttons, *self.zoom_buttons(), self.opacity_slider, is_narrow=False)
        self.opacity_slider.setVisible(has_zones)
        self._zones_word.setVisible(
            has_zones
            and self._has_room(*buttons, *self.zoom_buttons(), self.opacity_slider, self._zones_word, is_narrow=False)
        )
        if not has_words:
            self.reset_button.setText("")
            self.labels_button.setText("")
        has_zoom = self._has_room(*buttons, *self.zoom_buttons(), is_narrow=False)
        for zoom in self.zoom_buttons():
            zoom.setVisible(has_zoom)
        is_narrow = not self._has_room(*buttons, is_narrow=False)
        self.glass.set_narrow(is_narrow)
        self.glass.setVisible(self._has_room(is_narrow=True))
        has_buttons = self._has_room(*buttons, is_narrow=is_narrow)
        for button in buttons:
            button.setVisible(has_buttons)

    def _has_room(self, *widgets: QWidget, is_narrow: bool) -> bool:
        """Whether views, these and the glass, whole or narrow, stand beside each other."""
        needed_px = sum(widget.sizeHint().width() for widget in (self._views, *widgets)) + 8 * (len(widgets) + 2)
        return self.width() >= needed_px + self.glass.width_px(is_narrow=is_narrow) + 2 * _MARGIN_PX

    def _restyle(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(_HEIGHT_PX))
        for button in (self.reset_button, self.labels_button):
            button.setIconSize(QSize(look.px(GRID_PX) + _ICON_GAP_PX, look.px(GRID_PX)))
        self.reset_button.setIcon(self._icon("reset", "text"))
        icons: tuple[IconName, IconName] = ("zoom_out", "zoom_in")
        for zoom, name in zip(self.zoom_buttons(), icons, strict=True):
            zoom.setIconSize(QSize(look.px(GRID_PX), look.px(GRID_PX)))
            zoom.setFixedWidth(look.px(_ZOOM_PX))
            zoom.setIcon(look.icons.icon(name, look.colour("text"), size_px=look.px(GRID_PX)))
        self._zones_word.setFont(look.font("small"))
        self._restyle_labels()
        self._fit()

    def _restyle_labels(self) -> None:
        token = "accent" if self.labels_button.isChecked() and self._look.palette.scheme == "light" else "text"
        self.labels_button.setIcon(self._icon("label", token))

    def _icon(self, name: IconName, token: str) -> QIcon:
        look = self._look
        return look.icons.icon(name, look.colour(token), size_px=look.px(GRID_PX), gap_px=_ICON_GAP_PX)

    def _on_labels_clicked(self, is_on: bool) -> None:
        # What is shown as on follows the state, not the click.
        self.labels_button.setChecked(not is_on)
        self._ask(ToggleLabels())

    def _on_opacity_changed(self, percent: int) -> None:
        self._ask(SetZoneOpacity(percent / 100))
