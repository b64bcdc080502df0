"""Dialogs of a few paragraphs stand without holes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.widgets.conftest import Shown
from viewer.presentation.help_text import HelpPage
from viewer.presentation.palette import LIGHT
from viewer.widgets.dialogs import TextDialog
from viewer.widgets.theme import Look, apply_theme

PAGE = HelpPage(
    "How sure one can be", ("Short.", "A longer sentence that needs more than one line. " * 4, "End."), "Close"
)


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_paragraph_is_as_high_as_its_words(qapp: QApplication, look: Look, shown: Shown, factor: float) -> None:
    apply_theme(qapp, look, LIGHT, factor)
    dialog = TextDialog(PAGE)
    shown(dialog, 568, 700)
    labels = dialog.findChildren(QLabel)
    assert [label.text() for label in labels] == [PAGE.title, *PAGE.paragraphs]
    assert all(label.height() == label.heightForWidth(label.width()) for label in labels)
    gaps = {below.y() - above.geometry().bottom() for above, below in pairwise(labels)}
    assert len(gaps) == 1, "the same gap between all of them"
