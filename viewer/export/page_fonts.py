"""Qt without a window, for pages that it sets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def page_fonts() -> Iterator[tuple[str, ...]]:
    """Let Qt set pages, and words as widgets have them, while this lasts; gives the font families."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from viewer.data.paths import assets_folder
    from viewer.widgets.theme import load_fonts

    there = QApplication.instance() or QApplication([])
    yield load_fonts(assets_folder() / "fonts")
    del there  # it has to live until the page is set
