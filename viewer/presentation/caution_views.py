"""Cautions as cards show them."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.domain.caution import Caution
from viewer.presentation.card_view import CautionView
from viewer.presentation.citations import Citations


def caution_views(cautions: Iterable[Caution], citations: Citations) -> tuple[CautionView, ...]:
    """Return cautions with their sources, in the order given."""
    return tuple(
        CautionView(caution.id, caution.strength, caution.short, citations.marked(caution.statement))
        for caution in cautions
    )
