"""The sections of a zone's card, in their order.

Only the first is in the first picture; the modules of the others are imported when their turn comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.widgets.card_section import CardSection
from viewer.widgets.theme import Look
from viewer.widgets.uses_section import UsesSection

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
    from viewer.widgets.where_section import WhereSection

    return WhereSection(look, card, parent)


def _needling(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.needling_section import NeedlingSection

    return NeedlingSection(look, card, parent)


def _studies(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.studies_section import StudiesSection

    return StudiesSection(look, card, parent)


def _background(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.background_section import BackgroundSection

    return BackgroundSection(look, card, parent)


def _cautions(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.cautions_section import CautionsSection

    return CautionsSection(look, card, parent)


def _sources(look: Look, card: ZoneCard, parent: QWidget) -> CardSection:
    from viewer.widgets.sources_section import SourcesSection

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
