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
_ICON_PX = 40
_GAP_PX = 8
_ZONES_PX = 88


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
        self._views.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reset_button = QPushButton(self)
        self.reset_button.setProperty("kind", "quiet")
        self.reset_button.clicked.connect(lambda: ask(ResetView()))
        self._zoom_out, self._zoom_in = (self._zoom_button(*each) for each in self._ZOOMS)
        self.labels_button = QPushButton(self)
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
        self.opacity_slider.setFixedWidth(_ZONES_PX)
        self.opacity_slider.setAccessibleName(_("How strong the zones are drawn, percent"))
        set_plain_tooltip(self.opacity_slider, _("How strong the zones are drawn ([ and ])"))
        pass_wheel(self.opacity_slider)
        self._zones_word.setBuddy(self.opacity_slider)
        self.opacity_slider.valueChanged.connect(self._on_opacity_changed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(_GAP_PX)
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
        """Return the least size: it still has all views, with their whole names, and the zoom."""
        least_px = self._views.minimumSizeHint().width() + self._zoom_px() + 2 * _MARGIN_PX
        return QSize(least_px, self._look.px(_HEIGHT_PX))

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
        """Give up what `_spared_px` has, in its order, until the rest has room; then take back what has it after all.

        Views are never given up, and the zoom only below the least size. The glass goes last before it: of it nothing
        in the picture tells before it was tried.
        """
        spared_px = self._spared_px()
        least_px = self._views.minimumSizeHint().width() + 2 * _MARGIN_PX
        free_px = self.width() - least_px - sum(spared_px.values())
        given_up: list[str] = []
        for name, width_px in spared_px.items():
            if free_px < 0:
                given_up.append(name)
                free_px += width_px
        for name in reversed(given_up[:-1]):
            if spared_px[name] <= free_px:
                given_up.remove(name)
                free_px -= spared_px[name]
        for button, word in self._words():
            button.setText("" if "words" in given_up else word)
            button.setFixedWidth(self._look.px(_ICON_PX) if "words" in given_up else button.sizeHint().width())
        for zoom in self.zoom_buttons():
            zoom.setVisible("zoom" not in given_up)
        self.labels_button.setVisible("labels" not in given_up)
        self.reset_button.setVisible("reset" not in given_up)
        self.glass.setVisible("glass" not in given_up)
        self.glass.show_parts(
            has_word="glass's word" not in given_up,
            has_percent="percent" not in given_up,
            is_long="length" not in given_up,
        )
        has_zones = "zones" not in given_up
        self._zones_word.setVisible(has_zones)
        self.opacity_slider.setVisible(has_zones)
        self.glass.say_also("" if has_zones else _("Zones fainter, stronger: [ and ], or in the menu View"))
        self._row.activate()  # at the next turn of the event loop it would be seen squeezed first

    def _spared_px(self) -> dict[str, int]:
        """Return what can be given up, in that order, and the width it takes."""
        words_px, icon_px = 0, self._look.px(_ICON_PX)
        for button, word in self._words():
            button.setText(word)
            words_px += button.sizeHint().width() - icon_px
        glass_word_px, percent_px, length_px, slider_px = self.glass.widths_px()
        return {
            "words": words_px,
            "percent": percent_px,
            "length": length_px,
            "padding": self._views.sizeHint().width() - self._views.minimumSizeHint().width(),  # the layout takes it
            "zones": self._zones_word.sizeHint().width() + _ZONES_PX + 2 * _GAP_PX,
            "labels": icon_px + _GAP_PX,
            "glass's word": glass_word_px,
            "reset": icon_px + _GAP_PX,
            "glass": slider_px + _GAP_PX,
            "zoom": self._zoom_px(),
        }

    def _zoom_px(self) -> int:
        return len(self.zoom_buttons()) * (self._look.px(_ICON_PX) + _GAP_PX)

    def _words(self) -> tuple[tuple[QPushButton, str], ...]:
        return (self.reset_button, _("Reset")), (self.labels_button, _("Labels"))

    def _restyle(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(_HEIGHT_PX))
        for button in (self.reset_button, self.labels_button):
            button.setIconSize(QSize(look.px(GRID_PX) + _ICON_GAP_PX, look.px(GRID_PX)))
        self.reset_button.setIcon(self._icon("reset", "text"))
        icons: tuple[IconName, IconName] = ("zoom_out", "zoom_in")
        for zoom, name in zip(self.zoom_buttons(), icons, strict=True):
            zoom.setIconSize(QSize(look.px(GRID_PX), look.px(GRID_PX)))
            zoom.setFixedWidth(look.px(_ICON_PX))
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
