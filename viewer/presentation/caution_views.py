"""Cautions as cards show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.caution_rule import on_head
from viewer.presentation.card_view import CautionView
from viewer.presentation.citations import Citations


def cautions_here(catalog: Catalog, atlas: Atlas | None, cautions: Sequence[Caution]) -> Sequence[Caution]:
    """Return cautions as they stand on the head that is shown; as they are while it is not known."""
    return cautions if atlas is None else on_head(catalog, cautions, atlas.person)


def caution_views(cautions: Iterable[Caution], citations: Citations) -> tuple[CautionView, ...]:
    """Return cautions with their sources, in the order given."""
    return tuple(
        CautionView(caution.id, caution.strength, caution.short, citations.marked(caution.statement))
        for caution in cautions
    )
