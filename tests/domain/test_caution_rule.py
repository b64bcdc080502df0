"""Cautions reach people by place, person and complaint, and what matters most for a complaint comes first."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import (
    complaint_cautions,
    general_cautions,
    is_ruled_out,
    point_cautions,
    ruling_out,
    zone_cautions,
)
from viewer.domain.identity import ComplaintId, PointId, ZoneId

_EVERYWHERE = {
    "seizures", "blood-thinners", "count-needles", "implants-under-scalp", "skull-defect", "brain-stimulator",
    "hearing-implant", "electrical-implant", "assessment", "brain-bleed", "open-fontanelle", "signs-afterwards",
}  # fmt: skip


def _ids(cautions: object) -> list[str]:
    return [caution.id for caution in cautions]  # type: ignore[attr-defined]


def test_what_holds_everywhere_is_told_at_every_zone_and_point(catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        assert set(_ids(zone_cautions(catalog, zone))) >= _EVERYWHERE, zone.id
    for point in catalog.points.values():
        assert set(_ids(point_cautions(catalog, point))) >= _EVERYWHERE, point.id
    assert set(_ids(general_cautions(catalog))) >= _EVERYWHERE


def test_places_bring_their_own(catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        ids = _ids(zone_cautions(catalog, zone))
        for place, caution in (("nape", "nape"), ("temple", "temple-artery"), ("fontanelle", "front-fontanelle")):
            assert (caution in ids) == (place in zone.over), zone.id
    assert _ids(point_cautions(catalog, catalog.points[PointId("point.gv16")]))[0] == "nape"


def test_what_matters_for_a_complaint_comes_first(catalog: Catalog) -> None:
    leg = _ids(complaint_cautions(catalog, ComplaintId("leg-weakness")))
    assert leg[0] == "stroke-signs"
    assert "brain-bleed" in leg[:4], "and swelling of the brain is not this complaint's"
    assert "no-emergency" not in leg
    assert _ids(complaint_cautions(catalog, ComplaintId("epilepsy")))[:2] == ["first-seizure", "seizures"]
    assert _ids(complaint_cautions(catalog, ComplaintId("chest-pain")))[0] == "heart-first"
    assert _ids(complaint_cautions(catalog, ComplaintId("balance-trouble")))[:2] == ["stroke-signs", "nape"]


@pytest.mark.parametrize("complaint", ["cerebral-palsy", "autism", "bedwetting", "impotence", "emission"])
def test_nobody_is_asked_about_pregnancy_who_cannot_be(catalog: Catalog, complaint: str) -> None:
    told = complaint_cautions(catalog, ComplaintId(complaint))
    assert not any("pregnan" in f"{each.tell} {each.id}" for each in told)
    assert any(each.id == "pregnancy" for each in complaint_cautions(catalog, ComplaintId("period-pain")))


@pytest.mark.parametrize("complaint", ["cerebral-palsy", "autism", "bedwetting"])
def test_for_a_child_the_soft_spot_comes_first(catalog: Catalog, complaint: str) -> None:
    told = [each for each in complaint_cautions(catalog, ComplaintId(complaint)) if each.strength != "emergency"]
    assert "open-fontanelle" in _ids(told)[:4]


def test_all_pairs_no_complaint_leads_to_what_is_ruled_out(catalog: Catalog) -> None:
    """Every complaint by every zone by every caution."""
    for complaint in catalog.complaints:
        led = catalog.zones_for(complaint)
        assert not (led and ruling_out(catalog, complaint)), complaint
        for zone in led:
            assert not is_ruled_out(catalog, zone, complaint), (complaint, zone.id)
    assert ruling_out(catalog, ComplaintId("brain-swelling")) is not None
    assert is_ruled_out(catalog, catalog.zones[ZoneId("later.pyramidal")], ComplaintId("stroke"))
