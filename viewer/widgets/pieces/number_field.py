"""A field for a number, read and shown the same way under every language of the system."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from viewer.widgets.pieces.wheel import pass_wheel

_POINTS = str.maketrans({",": ".", "\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{MINUS SIGN}": "-"})


class NumberField(QDoubleSpinBox):
    """Shows numbers as all texts of the program do, ``1.5``, and takes ``1,5`` as well.

    Qt's own field follows the system's settings: where the comma parts the decimals the point groups thousands, and
    1.5 is read as 15. Here either sign parts the decimals, and nothing groups thousands.

    Parameters
    ----------
    name : str
        What the number is, for screen readers.
    low, high : float
        The limits.
    decimals : int
        Digits after the point; with 0 a number that is typed with some is rounded.
    before, after : str
        Words before and after the number; its unit is among them.
    """

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        *,
        decimals: int = 0,
        before: str = "",
        after: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setPrefix(before)
        self.setSuffix(after)
        self.setAccessibleName(name)
        pass_wheel(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Say whether a text is a number, may become one, or is none; Qt wants text and position back."""
        bare = self._bare(text)
        digits = max(self.decimals(), 1)
        if not re.fullmatch(rf"-?[0-9]*(\.[0-9]{{0,{digits}}})?", bare) or (bare[:1] == "-" and self.minimum() >= 0):
            state = QValidator.State.Invalid
        elif not re.search("[0-9]", bare):
            state = QValidator.State.Intermediate
        elif self.minimum() <= float(bare) <= self.maximum():
            state = QValidator.State.Acceptable
        elif float(bare) > max(self.maximum(), 0) or float(bare) < min(self.minimum(), 0):
            state = QValidator.State.Invalid
        else:
            state = QValidator.State.Intermediate
        return state, text, position

    def valueFromText(self, text: str) -> float:
        """Read a text that was judged to be a number."""
        return round(float(self._bare(text)), self.decimals())

    def _bare(self, text: str) -> str:
        """Return the number alone, in plain digits and with a point."""
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return "".join(str(unicodedata.decimal(sign, sign)) for sign in bare).translate(_POINTS)
