"""A page for paper from the window, a hand-out or the one on safe needling: seen, saved, printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.data.atomic import write_atomic
from viewer.data.logo_file import Logo, read_logo
from viewer.data.settings import Settings
from viewer.errors import ExportError, ViewerError
from viewer.export.pdf_paper import Sheet, page_layout, page_pdf, print_page
from viewer.presentation.letterhead import clean_name, letterhead
from viewer.widgets.handout_dialog import HandoutDialog
from viewer.widgets.theme import Look

_LOGOS = "Pictures (*.png *.jpg *.jpeg *.svg)"


class HandoutPreview:
    """Shows a page as it comes on paper, and does what is asked there.

    Parameters
    ----------
    look : Look
        Colours and type.
    sheet : Sheet
        The page and its picture; what heads it is asked here.
    settings : Settings
        Name and logo of the practice as they were kept.
    parent : QWidget
        The window.
    """

    def __init__(
        self,
        look: Look,
        sheet: Sheet,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        self._plain, self._settings = sheet, settings
        self._logo: Logo | None = None
        problem = self._open_logo(settings.practice_logo)
        self.dialog = HandoutDialog(
            look, page_layout, self._paint, settings.practice_name, settings.practice_logo if self._logo else "", parent
        )
        self.dialog.show_problem(problem)
        self.dialog.save.clicked.connect(self._save)
        self.dialog.print_button.clicked.connect(self._print)
        self.dialog.choose.clicked.connect(self._choose_logo)

    def settings(self) -> Settings:
        """Return the settings with name and logo as they stand in the dialog."""
        return replace(self._settings, practice_name=clean_name(self.dialog.practice()), practice_logo=self.dialog.logo)

    def take_logo(self, path: str) -> None:
        """Put a logo on the page, or say why it cannot be."""
        problem = self._open_logo(path)
        if problem:
            self._open_logo(self.dialog.logo)
        else:
            self.dialog.show_logo(path)
        self.dialog.show_problem(problem)

    def write(self, path: Path) -> None:
        """Write the PDF; say what went wrong, if anything did."""
        dialog = self.dialog
        try:
            write_atomic(path, page_pdf(self._sheet(), dialog.paper))
        except OSError as error:
            dialog.show_problem(f"{path} could not be written: {error.strerror}.")
        except ExportError as error:
            dialog.show_problem(str(error))
        else:
            dialog.show_problem("")
            dialog.accept()

    def _sheet(self) -> Sheet:
        logo = self._logo if self.dialog.logo else None
        return replace(self._plain, letterhead=letterhead(self.dialog.practice(), logo))

    def _paint(self, device: QPagedPaintDevice) -> None:
        print_page(self._sheet(), device)

    def _open_logo(self, path: str) -> str:
        """Read a logo; return what is wrong with it."""
        self._logo = None
        if not path:
            return ""
        from viewer.export.handout_logo import logo_image

        try:
            logo = read_logo(Path(path))
            logo_image(logo)
        except ViewerError as error:
            return f"{error}."
        self._logo = logo
        return ""

    def _choose_logo(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self.dialog, "Logo", "", _LOGOS)
        if name:
            self.take_logo(name)

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self.dialog, "Save as PDF", "handout.pdf", "PDF (*.pdf)")
        if name:
            self.write(Path(name if Path(name).suffix else f"{name}.pdf"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self.dialog.paper))
        printer.setDocName(self._sheet().document)
        if QPrintDialog(printer, self.dialog).exec():
            self._paint(printer)
