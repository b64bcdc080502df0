"""What stands behind a zone: hypotheses on how needling might act, and what is often said of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import CorrectionView, MechanismView, ZoneCard
from viewer.presentation.sentences import NOT_ESTABLISHED
from viewer.widgets.pieces.section import RULE_GAP_PX, CardSection
from viewer.widgets.theme import Look


class BackgroundSection(CardSection):
    """Hypotheses, each with its limits; then claims, each with what the sources carry."""

    def __init__(self, look: Look, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Background"), parent=parent)
        if card.mechanisms:
            self.say(_("How it might work: hypotheses"), "item", gap_px=8)
            self.say(NOT_ESTABLISHED, "small", "text_2")
        for mechanism in card.mechanisms:
            self._add_mechanism(mechanism)
        if card.mechanisms and card.corrections:
            self.rule()
        if card.corrections:
            self.say(_("Often said, and more exactly"), "item", gap_px=RULE_GAP_PX)
        for correction in card.corrections:
            self._add_correction(correction)

    def _add_mechanism(self, view: MechanismView) -> None:
        self.say(view.name, "small_strong", gap_px=14)
        self.say(view.idea, "small", gap_px=2)
        for limit in view.limits:
            self.say(limit, "small", "text_2", lead=_("But:"), gap_px=4)

    def _add_correction(self, view: CorrectionView) -> None:
        self.say(f"“{view.often_said}”", "small", "text_2", lead=_("Often said:"), gap_px=14)
        self.say(view.more_exactly, "small", lead=_("More exactly:"), gap_px=2)
