"""How wide list, head and card stand: as the user drew them, else as suits the window."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.widgets.workspace import Workspace

USUAL_PX = 1440
"""The width of a window for which the panels of a mode are planned."""
_NARROW_SHARE = 0.85
_MOST_SHARE = 1.5
_WIDE_MORE = 0.25


class PaneWidths:
    """Widths of the three panes of each mode, apart for wide and for narrow windows."""

    def __init__(self) -> None:
        self._own: dict[tuple[Workspace, bool], tuple[int, ...]] = {}

    def keep(self, workspace: Workspace, sizes: Sequence[int], *, is_narrow: bool) -> None:
        """Keep what the user drew, px."""
        self._own[workspace, is_narrow] = tuple(sizes)

    def own(self, workspace: Workspace, *, is_narrow: bool) -> tuple[int, ...]:
        """Return what the user drew, px; empty if nobody did."""
        return self._own.get((workspace, is_narrow), ())

    def of(self, workspace: Workspace, window_px: int, *, is_narrow: bool) -> tuple[int, ...]:
        """Return the widths to stand at in a window of this width, px."""
        return self.own(workspace, is_narrow=is_narrow) or self.usual(workspace, window_px, is_narrow=is_narrow)

    def usual(self, workspace: Workspace, window_px: int, *, is_narrow: bool) -> tuple[int, ...]:
        """Return the widths as planned, px: most panels grow with the window, list and card only a little.

        A line of text is read best at 72 characters at most; what is left over is the head's. In a narrow window the
        list gives way, which lies in a drawer, and the card keeps its width: all its sections are named in one row.
        """
        if workspace.drawer and is_narrow:
            left, middle, right = workspace.widths_px
            return (round(left * _NARROW_SHARE), middle, right)
        if not workspace.drawer:
            share = min(_MOST_SHARE, window_px / USUAL_PX)
        else:
            share = 1 + _WIDE_MORE * min(1.0, max(0.0, window_px / USUAL_PX - 1))
        return tuple(round(width * share) for width in workspace.widths_px)
