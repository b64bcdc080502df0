"""The one small style sheet: shapes of Qt's own controls, in the colours of the scheme."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from PySide6.QtGui import QColor

from viewer.presentation.palette import Palette
from viewer.widgets.icons import IconName

# Properties that widgets may set: kind = primary | quiet | link on buttons, surface = panel | raised on containers.
_SHEET = Template("""
QToolTip {
  font-size: ${small}pt; background: $plate; color: $plate_ink; border: 1px solid $line_strong; padding: 6px 8px;
}
QWidget[surface="panel"] { background: $panel; }
QWidget[surface="window"] { background: $window; }
QWidget[edge="true"] { border: 2px solid $line_strong; }
QWidget#viewFoot { border-top: 1px solid $line; }
QMainWindow::separator, QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QScrollArea { border: none; background: transparent; }

QPushButton, QToolButton {
  background: $raised; color: $text; border: 1px solid $line_strong; border-radius: 8px;
  padding: 0 ${pad}px; min-height: ${inner}px; font-size: ${small}pt; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $raised_hover; }
QPushButton:pressed, QToolButton:pressed { background: $raised_pressed; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 ${pad_focus}px; }
QPushButton:disabled, QToolButton:disabled { color: $text_3; background: transparent; border-color: $line_faint; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; border-color: $accent; color: $accent_text; }
QPushButton[kind="primary"], QToolButton[kind="mode"]:checked {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"] { min-height: ${inner_main}px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $text_3; border-color: $line_faint; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $panel_hover; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { border-color: transparent; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[shape="icon"] { padding: 0; min-width: ${inner}px; max-width: ${inner}px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: $raised; color: $text; border: 1px solid $line_strong; border-radius: 8px; padding: 0 8px;
  min-height: ${inner}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 7px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${arrow_px}px; height: ${arrow_px}px; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: 1px solid $line_strong; outline: none; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text;
}
QTableView { background: $panel; border: none; }
QTableCornerButton::section { background: $panel; border: none; }
QLineEdit[search="true"] { min-height: ${inner_main}px; }
QPlainTextEdit {
  background: $raised; color: $text; border: 1px solid $line_strong; border-radius: 8px; padding: 4px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: none; background: transparent; padding: 0; min-height: 0;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $line_strong; border-radius: 4px; background: $raised;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }

QRadioButton { spacing: 8px; min-height: 24px; }
QRadioButton::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $line_strong; border-radius: ${radio}px; background: $raised;
}
QRadioButton::indicator:checked {
  width: ${dot}px; height: ${dot}px; border: ${dot_edge}px solid $accent; background: $raised;
}
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider[plain="true"]::sub-page:horizontal { background: $groove; }
QSlider::handle:horizontal {
  width: 16px; height: 16px; margin: -8px 0; border: 2px solid $accent; border-radius: 10px; background: $raised;
}
QSlider::handle:horizontal:hover { background: $accent_soft; }
QSlider::handle:horizontal:focus { background: $accent; }

QTabBar { background: $panel; }
QTabBar::tab {
  background: transparent; color: $text_2; border: none; border-bottom: 3px solid transparent;
  padding: 0 6px; margin: 0; min-height: ${tab}px; font-size: ${small}pt; font-weight: 500;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar[roomy="true"]::tab { margin: 0 10px 0 0; }
QTabBar::tear { width: 0; image: none; }
QTabBar::scroller { width: ${scroller}px; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { background: $accent_soft; border-radius: 0; }
QTabBar QToolButton { min-height: 0; padding: 0; border-radius: 4px; background: $panel; border: none; }

QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[role="item"] { font-weight: 600; }
QLabel[role="small"] { font-size: ${small}pt; color: $text_2; }
QLabel[role="note"] { font-size: ${note}pt; color: $text_2; }

QTreeView { background: $panel; border: none; outline: none; }
QMenuBar { border-bottom: 1px solid $line; background: $panel; color: $text; spacing: 0; font-size: ${small}pt; }
QMenuBar::item { padding: 6px 10px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { font-size: ${small}pt; background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $text_3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 0; padding: 0; }
QStatusBar { background: $panel; color: $text_2; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text_2; font-size: ${note}pt; }
""")


def style_sheet(
    tokens: Palette, px: Callable[[float], int], points: Callable[[float], float], path: Callable[[IconName], str]
) -> str:
    """Return the style sheet of a scheme.

    Parameters
    ----------
    tokens : Palette
        The colours.
    px : callable
        Scales a length with the text size, in logical pixels.
    points : callable
        Turns a size of type, px at 100 %, into points.
    path : callable
        Where the drawing of an icon lies.
    """
    names = {name: getattr(tokens, name) for name in Palette.__slots__ if isinstance(getattr(tokens, name), str)}
    return _SHEET.substitute(
        names,
        raised_hover=_mix(tokens.text, 0.06, tokens.raised),
        raised_pressed=_mix(tokens.text, 0.12, tokens.raised),
        panel_hover=_mix(tokens.text, 0.06, tokens.panel),
        accent_hover=_mix(tokens.text, 0.12, tokens.accent),
        accent_text=tokens.accent if tokens.scheme == "light" else tokens.text,
        line_faint=_mix(tokens.line_strong, 0.4, tokens.panel),
        groove=_mix(tokens.line_strong, 0.35, tokens.panel),
        scroll=_mix(tokens.line_strong, 0.55, tokens.panel),
        title=points(24),
        section=points(16),
        small=points(13),
        note=points(12),
        pad=12,
        pad_focus=11,
        inner=px(30),
        inner_main=px(38),
        tab=px(36),
        scroller=px(44),
        arrow=path("chevron"),  # its grey stands out in both schemes
        tick=path("tick_dark" if tokens.scheme == "dark" else "tick_light"),
        box=px(16),
        radio=px(16) // 2 + 1,
        dot=px(16) + 2 - 2 * px(5),
        dot_edge=px(5),
        arrow_px=px(16),
    )


def _mix(over: str, share: float, under: str) -> str:
    top, base = QColor(over), QColor(under)
    mixed = (
        round(share * a + (1 - share) * b)
        for a, b in ((top.red(), base.red()), (top.green(), base.green()), (top.blue(), base.blue()))
    )
    return QColor(*mixed).name()
