"""Sources that only some ask for: a large button that opens them, and closes them again."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from viewer.presentation.blocks import Heading, Sources
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.pieces.touch_button import TouchButton

_GAP_PX = 12


class FoldedSources(Column):
    """The citations, below a button with the name of their section; closed until it is pressed."""

    def __init__(self, heading: Heading, setting: Setting, parent: QWidget) -> None:
        super().__init__(setting, parent)
        self._listed: Column | None = None
        self._sources: list[Sources] = []
        self.setAccessibleName(heading.text)
        self.button = TouchButton(self.look, heading.text, "chevron", is_list=True, parent=self)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show_list)
        self.add(self.button)

    def hold(self, sources: Sources) -> None:
        """Take sources to be shown when they are asked for."""
        self._sources.append(sources)

    def _show_list(self, is_open: bool) -> None:
        if self._listed is not None:
            self.remove(self._listed)
            self._listed = None
        if is_open:
            listed = self._listed = Column(self.setting, self)
            for source in (each for held in self._sources for each in held.sources):
                listed.say(source.citation, "han", "text_2", gap_px=_GAP_PX)
            self.add(listed, _GAP_PX)


def hold_sources(sources: Sources, column: FoldedSources) -> Iterator[None]:
    """Hold sources ready."""
    column.hold(sources)
    yield
