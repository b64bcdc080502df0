"""Where a zone lies, by rule, with what each step measured on this head."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from viewer.presentation.card_view import StepView, ZoneCard
from viewer.widgets.card_section import RULE_GAP_PX, CardSection
from viewer.widgets.stack import Beside, Stack
from viewer.widgets.statement import Statement
from viewer.widgets.theme import Look

_NUMBER_PX = 24


class WhereSection(CardSection):
    """The steps of the rule, numbered; below them the cortex that the school names."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Where"), parent=parent)
        for index, step in enumerate(card.steps):
            self._add_step(step, gap_px=10 if index else 8)
        if not card.steps:
            self.say(_("No rule is given."), colour="text_2")
        if card.cortex is not None:
            self.rule()
            self.say(_("Cortex beneath, as the school teaches it"), "item", gap_px=RULE_GAP_PX)
            self.say(card.cortex, gap_px=2)

    def _add_step(self, step: StepView, *, gap_px: int) -> None:
        number = Statement(
            self.look, str(step.number), role="item", colour="text_3", is_roomy=bool(step.text.marks), parent=self
        )
        words = Stack(self)
        words.add(self.statement(step.text, "body", "text"))
        if step.measure:
            measured = _("%s on this head") % step.measure
            words.add(Statement(self.look, measured, role="small", colour="text_2", parent=words))
        self.add(Beside(number, self.look.px(_NUMBER_PX), words, parent=self), gap_px)
