"""What is gone leaves nothing behind: PySide keeps something of a connection that its collector never sees."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from viewer.presentation.blocks import Head, Page, Text
from viewer.presentation.card_view import Swatch
from viewer.presentation.marked_text import MarkedText
from viewer.widgets.compare.table import KindSample
from viewer.widgets.construction.caption import ProgressBars
from viewer.widgets.paper.angle_gauge import Protractor
from viewer.widgets.paper.paper import Paper
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.swatch import SwatchPill
from viewer.widgets.theme import Look

TIMES = 200
_SHORT = Page("source/who", Head("WHO standard"), (Text(MarkedText("Official.")),))


def _let_go() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _watching() -> int:
    """Count the weak references that call somebody: one was left of each connection with what is no QObject."""
    return sum(isinstance(each, weakref.ref) and each.__callback__ is not None for each in gc.get_objects())


def test_a_page_that_is_gone_is_watched_by_nobody(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    paper = Paper(look, lambda _request: None)
    shown(paper, 424, 796)
    counts = []
    for _ in range(3):
        for page in (sample.zone_page(), _SHORT):
            paper.show_page(page)
            paper.view.build_all()
        _let_go()
        counts.append(_watching())
    assert counts[1] == counts[2]


@pytest.mark.parametrize(
    "make",
    [
        Separator,
        Protractor,
        ProgressBars,
        lambda look: KindSample(look, "band"),
        lambda look: SwatchPill(look, (Swatch("#B9480F", "#532006"),)),
    ],
)
def test_a_piece_that_is_gone_leaves_no_block(look: Look, make: Callable[[Look], QWidget]) -> None:
    def blocks_after(times: int) -> int:
        for _ in range(times):
            make(look).deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _let_go()
        return sys.getallocatedblocks()

    before = blocks_after(TIMES)
    assert blocks_after(TIMES) - before < TIMES / 2
