"""The look of the window: colours, type, icons and sizes that every widget reads from one place.

Each widget is given the `Look` when it is built and reads it again when `Look.changed` is emitted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import SIGNAL, SLOT, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from viewer.presentation.palette import ChipColours, Palette
from viewer.widgets.icons import Icons
from viewer.widgets.stylesheet import style_sheet

TypeRole = Literal[
    "title", "han", "section", "item", "body", "small", "small_strong", "small_bold", "note", "chip", "group", "mark",
    "caption", "explain", "explain_text", "explain_note", "explain_strong",
]  # fmt: skip

_ROLES: dict[TypeRole, tuple[int, int, int]] = {
    # role: size px, line px, weight (design guide, section 3)
    "title": (24, 32, 600),
    "han": (16, 24, 400),
    "section": (16, 24, 600),
    "item": (14, 20, 600),
    "body": (14, 20, 400),
    "small": (13, 18, 400),
    "small_strong": (13, 18, 500),
    "small_bold": (13, 18, 600),
    "note": (12, 16, 400),
    "chip": (12, 16, 500),
    "group": (12, 16, 600),
    "mark": (11, 16, 600),
    "caption": (22, 30, 600),
    "explain": (30, 36, 600),
    "explain_text": (20, 30, 400),
    "explain_note": (18, 27, 400),
    "explain_strong": (18, 27, 600),
}
# Where a point is a pixel at 100 %: 72 to the inch on macOS, 96 elsewhere.
_POINTS_PER_PX = 1.0 if sys.platform == "darwin" else 0.75
_LINE_CHARACTERS = 72
_DISPLAY_PX = 22


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load the shipped font files into Qt.

    Parameters
    ----------
    folder : Path
        The folder ``assets/fonts``.

    Returns
    -------
    tuple of str
        The families in the order in which they are to be tried. On Windows and macOS the system's own font comes
        first; elsewhere the shipped one, because a bare system may have nothing fit to read. The last carries Han.
    """
    for file in sorted(folder.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    shipped = ("Scalp Map Sans", "Inter", "Noto Sans")
    if sys.platform == "win32":
        return ("Segoe UI Variable Text", "Segoe UI", *shipped, "Scalp Map Labels")
    if sys.platform == "darwin":
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        return (system, *shipped, "Scalp Map Labels")
    return (*shipped, "Scalp Map Labels")


class Look(QObject):
    """Colours, fonts, icons and sizes of the moment.

    Attributes
    ----------
    families : tuple of str
        Font families, in the order in which they are tried.
    changed : Signal
        Emitted after colours or text size have changed; widgets then measure and paint themselves anew.
    """

    changed = Signal()

    def __init__(
        self,
        palette: Palette,
        icons_folder: Path,
        families: Sequence[str],
        factor: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self._factor = factor
        self.families = tuple(families)
        self._fonts: dict[tuple[TypeRole, bool], QFont] = {}
        self._metrics: dict[TypeRole, QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}
        # Asking the screen is slow, and every measure needs the answer; 0 until it was asked.
        self._scale = 0.0
        self.icons = Icons(icons_folder)

    @property
    def palette(self) -> Palette:
        """The colour tokens."""
        return self._palette

    @property
    def factor(self) -> float:
        """Text size: 1, 1.25 or 1.5."""
        return self._factor

    def keep_painted(self, widget: QWidget) -> None:
        """Paint a widget anew whenever something has changed.

        Within Qt: of each connection with one of Qt's own methods PySide keeps the name for ever.
        """
        QObject.connect(self, SIGNAL("changed()"), widget, SLOT("update()"))

    def set(self, palette: Palette, factor: float) -> None:
        """Take over colours and text size, and tell everybody if something changed."""
        if self.take(palette, factor):
            self.changed.emit()

    def take(self, palette: Palette, factor: float) -> bool:
        """Take over colours and text size, and return whether something changed; whoever asks for it tells the rest."""
        if (palette, factor) == (self._palette, self._factor):
            return False
        self._palette, self._factor = palette, factor
        self._scale = 0.0
        self._fonts.clear()
        self._metrics.clear()
        self._colours.clear()
        return True

    def enlarged(self, parent: QObject) -> Look:
        """Return a look of its own that begins as this one; whoever asks for it sets its text size."""
        return Look(self._palette, self.icons.folder, self.families, self._factor, parent)

    def font(self, role: TypeRole, *, tabular: bool = False) -> QFont:
        """Return the font of a role; tabular figures have one width, for columns."""
        key = (role, tabular)
        if key not in self._fonts:
            size_px, _, weight = _ROLES[role]
            font = QFont()
            font.setFamilies(self.families)
            font.setPointSizeF(self.points(size_px))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            if size_px >= _DISPLAY_PX:
                # Large words set a little closer hold together better.
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
            if tabular and hasattr(QFont, "setFeature"):
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, role: TypeRole) -> QFontMetricsF:
        """Return the measures of a role's font."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def line(self, role: TypeRole) -> int:
        """Return the height of a line of a role, in logical pixels."""
        return self.px(_ROLES[role][1])

    def points(self, size_px: float) -> float:
        """Return a size of type, given in px at 100 %, in points at the present text size."""
        return size_px * _POINTS_PER_PX * self._factor

    def px(self, length: float) -> int:
        """Scale a length that goes with the text (row heights, icons beside words), in logical pixels."""
        return round(length * self._text_scale())

    def longest_line(self, role: TypeRole) -> int:
        """Return the width that a line of text never exceeds: 72 characters, in logical pixels."""
        return round(self.metrics(role).averageCharWidth() * _LINE_CHARACTERS)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token of the palette, by its name."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self._palette, token))
        return self._colours[token]

    def chip_colours(self, kind: str) -> ChipColours:
        """Return ink and fill of an evidence chip; harm uses the danger pair."""
        if kind == "harm":
            return ChipColours(self._palette.danger_ink, self._palette.danger_fill)
        colours: ChipColours = getattr(self._palette, kind)
        return colours

    def blend(self, over: str, share: float, under: str) -> QColor:
        """Return `share` (0 to 1) of one token laid over another."""
        top, base = self.colour(over), self.colour(under)
        return QColor(
            *(
                round(share * a + (1 - share) * b)
                for a, b in ((top.red(), base.red()), (top.green(), base.green()), (top.blue(), base.blue()))
            )
        )

    def _text_scale(self) -> float:
        if not self._scale:
            screen = QGuiApplication.primaryScreen()
            dots_per_inch = screen.logicalDotsPerInch() if screen is not None else 72 / _POINTS_PER_PX
            self._scale = self._factor * dots_per_inch * _POINTS_PER_PX / 72
        return self._scale


def apply_theme(app: QApplication, look: Look, palette: Palette, factor: float = 1.0) -> None:
    """Dress the whole application; call it at start and whenever scheme or text size change.

    Parameters
    ----------
    app : QApplication
        The application.
    look : Look
        The look that the widgets share; it emits `Look.changed`.
    palette : Palette
        The colour tokens of the scheme.
    factor : float
        Text size: 1, 1.25 or 1.5.
    """
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(qt_palette(palette))
    # The tokens change first: the style sheet reads sizes from the look. Widgets hear of it last: a style sheet takes
    # away fonts that were set before it.
    is_changed = look.take(palette, factor)
    app.setFont(look.font("body"))
    app.setStyleSheet(style_sheet(look.palette, look.px, look.points, look.icons.path))
    if is_changed:
        look.changed.emit()


def qt_palette(tokens: Palette) -> QPalette:
    """Return the palette that Qt's own controls use."""
    role = QPalette.ColorRole
    roles = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text_3,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger_ink,
        role.ToolTipBase: tokens.plate,
        role.ToolTipText: tokens.plate_ink,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.line_strong,
    }
    palette = QPalette()
    for each, colour in roles.items():
        palette.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.text_3))
    return palette
