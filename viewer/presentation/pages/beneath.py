"""What lies beneath a zone: what its school claims of the cortex, and what the geometry of this head says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.data.language import gettext as _
from viewer.presentation.beneath import BeneathView
from viewer.presentation.blocks import Action, Actions, Block, Heading, Item, Items, Text, TextOfShares
from viewer.presentation.cortex_geometry import SHARES, GeometryView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import quiet, section
from viewer.presentation.sentences import NO_CORTEX, NOT_A_ROUTE
from viewer.state.glass_requests import CORTEX_FREE, SetGlass


def beneath_blocks(view: BeneathView, *, can_be_glass: bool) -> Iterator[Block]:
    """The school's claim, what the geometry says, how far people differ; the electrode sites, and the limits."""
    yield section("beneath", _("What lies beneath"), _("Beneath"))
    yield from claim_blocks(view.claim)
    if view.geometry is not None:
        yield from _geometry(view.geometry)
    elif can_be_glass:
        yield Actions((Action(_("See it in the glass head"), SetGlass(CORTEX_FREE)),))
    if view.spread is not None:
        yield Text(view.spread, lead=_("Give or take 8 to 9 mm."))
    yield Text(MarkedText(view.needle), weight="strong")
    yield Heading(_("By the nearest electrode sites"), 2)
    yield from quiet(view.lead)
    yield Items(tuple(Item(row.regions, f"{row.place}: {row.site}.") for row in view.rows))
    yield Heading(_("How what lies beneath was worked out"), 2)
    yield from quiet(*view.limits)


def _geometry(view: GeometryView) -> Iterator[Block]:
    """Whether the geometry bears the claim out, then the gyri under the whole and under each part."""
    yield Heading(_("What the geometry says, on this head"), 2)
    if view.verdict:
        yield Text(MarkedText(view.verdict))
    for row in view.rows:
        yield Heading(row.place, 3, measure=row.depth, swatch=row.swatch)
        yield TextOfShares(MarkedText(row.nearest), shares=row.shares)
        yield from quiet(row.straight, lead=_("Straight in:"))
    yield from quiet(SHARES, *view.notes)


def claim_blocks(claim: MarkedText | None) -> Sequence[Block]:
    """What the school says of the cortex, as its claim."""
    heading = Heading(_("Cortex beneath, as the school teaches it"), 2)
    if claim is None:
        return heading, Text(MarkedText(NO_CORTEX), is_quiet=True)
    return heading, Text(claim), *quiet(NOT_A_ROUTE)
