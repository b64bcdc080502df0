"""Where the blocks of a section are set, one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.domain.identity import SourceKey
from viewer.presentation.marked_text import MarkedText
from viewer.state.errands import OpenLink
from viewer.state.requests import ShowStudy
from viewer.widgets.paper.scale import USUAL, Scale
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, TypeRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.state.request import Ask, Request

RULE_GAP_PX = 16
_PADDING_PX = 11


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Setting:
    """What is the same wherever on a page a block is set.

    Signals are connected with a function that calls its methods: of a connection with a method of what is no QObject
    PySide keeps a weak reference for ever.

    Attributes
    ----------
    look : Look
        Colours and type.
    ask : callable
        Takes what the reader asks for.
    reveal : callable
        Brings what has a key into sight, and says whether it is here.
    land : callable
        Does the same on the page to which requests lead.
    scale : Scale
        How large the words are.
    has_sources : bool
        Whether marks lead to the list of sources here, and not to the page of the source.
    """

    look: Look
    ask: Ask
    reveal: Callable[[str], bool]
    land: Callable[[str], object]
    scale: Scale = USUAL
    has_sources: bool = False

    def show_source(self, key: str) -> None:
        """Show what a mark stands for."""
        if not (self.has_sources and self.reveal(key)):
            self.open_source(key)

    def open_source(self, key: str) -> None:
        """Ask for the page of a source or study."""
        self.ask(ShowStudy(SourceKey(key)))

    def open_link(self, url: str) -> None:
        """Ask for an address outside of the program."""
        self.ask(OpenLink(url))

    def show_studies(self, keys: tuple[str, ...], otherwise: Request | None = None) -> None:
        """Show studies here, or for a thing of another page one on its own page, and several on that of the thing."""
        if not keys or (otherwise is None and self.reveal(keys[0])):
            return
        if len(keys) == 1 or otherwise is None:
            self.open_source(keys[0])
        else:
            self.ask(otherwise)
            self.land(keys[0])


class Column(Stack):
    """Blocks one below the other.

    Parameters
    ----------
    setting : Setting
        What blocks are set with.
    margin_px : int or tuple of int
        Room around all of them, or at the left, top, right and bottom.

    Attributes
    ----------
    places : dict
        What can be brought into sight, by the key of a study or source, or by the id of an entry.
    is_framed : bool
        Whether it stands in a frame of its own; what it says is set smaller then.
    """

    is_framed = False

    def __init__(
        self, setting: Setting, parent: QWidget | None = None, margin_px: int | tuple[int, int, int, int] = 0
    ) -> None:
        super().__init__(parent, margin_px=margin_px)
        self.setting = setting
        self.look = setting.look
        self.places: dict[str, QWidget] = {}

    def say(
        self, text: MarkedText | str, role: TypeRole, colour: str = "text", *, lead: str = "", gap_px: int = 0
    ) -> None:
        """Add a sentence below; nothing to say adds nothing. In words for everybody a doubt is a sentence too."""
        said = MarkedText(text) if isinstance(text, str) else text
        if not said.text:
            return
        self.add(self.statement(said, role, colour, lead=lead), gap_px)
        if said.doubt and self.setting.scale.is_plain:
            self.add(self.statement(said.doubt, self.setting.scale.note, "text_2"), 2)

    def statement(
        self,
        text: MarkedText | str,
        role: TypeRole,
        colour: str = "text",
        *,
        lead: str = "",
        is_roomy: bool = False,
        parent: QWidget | None = None,
    ) -> Statement:
        """Return a sentence whose marks ask for their sources; in words for everybody it has none."""
        if self.setting.scale.is_plain and isinstance(text, MarkedText):
            text = text.text
        made = Statement(self.look, text, role=role, colour=colour, lead=lead, is_roomy=is_roomy, parent=parent or self)
        made.source_requested.connect(lambda key: self.setting.show_source(key))
        return made

    def rule(self) -> None:
        """Add a line; what follows keeps the same distance from it as the line from what is above."""
        self.add(Separator(self.look, self), RULE_GAP_PX)


class FramedColumn(Column):
    """Blocks on a raised ground in a frame."""

    is_framed = True

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent, _PADDING_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the raised ground and its frame."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.blend("accent", 0.27, "raised"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
