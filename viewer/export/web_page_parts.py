"""The pieces of which the web page is put together: its own files, icons and letters that come with the program."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = (
    "data.js", "search.js", "pose.js", "view.js", "labels.js", "ink.js", "elements.js", "blocks.js",
    "reading.js", "list.js", "camera.js", "tour.js", "paper.js", "page.js",
)  # fmt: skip
"""In the order in which they are joined; each uses those before it."""

ICONS = ("danger", "info", "link_out", "print", "reset", "search", "warning")

_HAN_FONT = "labels-regular.ttf"
_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageParts:
    """The page's own files, read.

    Attributes
    ----------
    html, css, script : str
        The page with its places to fill, its style, and all its scripts joined.
    symbols : str
        The icons as symbols of one drawing.
    han_font : str
        Base64 of a font for Chinese characters, for computers that have none.
    """

    html: str
    css: str
    script: str
    symbols: str
    han_font: str

    @classmethod
    def shipped(cls, assets: Path) -> PageParts:
        """Read the files that come with the program.

        Parameters
        ----------
        assets : Path
            The program's folder of assets.

        Raises
        ------
        OSError
            If one is missing.
        """
        web = assets / "web"
        return cls(
            html=_read(web / "page.html"),
            css=_read(web / "page.css"),
            script="\n".join(_read(web / name) for name in SCRIPTS),
            symbols="".join(_symbol(name, _read(assets / "icons" / f"{name}.svg")) for name in ICONS),
            han_font=base64.b64encode((assets / "fonts" / _HAN_FONT).read_bytes()).decode(),
        )


def _read(path: Path) -> str:
    # A browser reads every line end as one character, and the page's checksums are made of what it reads.
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _symbol(name: str, svg: str) -> str:
    inside = _SVG.search(svg)
    return f'<symbol id="icon-{name}" viewBox="0 0 18 18">{inside.group(1) if inside else ""}</symbol>'
