"""Pictures of a construction, one for each step, with the step's sentence below the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.studio import ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.presentation.construction import construction
from viewer.presentation.construction_view import Construction, ConstructionStep
from viewer.presentation.palette import Palette, palette_for
from viewer.presentation.sentences import DISCLAIMER
from viewer.scene.colour import rgb
from viewer.scene.label_plate import Canvas, rounded
from viewer.scene.lettering import Fonts, Lettering, Picture
from viewer.state.view_state import CameraOrder, ViewState

_MARGIN_PX, _BAR_PX, _BAR_GAP_PX = 24.0, 6.0, 6.0
_COUNT_PX, _TITLE_PX, _TEXT_PX, _NOTE_PX = 13.0, 20.0, 16.0, 12.0
_COUNT_LINE_PX, _TITLE_LINE_PX, _TEXT_LINE_PX, _NOTE_LINE_PX = 20.0, 30.0, 24.0, 22.0
_LENGTH = re.compile(r"(\d) (cm|mm|cun)\b")
_DESCENT = 0.22  # of the size, below the baseline: what Lettering leaves at the lower edge of a line


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """Which steps are drawn, and where they are written.

    Attributes
    ----------
    output : Path
        The picture of one step; for several, the name that they are numbered after: ``motor.png`` becomes
        ``motor-1.png`` and so on.
    step : int or None
        Counted from 1; None for all.
    """

    output: Path
    step: int | None = None

    def places(self, count: int) -> tuple[tuple[int, Path], ...]:
        """Return the steps, counted from 0, and their files.

        Raises
        ------
        ExportError
            If there is no such step.
        """
        if self.step is None:
            digits = len(str(count))
            name = self.output
            return tuple((at, name.with_stem(f"{name.stem}-{at + 1:0{digits}d}")) for at in range(count))
        if not 1 <= self.step <= count:
            raise ExportError(f"there is no step {self.step}; the steps go from 1 to {count}")
        return ((self.step - 1, self.output),)


def build_pictures(
    head: Head,
    catalog: Catalog,
    atlas: Atlas,
    state: ViewState,
    fonts: Fonts,
    style: ImageStyle,
    order: BuildOrder,
) -> Iterator[tuple[Path, Picture]]:
    """Draw steps of the construction of the selected zone, one after the other.

    Parameters
    ----------
    head, catalog, atlas
        What is drawn; the atlas must have been resolved on this head, with the state's variants.
    state : ViewState
        The zone, its side, its variants.
    fonts, style
        As for `viewer.export.studio.Studio`; the sentence takes its room from the height.
    order : BuildOrder
        Which steps.

    Yields
    ------
    Path, array of shape (height, width, 4)
        Where it belongs, and the picture: RGBA.

    Raises
    ------
    ExportError
        If the zone cannot be built on this head, or there is no such step.
    """
    view = construction(catalog, atlas, state)
    if view is None or not view.steps:
        raise ExportError("no zone is chosen" if view is None else f"{view.title}: {view.note}")
    lettering = Lettering(fonts, style.ratio)
    width = style.width_px
    heights = [len(_lines(lettering, step.caption.text, _room(width, style.ratio))) for step in view.steps]
    strip_px = _strip_px(max(heights), style.ratio)
    if strip_px > style.height_px // 2:
        raise ExportError(f"{style.width_px} x {style.height_px} pixels leave no room for the sentences of the steps")
    inner = replace(style, height_px=style.height_px - strip_px)
    with Studio(head, catalog, atlas, fonts, inner, state.reader) as studio:
        for at, path in order.places(len(view.steps)):
            order_of_step = CameraOrder(state.camera.target, at + 1)
            studio.begin_anew()
            picture = studio.picture(
                replace(state, mode="build", camera=order_of_step, build=replace(state.build, step=at))
            )
            strip = _strip(replace(view, at=at), lettering, palette_for(style.scheme), width, strip_px)
            yield path, np.vstack([picture, strip])


def _room(width_px: int, ratio: float) -> float:
    return width_px - 2 * _MARGIN_PX * ratio


def _strip_px(lines: int, ratio: float) -> int:
    """Height of the strip below the head, device pixels."""
    height = _MARGIN_PX + _COUNT_LINE_PX + _TITLE_LINE_PX + lines * _TEXT_LINE_PX + _NOTE_LINE_PX + _MARGIN_PX / 2
    return round(height * ratio)


def _strip(view: Construction, lettering: Lettering, palette: Palette, width_px: int, height_px: int) -> Picture:
    unit = lettering.ratio
    step = view.steps[view.at]
    canvas = Canvas(width_px, height_px)
    canvas.paint(np.ones((height_px, width_px), np.float32), rgb(palette.panel))
    canvas.paint(np.ones((max(1, round(unit)), width_px), np.float32), rgb(palette.line))
    left = round(_MARGIN_PX * unit)
    end = _MARGIN_PX / 2
    rows = _rows(view, step, lettering, width_px)
    rows.append(
        ("", 0.0, height_px / unit - _MARGIN_PX / 2 - _NOTE_LINE_PX - end - sum(row[2] for row in rows), "", False)
    )
    rows.append((DISCLAIMER, _NOTE_PX, _NOTE_LINE_PX, "text_3", False))
    for words, size, line, token, is_bold in rows:
        end += line
        if not words:
            continue
        text = lettering.text(words, size, is_bold=is_bold)
        top = round((end - (line - size) / 2) * unit) - text.shape[0] + round(size * (_DESCENT - 0.10) * unit)
        canvas.paint(text, rgb(getattr(palette, token)), left, top)
    _paint_bars(canvas, view, palette, unit, width_px)
    return canvas.picture()


def _rows(
    view: Construction, step: ConstructionStep, lettering: Lettering, width_px: int
) -> list[tuple[str, float, float, str, bool]]:
    """The lines of text: words, size, height, colour token, weight."""
    side = f", {view.side}" if view.has_sides else ""
    count = f"{view.title}{side}. Step {view.at + 1} of {len(view.steps)}"
    title = f"{step.title}: {step.measure}" if step.measure else step.title
    rows = [
        (count, _COUNT_PX, _COUNT_LINE_PX, "text_2", False),
        (title, _TITLE_PX, _TITLE_LINE_PX, "text", True),
    ]
    for words in _lines(lettering, step.caption.text, _room(width_px, lettering.ratio)):
        rows.append((words, _TEXT_PX, _TEXT_LINE_PX, "text", False))
    return rows


def _paint_bars(canvas: Canvas, view: Construction, palette: Palette, unit: float, width_px: int) -> None:
    """One bar for each step at the upper right, filled up to this one."""
    count = len(view.steps)
    width = round(min(26.0, 240.0 / count - _BAR_GAP_PX) * unit)
    height = max(2, round(_BAR_PX * unit))
    bar = rounded(height, width, 0, height / 2)
    left = width_px - round(_MARGIN_PX * unit) - count * width - (count - 1) * round(_BAR_GAP_PX * unit)
    for index in range(count):
        token = palette.accent if index <= view.at else palette.line
        place = left + index * (width + round(_BAR_GAP_PX * unit))
        canvas.paint(bar, rgb(token), place, round((_MARGIN_PX / 2 + 8.0) * unit))


def _lines(lettering: Lettering, text: str, room_px: float) -> Sequence[str]:
    """Break a text into lines that fit; a number keeps its unit."""
    lines: list[str] = []
    for word in _LENGTH.sub("\\1\N{NO-BREAK SPACE}\\2", text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and lettering.text(longer, _TEXT_PX).shape[1] <= room_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
