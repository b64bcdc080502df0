from pathlib import Path

import numpy as np
import pytest

from tests.zones_alone import zones_alone
from viewer.atlas.cached import atlas_for
from viewer.atlas.choices import Choices
from viewer.atlas.zone_builder import measured_for
from viewer.data.head_file import load_head
from viewer.data.paths import cache_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.geometry.landmarks import Measures

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def child() -> Head:
    return load_head(ROOT / "assets" / "meshes" / "child-8")


def test_only_the_variant_of_a_measure_changes_measures(catalog: Catalog) -> None:
    assert not Choices(frozenset({"who.ms6/gv21", "who/unknown"})).measures_for(catalog).is_vertex_by_ears
    own = Choices(frozenset({"who/gv20-by-ears"}), measures=Measures(hairline_mm=55.0)).measures_for(catalog)
    assert own == Measures(hairline_mm=55.0, is_vertex_by_ears=True)


def test_centimetres_are_scaled_by_the_arc_over_the_head(catalog: Catalog, child: Head) -> None:
    plain, scaled = (measured_for(catalog, child, Choices(has_scaled_cm=choice)) for choice in (False, True))
    assert plain.measures.scale == 1.0
    assert scaled.measures.scale == pytest.approx(plain.size_ratio)
    assert 0.8 < scaled.measures.scale < 0.95


def test_scaled_centimetres_change_zones_in_centimetres_only(catalog: Catalog, child: Head) -> None:
    scale = measured_for(catalog, child, Choices(has_scaled_cm=True)).measures.scale
    plain = atlas_for(catalog, child, cache_folder())
    scaled = zones_alone(catalog, child, Choices(has_scaled_cm=True))
    lengths = [{zone.zone: zone.length_mm for zone in atlas.zones} for atlas in (plain, scaled)]
    for zone in ("jiao.speech-3", "jiao.foot-motor-sensory", "jiao.optic"):
        assert lengths[1][zone] == pytest.approx(lengths[0][zone] * scale, abs=0.01), zone
    # Cun are fractions of this very head, and its hair begins where it begins.
    hairline = [atlas.landmarks_mm["hairline"] for atlas in (plain, scaled)]
    assert float(np.linalg.norm(hairline[0] - hairline[1])) < 1e-6
    for zone in ("who.ms12", "who.ms5"):
        assert lengths[1][zone] == pytest.approx(lengths[0][zone], rel=0.04), zone
