"""Commands that the window itself answers: search, text size, help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from viewer import __version__
from viewer.data.atomic import write_atomic
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId
from viewer.errors import Problem
from viewer.presentation.pages.safety import SAFETY_PAGE
from viewer.state.commands import commands
from viewer.state.mode_requests import Enter
from viewer.state.store import Store
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.theme import Look
from viewer.widgets.window import MainWindow
from viewer.widgets.zones.panel import ZonesPanel

if TYPE_CHECKING:
    from viewer.presentation.blocks import Page

_DIFFERS = ArticleId("body-acupuncture")


class WindowCommands:
    """Runs commands from menus and keys.

    Parameters
    ----------
    window, zones : MainWindow, ZonesPanel
        What is seen.
    store : Store
        What most commands change.
    catalog, look : Catalog, Look
        For pages of help that are put together when they are asked for.
    problems : sequence of Problem
        Shown on request; may grow.
    change_text_size : callable
        Makes all text larger (1) or smaller (-1).
    others : mapping
        Commands that others answer, by id.
    """

    def __init__(
        self,
        window: MainWindow,
        zones: ZonesPanel,
        store: Store,
        catalog: Catalog,
        look: Look,
        problems: Sequence[Problem],
        change_text_size: Callable[[int], None],
        show_safety_paper: Callable[[], None],
        others: Mapping[str, Callable[[], object]],
    ) -> None:
        self._window = window
        self._zones = zones
        self._store = store
        self._catalog = catalog
        self._look = look
        self._problems = problems
        self._show_safety_paper = show_safety_paper
        self._own: Mapping[str, Callable[[], object]] = {
            "quit": window.close,
            "find": self._find,
            "text-larger": lambda: change_text_size(1),
            "text-smaller": lambda: change_text_size(-1),
            "cautions": self._toggle_cautions,
            "next-pane": window.focus_next_pane,
            "keys": self._show_keys,
            "left-out": self._show_left_out,
            "differs": lambda: self.show_page(_DIFFERS),
            "safe-needling": lambda: self.show_page(SAFETY_PAGE),
            "problems": self._show_problems,
            "grading": self._show_grading,
            "about": self._show_about,
            **others,
        }

    def run(self, name: str) -> None:
        """Run a command of the table by its id."""
        if name == "clear" and _end_typing():
            return
        command = next(command for command in commands() if command.id == name)
        if command.request is not None:
            self._store.ask(command.request)
        else:
            self._own[name]()

    def open_link(self, url: str) -> None:
        """Open a web address in the browser; any other address is not opened."""
        address = QUrl(url, QUrl.ParsingMode.StrictMode)
        if address.scheme() in ("http", "https") and not QDesktopServices.openUrl(address):
            self._window.show_status(f"No browser answered. The address is {url}")

    def _find(self) -> None:
        self._store.ask(Enter("explore"))
        self._window.open_drawer()
        self._zones.focus_search()

    def _toggle_cautions(self) -> None:
        """Open or close the list of cautions of the card that is shown, or of the head where no card has any."""
        lines = [line for line in self._window.findChildren(CautionLine) if line.isVisible()]
        for line in [each for each in lines if each is not self._window.caution_line] or lines:
            line.toggle_list()

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file, and say whether it worked."""
        try:
            write_atomic(path, content)
        except OSError as error:
            self._window.show_status(f"{path} could not be written: {error.strerror}.")
        else:
            self._window.show_status(f"Saved {path}")

    # Dialogs are imported when they are opened: the window is there sooner.

    def _show_keys(self) -> None:
        from viewer.presentation.help_text import key_groups
        from viewer.widgets.dialogs import KeysDialog

        KeysDialog(key_groups(self._window.digits.signs()), self._window).exec()

    def _show_grading(self) -> None:
        from viewer.presentation.help_text import grading_page
        from viewer.widgets.dialogs import TextDialog

        TextDialog(grading_page(), self._window).exec()

    def _show_about(self) -> None:
        from viewer.presentation.help_text import about_page
        from viewer.widgets.dialogs import TextDialog

        TextDialog(about_page(__version__), self._window).exec()

    def _show_left_out(self) -> None:
        from viewer.data.claims import load_claims
        from viewer.data.paths import zones_folder
        from viewer.presentation.pages.left_out import left_out_page

        ledger, problems = load_claims(zones_folder())
        if problems:
            self._window.show_status(str(problems[0]))
        self._open_page(left_out_page(ledger, self._catalog), lambda shown: self._save_pdf(shown, "left-out.pdf"))

    def _copy_page(self, page: Page) -> None:
        from viewer.app.clipboard import copy_page

        copy_page(page)
        self._window.show_status("The text is on the clipboard.")

    def _open_page(self, page: Page, save: Callable[[Page], None], passage: str = "") -> None:
        from viewer.widgets.page_dialog import PageDialog

        dialog = PageDialog(page, self._look, passage, self._window)
        dialog.save.clicked.connect(lambda: save(dialog.shown))
        dialog.copy.clicked.connect(lambda: self._copy_page(dialog.shown))
        dialog.exec()
        dialog.deleteLater()

    def show_page(self, page: ArticleId, passage: str = "") -> None:
        """Show a page to read, at a passage or at its top."""
        from viewer.presentation.reading_pages import page_to_read, pages

        if page not in pages(self._catalog):
            self._window.show_status("This page could not be read. Help, Problems in the content, says more.")
            return
        # The page on safety goes out under the practice's own name.
        is_safety = page == SAFETY_PAGE

        def save(shown: Page) -> None:
            if is_safety:
                self._show_safety_paper()
            else:
                self._save_pdf(shown, f"{page}.pdf")

        self._open_page(page_to_read(self._catalog, page), save, passage)

    def _save_pdf(self, page: Page, proposed: str) -> None:
        from viewer.export.pdf_paper import Sheet, page_pdf

        name, _kind = QFileDialog.getSaveFileName(self._window, page.head.title, proposed, "PDF (*.pdf)")
        if name:
            content = page_pdf(Sheet(page, self._look.families))
            self._write(Path(name if Path(name).suffix else f"{name}.pdf"), content)

    def _show_problems(self) -> None:
        from viewer.presentation.help_text import problems_text
        from viewer.widgets.dialogs import ReportDialog

        text = problems_text(self._problems)
        lead = "These files or zones have problems. Errors are left out; everything else works."
        if not text:
            lead, text = "All zones, studies and heads could be read.", "No problems."
        ReportDialog("Problems in the content", lead, text, self._window).exec()


def _end_typing() -> bool:
    """Leave a field that is typed in: Esc ends the typing before anything else. Says whether there was one."""
    focus = QApplication.focusWidget()
    if not isinstance(focus, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
        return False
    focus.clearFocus()
    return True
