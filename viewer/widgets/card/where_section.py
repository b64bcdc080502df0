"""Where a zone lies, by rule, with what each step measured on this head."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import StepView, ZoneCard
from viewer.presentation.sentences import NO_RULE
from viewer.widgets.icons import IconName
from viewer.widgets.pieces.beneath_rows import add_beneath, add_claim
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.section import RULE_GAP_PX, CardSection
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_NUMBER_PX = 24


class WhereSection(CardSection):
    """The steps of the rule, numbered; below them what lies beneath the zone."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Where"), parent)
        self.say_rests(card.rests("where"))
        if card.steps:
            self._add_link(_("Build it, step by step"), "build", self.build_requested, 4)
        for index, step in enumerate(card.steps):
            self._add_step(step, gap_px=10 if index else 8)
        if not card.steps:
            self.say(NO_RULE, colour="text_2")
        if card.rivals:
            self._add_rivals(card)
        if card.beneath is not None:
            add_beneath(self, card.beneath)
        elif card.cortex is not None:
            self.rule()
            add_claim(self, card.cortex)

    def _add_rivals(self, card: ZoneCard) -> None:
        self.rule()
        self.say(card.spread, "item", gap_px=RULE_GAP_PX)
        for rival in card.rivals:
            self.say(f"{rival.name}, {rival.apart}.", "small_strong", gap_px=8)
            self.say(rival.text, "small", gap_px=2)
        self._add_link(_("Show on the head"), "eye", self.spread_requested, 6)

    def _add_link(self, text: str, icon: IconName, signal: SignalInstance, gap_px: int) -> None:
        button = LinkButton(self.look, text, icon, parent=self)
        button.clicked.connect(lambda: signal.emit())
        box = QWidget(self)
        FlowLayout(box).addWidget(button)
        self.add(box, gap_px)

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
