"""Colours and text size of the whole window, after the user's choice and the system's scheme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from viewer.presentation.palette import Palette, palette_for, skin_for
from viewer.scene.scene import Scene
from viewer.state.view_state import Theme, ViewState
from viewer.widgets.theme import Look, apply_theme
from viewer.widgets.viewport import Viewport

TEXT_SIZES = (100, 125, 150)
"""Per cent."""

EXPLAIN_LABELS = 1.3
"""Labels are at least so large while something is explained to a patient."""


def scheme_palette(theme: Theme) -> Palette:
    """Return the colours of a theme; ``system`` follows the system's scheme of the moment."""
    if theme != "system":
        return palette_for(theme)
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return palette_for("dark" if is_dark else "light")


def style_window(qt: QApplication, look: Look, theme: Theme, text_size_percent: int) -> None:
    """Give all widgets the colours of a theme, and a text size."""
    apply_theme(qt, look, scheme_palette(theme), text_size_percent / 100)


def style_scene(scene: Scene, view: Viewport, state: ViewState, text_size_percent: int) -> None:
    """Give the scene the colours of a state, and its labels a text size."""
    palette = scheme_palette(state.reader.theme)
    scene.set_palette(palette, skin_for(state.reader.skin, palette.scheme, state.reader.hair))
    least = EXPLAIN_LABELS if state.entry.is_of_patient else 1.0
    scene.set_text_scale(max(text_size_percent / 100, least))
    view.set_focus_colour(palette.accent)
