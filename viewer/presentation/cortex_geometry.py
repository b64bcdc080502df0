"""What the geometry says of a zone: which gyri lie under it on an average, beside what its school claims.

Shares are said in steps of 5 percent, depths in whole millimetres: more would be more than is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.atlas.cortex_beneath import Beneath, GyrusShare, beneath_of
from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import GyrusId, ZoneId
from viewer.domain.zone import Zone
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Person
from viewer.presentation.blocks import Share
from viewer.presentation.card_view import Swatch
from viewer.presentation.caution_views import no_needle
from viewer.presentation.swatches import part_swatch, zone_swatch

STEP = 5
AGREES, DISAGREES = 75.0, 40.0
"""From so many percent on claim and geometry are said to agree, and below so many to disagree. A choice of ours. Where
people differ from the one to the other it is undecided: some millimetres on a head, or another average, turn it."""
AVERAGE = _("An average brain, put into this head by the electrode sites that both have.")
NOT_THIS_PERSON = _("An average brain, not this person's.")
NOT_A_CHILD = _("The brain is an adult's average, made to fit.")
CHILDREN_DIFFER = _("How far children differ, no source that we read says.")
SHARES = _("Shares by the nearest cortex, in steps of 5\u00a0%: their sum may be somewhat more or less than 100.")
NEEDLE_AND_BRAIN = _(
    "The needle does not reach the brain and is not meant to: over bone it stays in the scalp, outside the skull."
)
NO_BONE = _("The needle is not meant to reach the brain. Here no bone is promised on the way to it.")
NOT_FOR_A_NEEDLE = _("No needle is meant to reach the brain")
"""Beside a needle on a head that is seen through: there it seems to stand in the brain."""
SEAMS = (_("Sutures"), _("approximate"))
UNNAMED = _("parts that no school names")


@dataclass(frozen=True, slots=True)
class GeometryRow:
    """What lies under a zone, or a part of it.

    Attributes
    ----------
    place : str
        The part by name, or the whole.
    shares : tuple of Share
        The same as the nearest: those that are claimed first, or else the greatest.
    nearest, straight : str
        Gyri and shares by the nearest way to the cortex, and straight in.
    depth : str
        From the skin to the nearest cortex.
    """

    place: str
    swatch: Swatch
    shares: tuple[Share, ...]
    nearest: str
    straight: str
    depth: str


@dataclass(frozen=True, slots=True)
class GeometryView:
    """What the geometry says.

    Attributes
    ----------
    verdict : str
        Whether it agrees with what the zone is named for; empty where it is named for nothing in the brain, and on an
        infant, whose head is too small for what a school measures in centimetres.
    rows : tuple of GeometryRow
        The whole, then its parts.
    notes : tuple of str
        Whose brain it is.
    """

    verdict: str
    rows: tuple[GeometryRow, ...]
    notes: tuple[str, ...]


def cortex_geometry(catalog: Catalog, glass: GlassHead, placed: PlacedZone, person: str = "adult") -> GeometryView:
    """Return what lies under a zone as it is placed on the head that the brain was put into."""
    zone = catalog.zones[placed.zone]
    found = beneath_of(glass.cortex).beneath(placed)
    notes = [NOT_THIS_PERSON if glass.is_own else AVERAGE]
    if person != "adult":
        notes += [NOT_A_CHILD, CHILDREN_DIFFER]
    return GeometryView(
        verdict=_verdict(catalog, zone, placed, found[0]) if person != "infant" else "",
        rows=tuple(_row(catalog, zone, placed, each) for each in found),
        notes=tuple(notes),
    )


def claimed_gyri(catalog: Catalog, zone: ZoneId | None) -> tuple[Gyrus, ...]:
    """Return the gyri that a zone is named for, or placed over, by its school or by studies of scans."""
    return tuple(gyrus for gyrus in catalog.gyri.values() if zone in gyrus.claimed_by)


def needle_and_brain(catalog: Catalog, person: Person | None, *zones: ZoneId) -> str:
    """Say of needle and brain what is true of all of some zones; of somebody who must not be needled, that."""
    usual = NO_BONE if any(catalog.lies_over_nape(zone) for zone in zones) else NEEDLE_AND_BRAIN
    return no_needle(catalog, person) or usual


def said(percent: float) -> int:
    """Return a share as it is said, in steps of five percent."""
    return STEP * round(percent / STEP)


def percent_words(percent: float) -> str:
    """Say a share in steps of five percent."""
    return f"{said(percent)}\u00a0%"


def spread_words(share: GyrusShare) -> str:
    """Say between what a share would lie in other people."""
    least, most = said(share.least), said(share.most)
    return _("{least} to {most}\u00a0%").format(least=least, most=most) if least != most else f"{least}\u00a0%"


def share_words(catalog: Catalog, shares: Sequence[GyrusShare]) -> str:
    """Say which gyri, and how much of each; what rounds to nothing is left out."""
    named = [(share, name) for share, name in _named(catalog, shares) if said(share.percent) > 0]
    words = ", ".join(f"{name} {percent_words(share.percent)}" for share, name in named)
    return f"{words[:1].upper()}{words[1:]}."


def gyrus_words(gyrus: Gyrus) -> str:
    """Name a gyrus in the middle of a sentence."""
    return gyrus.english[:1].lower() + gyrus.english[1:]


def of_what(placed: PlacedZone) -> str:
    """Say what a share is of, and that it lies: of a line its length, of dots and rings their places."""
    return _("of its length lies") if placed.form.kind in ("line", "strip") else _("of its places lie")


def _named(catalog: Catalog, shares: Sequence[GyrusShare]) -> Iterator[tuple[GyrusShare, str]]:
    for share in shares:
        yield share, UNNAMED if share.gyrus is None else gyrus_words(catalog.gyri[share.gyrus])


def _verdict(catalog: Catalog, zone: Zone, placed: PlacedZone, whole: Beneath) -> str:
    """Whether name and geometry agree, and how far that would hold in others."""
    gyri = claimed_gyri(catalog, zone.id)
    if not gyri:
        return ""
    ids = tuple(gyrus.id for gyrus in gyri)
    share = whole.share_of(ids)
    here, straight = said(share.percent), said(sum(each.percent for each in whole.straight if each.gyrus in ids))
    if said(share.least) < DISAGREES and said(share.most) >= AGREES:
        judged = _("Claim and geometry: undecided.")
    elif here >= AGREES:
        judged = _("Claim and geometry agree.")
    elif here >= DISAGREES:
        judged = _("Claim and geometry agree in part.")
    else:
        judged = _("Claim and geometry disagree.")
    names = _(" or the ").join(gyrus_words(gyrus) for gyrus in gyri)
    found = _("With an average brain in this head {share} {of} over the {gyri}.").format(
        share=percent_words(here) if here else _("none"), of=of_what(placed), gyri=names
    )
    spread = _("With the brain 8 to 9 mm farther in front or behind, as in others, it would be {spread}.")
    words = [judged, found, spread.format(spread=spread_words(share))]
    if here < DISAGREES <= straight:
        words.append(_("Straight in it is {share}.").format(share=percent_words(straight)))
    return " ".join(words)


def _shares(catalog: Catalog, zone: Zone, found: Beneath) -> tuple[Share, ...]:
    """What the bar shows: the gyri that are claimed, else the first; then the others; what no school names is grey."""
    meant: set[GyrusId | None] = {*(gyrus.id for gyrus in claimed_gyri(catalog, zone.id))} or {found.nearest[0].gyrus}
    order = sorted(found.nearest, key=lambda share: (share.gyrus not in meant, share.gyrus is None))
    return tuple(
        Share(
            share.percent,
            catalog.groups[catalog.gyri[share.gyrus].group].fill if share.gyrus is not None else "",
            share.gyrus in meant,
        )
        for share in order
        if share.percent > 0.0
    )


def _row(catalog: Catalog, zone: Zone, placed: PlacedZone, found: Beneath) -> GeometryRow:
    part = next((each for each in zone.parts if each.id == found.part), None)
    return GeometryRow(
        place=part.name if part is not None else _("Whole zone"),
        swatch=part_swatch(catalog, zone, part.id) if part is not None else zone_swatch(catalog, zone),
        shares=_shares(catalog, zone, found),
        nearest=share_words(catalog, found.nearest),
        straight=share_words(catalog, found.straight),
        depth=_("{depth:.0f} mm deep").format(depth=found.depth_mm),
    )
