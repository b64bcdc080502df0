"""How studies point: chips, intervals, and the angle of the needle against what sources give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.presentation.blocks import Chips, Gauge, Intervals
from viewer.presentation.card_view import CertaintyView, ChipKind, ChipView, IntervalView
from viewer.widgets.paper.angle_gauge import AngleGauge
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.pieces.chip import ChipButton, make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout

if TYPE_CHECKING:
    from viewer.state.request import Request


def set_chips(chips: Chips, column: Column, gap_px: int) -> Iterator[None]:
    """Set chips beside each other, and how sure they make one."""
    column.add(chip_row(chips.chips, column.setting, column, certainty=chips.certainty), gap_px)
    yield


def chip_row(
    chips: Sequence[ChipView],
    setting: Setting,
    parent: QWidget,
    *,
    certainty: CertaintyView | None = None,
    first: QWidget | None = None,
    leads_to: Request | None = None,
) -> QWidget:
    """Return chips beside each other while they have room.

    Parameters
    ----------
    first : QWidget, optional
        Stands before them.
    leads_to : Request, optional
        Opens the page where all studies behind a chip stand.
    """
    box = QWidget(parent)
    flow = FlowLayout(box, gap_px=6 if first is None else 8)
    if first is not None:
        flow.addWidget(first)
    for view in chips:
        chip = make_chip(setting.look, view, box)
        if isinstance(chip, ChipButton):
            chip.studies_requested.connect(lambda keys: setting.show_studies(keys, leads_to))
        flow.addWidget(chip)
    if certainty is not None and certainty.word:
        flow.addWidget(Certainty(setting.look, certainty, box))
    return box


def set_intervals(intervals: Intervals, column: Column, gap_px: int) -> Iterator[None]:
    """Set the drawing of published intervals."""
    column.add(interval_plot(intervals.intervals, intervals.kind, column), gap_px)
    yield


def interval_plot(intervals: Sequence[IntervalView], kind: ChipKind, column: Column) -> IntervalPlot:
    """Return the drawing of intervals, in the ink of the way they point."""
    return IntervalPlot(column.look, intervals, column.look.chip_colours(kind).ink, column)


def set_gauge(gauge: Gauge, column: Column, gap_px: int) -> Iterator[None]:
    """Set the angle with its controls."""
    made = AngleGauge(column.setting, column)
    made.show_angle(gauge.angle)
    column.add(made, gap_px)
    yield
