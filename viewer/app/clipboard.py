"""Puts pages on the clipboard: as plain text, and with headings for programs that set type."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from viewer.presentation.blocks import Page


def copy_page(page: Page) -> None:
    """Put a page on the clipboard in both forms; whoever pastes takes the one that fits."""
    from viewer.presentation.html_paper import page_html  # only to copy
    from viewer.presentation.text_paper import page_text

    held = QMimeData()
    held.setText(page_text(page))
    held.setHtml(page_html(page))
    QGuiApplication.clipboard().setMimeData(held)
