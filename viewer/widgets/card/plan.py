"""The sections of a zone's card, in their order.

Only the first is in the first picture; the modules of the others are imported when their turn comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.widgets.card.uses_section import UsesSection
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.theme import Look

_Make = Callable[[Look, ZoneCard, QWidget], CardSection]


@dataclass(frozen=True, slots=True)
class Plan:
    """A section: its key, its words in the jump bar, how it is made, and on what part of a card it depends."""

    key: str
    title: Callable[[ZoneCard], str]
    make: _Make
    depends: Callable[[ZoneCard], tuple[object, ...]]


def _studies_title(card: ZoneCard) -> str:
    count = len(card.favourable) + len(card.other)
    return f"{_('Studies')} {count}" if count else _("Studies")


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

    return CautionsSection(look, card, parent)


def _sources(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.pieces.sources_section import SourcesSection

    return SourcesSection(look, card, parent)


PLANS = (
    Plan(
        "uses",
        lambda card: _("Used for"),
        UsesSection,
        lambda card: (card.side_rule, card.summary, card.evidence_note, card.uses, card.affected, card.needled),
    ),
    Plan("where", lambda card: _("Where"), _where, lambda card: (card.steps, card.cortex, card.beneath)),
    Plan("needling", lambda card: _("Needling"), _needling, lambda card: (card.zone, card.needling)),
    Plan("studies", _studies_title, _studies, lambda card: (card.favourable, card.other)),
    Plan(
        "background",
        lambda card: _("Background"),
        _background,
        lambda card: (card.mechanisms, card.corrections),
    ),
    Plan("cautions", lambda card: _("Cautions"), _cautions, lambda card: (card.cautions,)),
    Plan("sources", lambda card: _("Sources"), _sources, lambda card: (card.sources,)),
)
