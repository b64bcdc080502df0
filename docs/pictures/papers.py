"""Lays the pages of a PDF side by side: papers.py FILE.pdf FILE.png; needs pdftoppm (poppler-utils)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

DPI = 72
GAP_PX = 16
TABLE = "#d9dde2"


def main(paper: str, picture: str) -> None:
    """Draw each page, and put a table under them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(("pdftoppm", "-r", str(DPI), "-png", paper, f"{folder}/page"), check=True)
        pages = [Image.open(page).convert("RGB") for page in sorted(Path(folder).iterdir())]
    width = sum(page.width for page in pages) + GAP_PX * (len(pages) + 1)
    table = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP_PX), TABLE)
    left = GAP_PX
    for page in pages:
        table.paste(ImageOps.expand(page.crop((1, 1, page.width - 1, page.height - 1)), 1, "#b4bac2"), (left, GAP_PX))
        left += page.width + GAP_PX
    table.save(picture, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
