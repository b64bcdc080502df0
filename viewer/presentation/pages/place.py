"""Where a zone lies: how sure that is, the steps that lead to it, and how far other sources put it."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.construction import Step, chosen_steps
from viewer.domain.variant import ids_for
from viewer.domain.variant_choice import variants_of
from viewer.domain.zone import Zone
from viewer.presentation.blocks import Action, Actions, Block, Heading, Item, Items, Row
from viewer.presentation.citations import Citations
from viewer.presentation.doubt import doubt_meaning, doubt_words
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import centimetres
from viewer.presentation.set_needles import needle_words
from viewer.state.view_requests import ToggleOverlay


def doubt_rows(zone: Zone, atlas: Atlas | None, placed: PlacedZone | None) -> Iterator[Row]:
    """How sure the place is; of a peak how deep it lies and where its paper puts it; of a set its needles."""
    said = doubt_words(zone, atlas, placed.side if placed is not None else "left")
    words = f"{said[:1].upper()}{said[1:]}. {doubt_meaning(zone)}".strip()
    yield Row(_("How sure"), MarkedText(words))
    if zone.depth_mm is not None:
        words = _("{depth:.0f} mm under the scalp of the head that scans are laid on").format(depth=zone.depth_mm)
        yield Row(_("Depth"), MarkedText(words))
    if zone.drawing == "ring" and placed is not None and placed.form.half_mm is not None:
        words = _("{radius:.0f} mm about the peak: people differ by about so much")
        yield Row(_("Ring"), MarkedText(words.format(radius=placed.form.half_mm)))
    if placed is not None and placed.form.cross_apart_mm is not None:
        words = _("the small cross, {apart:.0f} mm from the middle of the ring on this head")
        yield Row(_("The paper's own point"), MarkedText(words.format(apart=placed.form.cross_apart_mm)))
    for number, needle in enumerate(zone.needles, start=1):
        yield Row(_("Needle %d") % number, MarkedText(needle_words(needle)))


def step_items(
    catalog: Catalog, zone: Zone, placed: PlacedZone | None, variants: frozenset[str], citations: Citations
) -> Iterator[Item]:
    """The steps in order, each with what is measured on this head."""
    measures_mm = {step.step: step.measure_mm for step in placed.steps} if placed is not None else {}
    for step in _in_order(catalog, zone, placed, variants):
        measure_mm = measures_mm.get(step.id)
        marks = tuple(citations.mark(key) for key in step.sources)
        measured = _("%s on this head") % centimetres(measure_mm) if measure_mm else ""
        yield Item(MarkedText(step.text, marks, step.doubt), tail=measured)


def _in_order(catalog: Catalog, zone: Zone, placed: PlacedZone | None, variants: frozenset[str]) -> tuple[Step, ...]:
    """The steps carried out on this head, shared ones included; without a head the zone's own."""
    school = catalog.school_of(zone.id)
    own = chosen_steps(zone.steps, ids_for(zone.id, variants))
    if placed is None:
        return own
    known = {step.id: step for step in (*chosen_steps(school.steps, ids_for(school.id, variants)), *own)}
    return tuple(known[step.step] for step in placed.steps if step.step in known)


def rival_blocks(
    catalog: Catalog, atlas: Atlas | None, placed: PlacedZone | None, variants: frozenset[str], citations: Citations
) -> Iterator[Block]:
    """Rules that were not chosen: how far their lines are from the one shown, and who says so."""
    if atlas is None or placed is None:
        return
    known = variants_of(catalog)
    items = []
    for rival in atlas.rivals_of(placed.zone, placed.side):
        variant = known[rival.variant]
        name = variant.default if rival.variant in variants else variant.name
        apart = f"up to {rival.difference.greatest_mm:.0f} mm away"
        items.append(Item(citations.marked(variant.text), f"{variant.question}: {name}, {apart}."))
    spread_mm = atlas.spread_mm(placed.zone, placed.side)
    if items:
        yield Heading(f"Sources differ by {spread_mm:.0f} mm here" if spread_mm is not None else "", 2)
        yield Items(tuple(items))
        yield Actions((Action(_("Show on the head"), ToggleOverlay("spread"), "eye"),))
