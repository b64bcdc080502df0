"""What an export is made of: the content, a head, and the zones as they lie on it by the rules that are asked for.

May import: everything below the exports; what is heavy inside functions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.export.names import head_folder, known, known_zone

if TYPE_CHECKING:
    from viewer.atlas.atlas import Atlas
    from viewer.domain.catalog import Catalog
    from viewer.domain.identity import ZoneId
    from viewer.export.export import Request
    from viewer.geometry.cortex import GlassHead
    from viewer.geometry.head import Head


@dataclass(frozen=True, slots=True)
class Ground:
    """The content, a head, and the zones on it."""

    catalog: Catalog
    head: Head
    atlas: Atlas

    @property
    def is_whole(self) -> bool:
        """Whether everything could be built."""
        return not any(problem.severity == "error" for problem in self.atlas.problems)

    def glass(self, note: Callable[[str], None]) -> GlassHead | None:
        """Return the head with an average brain in it; why there is none is told by `note`."""
        from viewer.atlas.glass_head import glass_head
        from viewer.data.cortex_file import load_cortex
        from viewer.errors import ViewerError

        try:
            return glass_head(self.catalog, self.head, self.atlas, load_cortex())
        except ViewerError as error:
            note(f"nothing is said of what lies beneath: {error}")
            return None


def shipped_catalog(note: Callable[[str], None]) -> Catalog:
    """Return the sound part of the shipped content; what is left out is told by `note`."""
    from viewer.checks.cached_content import cached_content
    from viewer.data.paths import cache_folder, zones_folder

    catalog, problems = cached_content(zones_folder(), cache_folder())
    for problem in problems:
        if problem.severity == "error":
            note(str(problem))
    return catalog


def content_for(request: Request, note: Callable[[str], None]) -> Catalog:
    """Return the shipped content; refuse zones, points, systems and variants of a request that are not in it.

    Raises
    ------
    RequestError
        If one is not there.
    """
    from viewer.domain.variant_choice import variants_of

    catalog = shipped_catalog(note)
    for name in getattr(request, "zones", ()):
        known_zone(name, catalog)
    if getattr(request, "system", None) is not None:
        known(request.system, catalog.schools, "system")
    for variant in getattr(request, "variants", ()):
        known(variant, variants_of(catalog), "variant")
    return catalog


def chosen_zones(catalog: Catalog, request: Request) -> tuple[ZoneId, ...]:
    """Return the zones that were named, those of the system that was named, or all.

    Raises
    ------
    RequestError
        If an acupuncture point was named: it is no zone here.
    """
    for name in request.zones:
        known(name, catalog.zones, "zone")
    return tuple(
        zone
        for zone in catalog.zones
        if (not request.zones or zone in request.zones)
        and (request.system is None or catalog.school_of(zone).id == request.system)
    )


def ground_for(request: Request, note: Callable[[str], None]) -> Ground:
    """Return the content, the head and the zones of a request, by the rules that it chooses."""
    variants = frozenset(request.variants)
    return ground(content_for(request, note), request.head, note, variants, has_scaled_cm=request.scaled_cm)


def ground(
    catalog: Catalog,
    name: str,
    note: Callable[[str], None],
    variants: frozenset[str] = frozenset(),
    *,
    has_scaled_cm: bool = False,
) -> Ground:
    """Open a head, and build the zones on it, by other rules where variants are named; tell what cannot be built.

    Raises
    ------
    RequestError
        If there is no such head.
    """
    folder = head_folder(name)
    from viewer.atlas.cached import atlas_for
    from viewer.atlas.choices import Choices
    from viewer.data.head_file import load_head
    from viewer.data.paths import cache_folder

    head = load_head(folder, cache_folder())
    atlas = atlas_for(catalog, head, cache_folder(), choices=Choices(variants, has_scaled_cm))
    for problem in atlas.problems:
        note(str(problem))
    return Ground(catalog, head, atlas)
