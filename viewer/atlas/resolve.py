"""All rules of a catalogue, built on one head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from viewer.atlas.atlas import Atlas
from viewer.atlas.choices import AS_TAUGHT, Choices
from viewer.atlas.mirror import is_mirror_symmetric
from viewer.atlas.placed import PlacedZone
from viewer.atlas.references import acupuncture_points, electrode_sites, reference_curves
from viewer.atlas.rivals import Rivals
from viewer.atlas.zone_builder import ZoneBuilder, measured_for
from viewer.domain.catalog import Catalog
from viewer.errors import MeshError, Problem
from viewer.geometry.head import Head

Progress = Callable[[int, int], None]
"""Called after each zone with how many are done, and of how many."""


def resolve(
    catalog: Catalog,
    head: Head,
    progress: Progress | None = None,
    choices: Choices = AS_TAUGHT,
    early: Callable[[Atlas], None] | None = None,
) -> Atlas:
    """Build every zone of a catalogue on a head.

    A zone whose rule cannot be carried out is left out and said in the problems; the others are not touched by it. So
    is a variant of a zone that cannot be built here, as a warning.

    Parameters
    ----------
    catalog : Catalog
        The zones and schools with their steps.
    head : Head
        The head; everything is measured on its full mesh.
    progress : callable, optional
        Told how far the work with the zones has come; while rivals are built it is told again that all are done, so
        that it can stop the work by raising.
    choices : Choices
        Variants of rules, and what to assume about the head.
    early : callable, optional
        Given the atlas as soon as all zones lie, before their rivals are built, which takes two thirds as long again.
        The finished atlas holds the very same placed zones.

    Returns
    -------
    Atlas
        Placed zones in catalogue order, each right, left or on the midline, with grid, curves and points, and how each
        would lie by the rules that were not chosen.
    """
    file = f"assets/meshes/{head.id}/head.toml"
    try:
        measured = measured_for(catalog, head, choices)
    except MeshError as error:
        return Atlas(head.id, {}, (), (*head.problems, Problem(file, "landmarks", str(error))), person=head.person)
    builder = ZoneBuilder(catalog, measured, choices.variants, is_mirrored=is_mirror_symmetric(head))
    zones: list[PlacedZone] = []
    problems: list[Problem] = []
    for done, zone in enumerate(catalog.zones.values(), start=1):
        placed, found = builder.place(zone)
        zones += placed
        # A length in cm may reach beyond a head so small: a zone that does is left out, and that is no fault of it.
        problems += [replace(each, severity="warning") for each in found] if head.person == "infant" else found
        if progress is not None:
            progress(done, len(catalog.zones))
    sites, site_problems = electrode_sites(builder.brain, file)
    points, point_problems = acupuncture_points(catalog, builder.sides, measured)
    atlas = Atlas(
        head=head.id,
        landmarks_mm={name: measured.place(name) for name in measured.landmarks},
        zones=tuple(zones),
        problems=(*head.problems, *problems, *site_problems, *point_problems),
        cun_mm=measured.cun.one_mm,
        sites_mm=sites,
        curves_mm=reference_curves(measured, head.hairline),
        points=points,
        person=head.person,
    )
    if early is not None:
        early(atlas)

    def tell() -> None:
        if progress is not None:
            progress(len(catalog.zones), len(catalog.zones))

    rivals, not_built = Rivals(catalog, head, choices, builder).beside(zones, tell)
    return replace(atlas, rivals=tuple(rivals), problems=(*atlas.problems, *not_built))
