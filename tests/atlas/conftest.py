"""The rules as they stand in the zone files, without what zones are used for, and the shipped head."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.atlas.in_glass import Placed, placer
from tests.shipped import shipped_catalog
from viewer.atlas.atlas import Atlas
from viewer.atlas.resolve import resolve
from viewer.data.head_file import load_head
from viewer.data.schema import validated
from viewer.domain.catalog import Catalog
from viewer.domain.construction import Step
from viewer.domain.cortex import CortexMap
from viewer.domain.school import AngleRange, School
from viewer.domain.statement import Statement
from viewer.domain.zone import Laterality, NeedleDirection, Part, Zone, ZoneName
from viewer.geometry.head import Head

ROOT = Path(__file__).parents[2]
SAID = Statement("Said for a test.", ("test",))

Rules = Sequence[Mapping[str, Any]]
CatalogOf = Callable[..., Catalog]


def zone_of(zone_id: str, code: str, steps: Rules, parts: Rules = ()) -> Zone:
    """A zone that has a rule and nothing else."""
    return Zone(
        id=zone_id,
        code=code,
        group="movement",
        order=1,
        name=ZoneName("Zone", "区", "qū"),
        summary=SAID,
        steps=TypeAdapter(tuple[Step, ...]).validate_python(
            [{"text": "…", "sources": ["t"], **step} for step in steps]
        ),
        laterality=Laterality("both", SAID),
        direction=NeedleDirection("either", SAID),
        indications=(),
        drawing="solid",
        uncertainty_mm="not known",
        parts=TypeAdapter(tuple[Part, ...]).validate_python(parts),
    )


@pytest.fixture(scope="session")
def catalog_of() -> CatalogOf:
    """Make a catalogue of one school: its shared steps, and zones as name -> steps."""

    def make(zones: Mapping[str, Rules], shared: Rules = (), school: str = "test") -> Catalog:
        made = {f"{school}.{name}": zone_of(f"{school}.{name}", name, steps) for name, steps in zones.items()}
        return _catalog(school, shared, made)

    return make


@pytest.fixture(scope="session")
def jiao() -> Catalog:
    """Steps and parts of the shipped zones."""
    folder = ROOT / "zones" / "jiao"
    zones = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in ("school", "steps"):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            zones[table["id"]] = zone_of(table["id"], table["code"], table["steps"], table.get("parts", ()))
    shared = tomllib.loads((folder / "steps.toml").read_text(encoding="utf-8"))["steps"]
    return _catalog("jiao", shared, zones)


@pytest.fixture(scope="session")
def adult() -> Head:
    return load_head(ROOT / "assets" / "meshes" / "adult-man")


@pytest.fixture(scope="session")
def atlas(jiao: Catalog, adult: Head) -> Atlas:
    return resolve(jiao, adult)


def _catalog(school: str, shared: Rules, zones: Mapping[str, Zone]) -> Catalog:
    owner = School(
        id=school,
        name=school,
        short_name=school,
        order=1,
        line_kind="band",
        band_mm=6.0,
        needle_mm=40.0,
        about=(),
        steps=_steps(shared),
        angle=AngleRange(15.0, 30.0, 20.0, SAID),
        needling=(),
        evidence_note=SAID,
    )
    grid = tomllib.loads((ROOT / "zones" / "cortex.toml").read_text(encoding="utf-8"))
    cortex = validated(CortexMap, grid, "cortex.toml")
    return Catalog({school: owner}, {}, dict(zones), {}, {}, {}, {}, cortex=cortex)


def _steps(rules: Rules) -> tuple[Step, ...]:
    return TypeAdapter(tuple[Step, ...]).validate_python([{"text": "…", "sources": ["t"], **rule} for rule in rules])


@pytest.fixture(scope="session")
def whole() -> Catalog:
    """All that is shipped."""
    return shipped_catalog()


@pytest.fixture(scope="session")
def in_glass(whole: Catalog) -> Callable[[str], Placed]:
    """A head by its id, or ``own``, with an average brain in it."""
    return placer(whole)
