"""Writes the tables of ``docs/glass-head.md``: ``python -m tools.cortex.table``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.atlas.cortex_beneath import CortexBeneath, GyrusShare
from viewer.atlas.glass_head import glass_head
from viewer.data.content import load_catalog
from viewer.data.cortex_file import load_cortex
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, people_folders, zones_folder
from viewer.domain.catalog import Catalog
from viewer.presentation.cortex_geometry import claimed_gyri, percent_words, spread_words

PAGE = Path(__file__).parents[2] / "docs" / "glass-head.md"
HEADS = tuple(folder.name for folder in people_folders())
_SITES = ("C3", "C4", "Cz", "Fz", "Pz", "T7", "T8", "Fpz", "O1", "Oz")
_MOST_GYRI = 3
_LEAST_PERCENT = 2.5


def main() -> int:
    """Write the tables into the page."""
    catalog = load_catalog(zones_folder())[0]
    atlases = {name: atlas_of(catalog, name) for name in HEADS}
    page = with_tables(PAGE.read_text(encoding="utf-8"), catalog, atlases)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    return 0


def atlas_of(catalog: Catalog, name: str) -> Atlas:
    """The zones on a shipped head."""
    return atlas_for(catalog, load_head(assets_folder() / "meshes" / name), cache_folder())


def with_tables(page: str, catalog: Catalog, atlases: dict[str, Atlas]) -> str:
    """Return the page with its tables made anew: each stands between two marks that name it."""
    inside = {
        name: CortexBeneath(
            glass_head(catalog, load_head(assets_folder() / "meshes" / name), atlas, load_cortex()).cortex
        )
        for name, atlas in atlases.items()
    }
    tables = {
        "depths": _depths(catalog, atlases, inside),
        "zones": _zones(catalog, atlases[HEADS[0]], inside[HEADS[0]]),
    }
    for name, rows in tables.items():
        marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
        pattern = re.compile(f"{marks[0]}.*?{marks[1]}", re.DOTALL)
        if not pattern.search(page):
            raise ValueError(f"{PAGE.name} has no place for the table of {name}")
        made = "\n".join([marks[0], "", *rows, "", marks[1]])
        page = pattern.sub(lambda _found, made=made: made, page)  # type: ignore[misc]
    return page


def _depths(catalog: Catalog, atlases: dict[str, Atlas], inside: dict[str, CortexBeneath]) -> Iterator[str]:
    """Skin to the nearest cortex at some sites, beside the table of another method."""
    assert catalog.cortex is not None
    told = {site.id: site.depth_mm for site in catalog.cortex.sites if site.depth_mm is not None}
    yield f"| mm | {' | '.join(_SITES)} | all {len(told)} upper sites |"
    yield "|---" * (len(_SITES) + 2) + "|"
    for name, atlas in atlases.items():
        depths = {site: float(inside[name].depth_mm(atlas.sites_mm[site][None])[0]) for site in told}
        mean, spread = np.mean(list(depths.values())), np.std(list(depths.values()))
        cells = " | ".join(f"{depths[site]:.1f}" for site in _SITES)
        yield f"| {name} | {cells} | {mean:.1f} ± {spread:.1f} |"
    mean, spread = np.mean(list(told.values())), np.std(list(told.values()))
    cells = " | ".join(f"{told[site]:.1f}" for site in _SITES)
    yield f"| `zones/cortex.toml`: along a line, one man's brain | {cells} | {mean:.1f} ± {spread:.1f} |"


def _zones(catalog: Catalog, atlas: Atlas, inside: CortexBeneath) -> Iterator[str]:
    """What lies under every zone and part on the first head, on the left or the midline."""
    yield "| zone | claimed | by the nearest way | in others | straight in | mm deep |"
    yield "|---|---|---|---|---|---|"
    for placed in atlas.zones:
        zone = catalog.zones[placed.zone]
        if placed.side == "right" and zone.only != "right":
            continue
        claimed = claimed_gyri(catalog, zone.id)
        names = {part.id: part.name.lower() for part in zone.parts}
        for found in inside.beneath(placed):
            first = tuple(gyrus.id for gyrus in claimed) or (found.nearest[0].gyrus,)
            title = f"**{placed.zone}**" if found.part is None else f"{placed.zone}, {names[found.part]}"
            told = ", ".join(gyrus.id for gyrus in claimed) if found.part is None else ""
            spread = spread_words(found.share_of(first))
            yield (
                f"| {title} | {told} | {_shares(found.nearest)} | {spread} | {_shares(found.straight)} "
                f"| {found.depth_mm:.0f} |"
            )


def _shares(shares: Sequence[GyrusShare]) -> str:
    said = [share for share in shares if share.percent >= _LEAST_PERCENT][:_MOST_GYRI]
    return ", ".join(f"{share.gyrus or 'unnamed'} {percent_words(share.percent)}" for share in said)


if __name__ == "__main__":
    sys.exit(main())
