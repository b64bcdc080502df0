"""What comes before everything else, on a ground of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QPainter, QPaintEvent

from viewer.presentation.blocks import Alert
from viewer.widgets.paper.column import Column
from viewer.widgets.pieces.statement import Statement

_MARGIN_PX = (16, 12, 16, 12)
_BAR_PX = 5


class AlertView(Column):
    """A bold lead and a sentence for each sign."""

    def __init__(self, alert: Alert, column: Column) -> None:
        super().__init__(column.setting, column, _MARGIN_PX)
        scale = self.setting.scale
        self.setAccessibleName(alert.lead)
        self.say(alert.lead, scale.strong, "danger_ink")
        for sentence in alert.texts:
            self.say(sentence, scale.body, "danger_ink", gap_px=4)

    def text(self) -> str:
        """Return all that is shown."""
        return "\n".join(each.text() for each in self.widgets() if isinstance(each, Statement))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("danger_fill"))
        painter.fillRect(0, 0, _BAR_PX, self.height(), self.look.colour("danger_bar"))
        painter.end()


def set_alert(alert: Alert, column: Column, gap_px: int) -> Iterator[None]:
    """Set the signs with which medical help is sought first."""
    column.add(AlertView(alert, column), gap_px)
    yield
