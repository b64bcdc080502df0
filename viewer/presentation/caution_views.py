"""Cautions as cards show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.caution_rule import on_head
from viewer.domain.tissue import Person
from viewer.presentation.card_view import CautionView
from viewer.presentation.citations import Citations


def whose(atlas: Atlas | None, person: Person | None) -> Person | None:
    """Return whose head is shown: the head itself says it, before its zones are built and when they cannot be."""
    return person if person is not None or atlas is None else atlas.person


def cautions_here(catalog: Catalog, person: Person | None, cautions: Sequence[Caution]) -> Sequence[Caution]:
    """Return cautions as they stand on somebody's head; as they are where no head is shown."""
    return cautions if person is None else on_head(catalog, cautions, person)


def no_needle(catalog: Catalog, person: Person | None) -> str:
    """Say why no needle is drawn on somebody's head whatever the zone; empty if one is."""
    note = catalog.tissue.note_on(person) if catalog.tissue is not None and person is not None else None
    return "" if note is None or note.has_needle else note.statement.text


def caution_views(cautions: Iterable[Caution], citations: Citations) -> tuple[CautionView, ...]:
    """Return cautions with their sources, in the order given."""
    return tuple(
        CautionView(caution.id, caution.strength, caution.short, citations.marked(caution.statement))
        for caution in cautions
    )
