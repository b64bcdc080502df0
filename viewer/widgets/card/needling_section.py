"""How a zone is needled: the angle with its controls, then what the sources say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import AngleView, ZoneCard
from viewer.widgets.paper.angle_gauge import AngleGauge
from viewer.widgets.pieces.section import RULE_GAP_PX, CardSection
from viewer.widgets.pieces.stack import Beside
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MOST_LABEL_PX = 112


class NeedlingSection(CardSection):
    """The gauge, and one line per item of guidance."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Needling"), parent=parent)
        self.gauge = AngleGauge(look, self)
        self.gauge.show_angle(card.angle)
        self.gauge.angle_requested.connect(self.angle_requested)
        self.gauge.source_requested.connect(self.source_requested)
        self.add(self.gauge, 8)
        self.say_rests(card.rests("needling"))
        if card.needling:
            self.rule()
            self._add_items(card)

    def show_angle(self, view: AngleView) -> None:
        """Show another angle."""
        self.gauge.show_angle(view)

    def _add_items(self, card: ZoneCard) -> None:
        metrics = self.look.metrics("small_strong")
        widest = max(metrics.horizontalAdvance(line.item) for line in card.needling) + 2
        label_px = round(min(widest, self.look.px(_MOST_LABEL_PX)))
        for row, line in enumerate(card.needling):
            roomy = bool(line.text.marks)
            label = Statement(self.look, line.item, role="small_strong", colour="text_2", is_roomy=roomy, parent=self)
            said = self.statement(line.text, "body", "text")
            self.add(Beside(label, label_px, said, 12, self), 8 if row else RULE_GAP_PX)
