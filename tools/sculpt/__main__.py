"""Command: ``python -m tools.sculpt [--head ID] [--resolution MM] [-o FOLDER]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.sculpt.build import RESOLUTION_MM, build, write
from tools.sculpt.shapes import SHAPES


def main() -> int:
    """Rebuild the shipped heads, or one of them."""
    parser = argparse.ArgumentParser(prog="python -m tools.sculpt", description=main.__doc__)
    parser.add_argument("--head", choices=[shape.id for shape in SHAPES], help="only this head (all if left out)")
    parser.add_argument("--resolution", type=float, default=RESOLUTION_MM, metavar="MM", help="step of the clay's grid")
    parser.add_argument("-o", "--output", type=Path, default=Path("assets/meshes"), metavar="FOLDER")
    options = parser.parse_args()
    if not 0.5 <= options.resolution <= 4.0:
        parser.error(f"--resolution {options.resolution}: 0.5 to 4.0 mm")
    for shape in SHAPES:
        if options.head in (None, shape.id):
            head = build(shape, options.resolution)
            write(head, options.output / shape.id, options.resolution)
            sys.stdout.write(f"{options.output / shape.id}: {2 * len(head.levels[0].vertices_mm)} vertices\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
