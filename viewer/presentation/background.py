"""What stands behind a zone: hypotheses on how needling might act, and corrections of what is often said."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.correction import Correction
from viewer.domain.mechanism import Mechanism
from viewer.domain.zone import Zone


def zone_mechanisms(catalog: Catalog, zone: Zone) -> tuple[Mechanism, ...]:
    """Return the hypotheses that concern a zone, its school, or any needling of the scalp."""
    school = catalog.school_of(zone.id).id
    return tuple(
        mechanism
        for mechanism in catalog.mechanisms.values()
        if zone.id in mechanism.zones or school in mechanism.schools or not (mechanism.zones or mechanism.schools)
    )


def zone_corrections(catalog: Catalog, zone: Zone) -> tuple[Correction, ...]:
    """Return the corrections that concern a zone: its own first, then those of its uses, school and cautions."""
    school = catalog.school_of(zone.id)
    complaints = set(zone.complaints)
    cautions = {caution.id for caution in zone_cautions(catalog, zone)}
    closest = []
    for correction in catalog.corrections.values():
        concerns = (
            zone.id in correction.zones,
            bool(complaints & set(correction.complaints)),
            school.id in correction.schools,
            bool(cautions & set(correction.cautions)),
        )
        if any(concerns):
            closest.append((concerns.index(True), correction))
    return tuple(correction for _place, correction in sorted(closest, key=lambda item: item[0]))
