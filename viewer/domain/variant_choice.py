"""Which variants there are, and which are chosen together."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.domain.catalog import Catalog
from viewer.domain.school import School
from viewer.domain.variant import Variant, key_of
from viewer.domain.zone import Zone


def variants_of(catalog: Catalog) -> dict[str, Variant]:
    """Every variant of a catalogue by its key; schools' before zones'."""
    owners: list[School | Zone] = [*catalog.schools.values(), *catalog.zones.values()]
    return {key_of(owner.id, variant): variant for owner in owners for variant in owner.variants}


def switched(catalog: Catalog, chosen: Iterable[str], key: str) -> frozenset[str]:
    """Choose a variant, or give it up if it is chosen.

    Parameters
    ----------
    catalog : Catalog
        Where variants are declared.
    chosen : iterable of str
        Keys chosen so far.
    key : str
        The variant; others of its owner that answer the same question give way to it.

    Raises
    ------
    KeyError
        If there is no such variant.
    """
    there = variants_of(catalog)
    owner, question = key.partition("/")[0], there[key].question
    kept = frozenset(chosen)
    if key in kept:
        return kept - {key}
    rivals = {
        other for other, variant in there.items() if other.partition("/")[0] == owner and variant.question == question
    }
    return (kept - rivals) | {key}
