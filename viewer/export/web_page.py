"""The atlas as one web page: a single file that needs no network, no server and no other file.

::

    page.html     places to fill ----.
    page.css      style, its colours from the palette ----.
    *.js          what the page does ----------------------+--> one file
    head, zones   packed numbers (web_page_head) ---------'
    pages         plain values (web_page_texts), as JSON that no browser takes for markup

What the page may do is written into it: its policy allows its own script and style by their checksums, pictures and
letters that stand in the file, and no connection of any kind. Texts are shown as text only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import fields
from html import escape
from pathlib import Path
from typing import Any

from viewer import __version__
from viewer.atlas.atlas import Atlas
from viewer.data.atomic import write_atomic
from viewer.data.han_forms import simplified_forms
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId
from viewer.domain.tour import Tour
from viewer.errors import ExportError
from viewer.export.png import png
from viewer.export.web_page_head import packed_head, packed_zones
from viewer.export.web_page_ink import PageInk
from viewer.export.web_page_once import said_once
from viewer.export.web_page_parts import PageParts
from viewer.export.web_page_texts import PageTexts, of_school
from viewer.export.web_page_tour import names_only, page_tour
from viewer.geometry.head import Head
from viewer.presentation.doubt import DOUBTS, DOUBTS_TITLE, ORDER_TITLE, SAMPLES, SampleKind
from viewer.presentation.doubt_sample import sample
from viewer.presentation.palette import ChipColours, Palette, palette_for
from viewer.presentation.sentences import DISCLAIMER, LIMITS_NOT_SAID, NO_CAUTION
from viewer.scene.hair_shader import HAIR_GLSL, HAIR_UNIFORMS, STILL_BODY
from viewer.scene.pose import FIRST_VIEW_DEG, VIEW_ANGLE_DEG, VIEWS
from viewer.scene.studio_light import DITHER_GLSL, LIGHT_GLSL, SHINE_BY_VERTEX, STUDIO_GLSL
from viewer.scene.zone_shader import ZONE_BODY, ZONE_DECLARATIONS
from viewer.state.view_state import SkinTone

MOST_BYTES = 8_000_000
"""What a page may weigh with the zones of all ten schools; a mail still takes it."""

_SAMPLE_SCALE = 2.0  # sharp on the screens of telephones
_RIM = {"light": 0.10, "dark": 0.22}
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def web_page(
    catalog: Catalog,
    atlas: Atlas,
    head: Head,
    parts: PageParts,
    school: SchoolId | None = None,
    tour: Tour | None = None,
    tone: SkinTone = "light",
    tours: Sequence[Tour] = (),
) -> str:
    """Put the page together.

    Parameters
    ----------
    catalog, atlas, head
        What is shown; the atlas must have been made on this head.
    parts : PageParts
        The page's own files.
    school : str, optional
        Show the zones of this school only.
    tour : Tour, optional
        Stands open when the page opens; it is then the only one.
    tone : str
        The skin's tone.
    tours : sequence of Tour
        Offered by the page where none stands open; those with zones that the page does not have are left out.

    Returns
    -------
    str
        HTML.
    """
    shown = of_school(catalog, school)
    texts = PageTexts(shown, atlas)
    ink = PageInk(shown, atlas, head)
    played = (tour,) if tour is not None else tuple(each for each in tours if names_only(each, shown))
    data: dict[str, Any] = {
        "version": __version__,
        "headName": head.name,
        "schools": texts.schools(),
        "unmapped": texts.unmapped(),
        "cards": texts.zones(),
        "complaints": texts.complaints(),
        "points": texts.points(),
        "pages": texts.pages(),
        "words": texts.words(),
        "initials": texts.initials(),
        "hanForms": "".join(chr(other) + simple for other, simple in simplified_forms().items()),
        "terms": texts.terms,
        "studies": texts.studies,
        "sources": texts.sources,
        "doubts": {
            "title": DOUBTS_TITLE,
            "order": ORDER_TITLE,
            "kinds": [[each.drawing, each.name, each.said] for each in DOUBTS],
        },
        "said": {"noCaution": NO_CAUTION, "limitsNotSaid": LIMITS_NOT_SAID},
        "views": {name: list(angles) for name, angles in VIEWS.items()},
        "firstView": list(FIRST_VIEW_DEG),
        "viewAngle": VIEW_ANGLE_DEG,
        "rim": _RIM,
        "shaders": {
            "light": LIGHT_GLSL,
            "studio": STUDIO_GLSL,
            "shine": SHINE_BY_VERTEX,
            "dither": DITHER_GLSL,
            "hair": HAIR_UNIFORMS + HAIR_GLSL,
            "skin": STILL_BODY,
            # The page has no glass head, which the zones' shader knows of.
            "declarations": "uniform float drawn;\nconst float glass = 0.0;\n" + ZONE_DECLARATIONS,
            "body": ZONE_BODY,
        },
        "head": packed_head(head, tone),
        "zones": packed_zones(shown, atlas, head, tone),
        "layers": ink.layers(),
        "tours": [page_tour(each, shown, ink, head.id) for each in played],
        "isTourOpen": tour is not None,
    }
    css = _tokens() + _samples() + _font(parts.han_font) + parts.css
    filled = {
        "policy": _policy(css, parts.script),
        "title": escape(_title(shown, school)),
        "css": css,
        "symbols": parts.symbols,
        "head": escape(head.name),
        "licence": escape(head.licence),
        "version": escape(__version__),
        "disclaimer": escape(DISCLAIMER),
        "data": _inert(said_once(data)),
        "script": parts.script,
    }
    return _PLACE.sub(lambda place: filled[place.group(1)], parts.html)


def write_web_page(path: Path, page: str) -> None:
    """Write a page, whole or not at all.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    try:
        # A text from elsewhere may hold half a character; it is not worth a page.
        write_atomic(path, page.encode("utf-8", "replace"))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from error


def _title(catalog: Catalog, school: SchoolId | None) -> str:
    return "Scalp Map" if school is None else f"Scalp Map: {catalog.schools[school].name}"


def _inert(data: object) -> str:
    """JSON that cannot end the element it stands in, whatever the texts say."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(css: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src {_checksum(script)}; style-src {_checksum(css)}; "
        "img-src data:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _checksum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _font(han_font: str) -> str:
    """Chinese characters from the file, if the computer has none of its own; all else in the system's letters."""
    return (
        '@font-face{font-family:"Scalp Map Han";font-weight:100 900;'
        "unicode-range:U+2E80-303F,U+3400-9FFF,U+F900-FAFF,U+FF00-FFEF;"
        f"src:url(data:font/ttf;base64,{han_font})}}\n"
    )


def _tokens() -> str:
    """The palette as properties of the style, for both schemes and for paper."""
    light, dark = _properties(palette_for("light")), _properties(palette_for("dark"))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-scheme=dark]{{color-scheme:dark;{dark}}}}}\n"
    )


def _properties(palette: Palette) -> str:
    said = []
    for field in fields(palette):
        value, name = getattr(palette, field.name), field.name.replace("_", "-")
        if isinstance(value, ChipColours):
            said += [f"--{name}-ink:{value.ink}", f"--{name}-fill:{value.fill or 'transparent'}"]
        elif field.name != "scheme":
            said.append(f"--{name}:{value}")
    said += [f"--doubt-{kind}:url(data:image/png;base64,{_sample(kind, palette)})" for kind in SAMPLES]
    return ";".join(said)


def _samples() -> str:
    """How each kind of doubt is drawn, in whatever scheme is on."""
    return "".join(f".doubt-sample.{kind}{{background-image:var(--doubt-{kind})}}\n" for kind in SAMPLES)


def _sample(kind: SampleKind, palette: Palette) -> str:
    return base64.b64encode(png(sample(kind, palette, _SAMPLE_SCALE))).decode()
