"""The sections of a zone's card, in the order of `viewer.presentation.card_sections`.

The first two are in the first picture; the modules of the others are imported when their turn comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_sections import ZONE_SECTIONS
from viewer.presentation.card_view import ZoneCard
from viewer.widgets.card.learn_section import LearnSection
from viewer.widgets.card.uses_section import UsesSection
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.theme import Look

_Make = Callable[[Look, ZoneCard, QWidget], CardSection]


@dataclass(frozen=True, slots=True)
class Plan:
    """A section: its key, its words in the jump bar, how it is made, and on what part of a card it depends."""

    key: str
    title: str
    make: _Make
    depends: Callable[[ZoneCard], tuple[object, ...]]

    def tab(self, card: ZoneCard) -> str:
        """Return the words in the jump bar: of studies with their number."""
        count = len(card.favourable) + len(card.other) if self.key == "studies" else 0
        return f"{_(self.title)} {count}" if count else _(self.title)


def _where(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.card.where_section import WhereSection

    return WhereSection(look, card, parent)


def _needling(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.card.needling_section import NeedlingSection

    return NeedlingSection(look, card, parent)


def _studies(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.card.studies_section import StudiesSection

    return StudiesSection(look, card, parent)


def _background(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.card.background_section import BackgroundSection

    return BackgroundSection(look, card, parent)


def _cautions(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.pieces.cautions_section import CautionsSection

    return CautionsSection(look, card.cautions, parent)


def _sources(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.pieces.sources_section import SourcesSection

    return SourcesSection(look, card, parent)


_MADE: Mapping[str, tuple[_Make, Callable[[ZoneCard], tuple[object, ...]]]] = {
    "learn": (LearnSection, lambda card: (card.learn,)),
    "uses": (
        UsesSection,
        lambda card: (card.rests("uses"), card.evidence_note, card.uses, card.affected, card.needled),
    ),
    "where": (_where, lambda card: (card.rests("where"), card.steps, card.cortex, card.beneath, card.rivals)),
    "needling": (_needling, lambda card: (card.zone, card.rests("needling"), card.needling)),
    "studies": (_studies, lambda card: (card.favourable, card.other)),
    "background": (_background, lambda card: (card.mechanisms, card.corrections)),
    "cautions": (_cautions, lambda card: (card.cautions,)),
    "sources": (_sources, lambda card: (card.sources,)),
}

PLANS = tuple(Plan(key, title, *_MADE[key]) for key, title in ZONE_SECTIONS)
