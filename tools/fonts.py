"""Makes the shipped font files again: ``python -m tools.fonts --latin DIR --han FILE_PATTERN``.

Two kinds of file come out, both under the SIL Open Font License 1.1, see ``assets/fonts/README.md``:

* ``text-<weight>.otf``: Inter cut down to Latin, Greek and signs, for the window where the system has no good font;
* ``labels-<weight>.ttf``: the same Latin and, in one file, every Han character that the content uses, cut out of
  Noto Sans CJK. VTK takes one file per label, and Qt falls back to it for Han.

Needs ``fonttools`` (the build group). Run it again whenever a test reports a character without a glyph.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXT_FAMILY = "Scalp Map Sans"
LABEL_FAMILY = "Scalp Map Labels"
_UNITS_PER_EM = 2048
_MADE_S = 3_786_912_000
"""1 January 2024 in the seconds of font files, which count from 1904."""
_LATIN_BLOCKS = ((0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1E00, 0x1EFF), (0x384, 0x3CE))
_SIGNS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™←↑→↓↔⇧⌘⌥∂∆∑−∕∙√∞∩≈≠≤≥⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉ʼˈːˉˊˇˋ◆○●✓\u0300\u0301\u0304\u0308\u030c"
_HAN_PUNCTUATION = "、。·《》「」（），：；！？"
_COPYRIGHT = (
    "Latin: Copyright 2020 The Inter Project Authors (https://github.com/rsms/inter). "
    "Han: Copyright 2014-2021 Adobe (http://www.adobe.com/), Noto Sans CJK. Cut down and merged; names changed."
)
_LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight to make: its file name, its CSS number, and the files it is made of."""

    name: str
    number: int
    latin_file: str
    han_file: str


TEXT_WEIGHTS = (
    Weight("regular", 400, "Inter-Regular.otf", ""),
    Weight("medium", 500, "Inter-Medium.otf", ""),
    Weight("semibold", 600, "Inter-SemiBold.otf", ""),
    Weight("bold", 700, "Inter-Bold.otf", ""),
)
LABEL_WEIGHTS = (
    Weight("regular", 400, "Inter-Regular.otf", "NotoSansCJK-Regular.ttc"),
    Weight("bold", 700, "Inter-SemiBold.otf", "NotoSansCJK-Bold.ttc"),
)


def is_han(character: str) -> bool:
    """Whether a character is Chinese writing or its punctuation, and so drawn from the Han face."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x3FFFF
    )


def characters_of(folders: Iterable[Path]) -> frozenset[str]:
    """Collect every printing character of the text files below some folders.

    Parameters
    ----------
    folders : iterable of Path
        Folders, searched with all they contain for ``.toml``, ``.po`` and ``.md``.

    Returns
    -------
    frozenset of str
        Single characters; control characters and spaces other than the plain one are left out.
    """
    found: set[str] = set()
    for folder in folders:
        for pattern in ("*.toml", "*.po", "*.md"):
            for file in folder.rglob(pattern):
                found.update(unicodedata.normalize("NFC", file.read_text(encoding="utf-8")))
    return frozenset(character for character in found if character.isprintable())


def text_characters() -> frozenset[str]:
    """Return the Latin letters, figures and signs that every shipped font carries where Inter has them."""
    letters = {chr(code) for low, high in _LATIN_BLOCKS for code in range(low, high + 1)}
    return frozenset(letters | set(_SIGNS))


def make_text_font(source: Path, weight: Weight, target: Path) -> None:
    """Cut Inter down to the text characters, with kerning and figures for columns.

    Parameters
    ----------
    source : Path
        An Inter OpenType file.
    target : Path
        Where the file is written.
    """
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case"]
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in text_characters()])
    subsetter.subset(font)
    _name(font, TEXT_FAMILY, weight)
    save_font(font, str(target), options)


def make_label_font(latin: Path, han: Path, han_characters: Iterable[str], weight: Weight, target: Path) -> None:
    """Draw Latin and Han into one TrueType file.

    The outlines become quadratic curves, which the light automatic hinting of FreeType keeps crisp.

    Parameters
    ----------
    latin, han : Path
        An Inter OpenType file, and a Noto Sans CJK collection (its SC face is taken).
    han_characters : iterable of str
        The Han characters to carry.
    target : Path
        Where the file is written.

    Raises
    ------
    ValueError
        If the collection lacks a character asked for.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTCollection, TTFont

    latin_font = TTFont(str(latin))
    han_font = next(
        font
        for font in TTCollection(str(han), lazy=True).fonts
        if font["name"].getDebugName(4).startswith("Noto Sans CJK SC")
    )
    missing = sorted(character for character in han_characters if ord(character) not in han_font.getBestCmap())
    if missing:
        raise ValueError(f"{han}: no glyph for {''.join(missing)}")
    outlines: dict[str, Any] = {}
    widths: dict[str, tuple[int, int]] = {}
    cmap: dict[int, str] = {}
    _draw(latin_font, {".notdef": ".notdef"}, outlines, widths)
    for font, characters in ((latin_font, text_characters()), (han_font, frozenset(han_characters))):
        best = font.getBestCmap()
        names = {
            f"u{ord(character):05X}": best[ord(character)] for character in sorted(characters) if ord(character) in best
        }
        _draw(font, names, outlines, widths)
        cmap.update({int(name[1:], 16): name for name in names})
    scale = _UNITS_PER_EM / latin_font["head"].unitsPerEm
    ascent, descent = round(latin_font["hhea"].ascent * scale), round(latin_font["hhea"].descent * scale)
    builder = FontBuilder(_UNITS_PER_EM, isTTF=True)
    # The same characters give the same file, whenever it is made.
    builder.updateHead(created=_MADE_S, modified=_MADE_S)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({})
    builder.setupOS2(
        sTypoAscender=ascent, sTypoDescender=descent, sTypoLineGap=0, usWinAscent=ascent, usWinDescent=-descent,
        sxHeight=round(latin_font["OS/2"].sxHeight * scale), sCapHeight=round(latin_font["OS/2"].sCapHeight * scale),
    )  # fmt: skip
    builder.setupPost(keepGlyphNames=False)
    _name(builder.font, LABEL_FAMILY, weight)
    builder.save(str(target))


def _draw(font: Any, names: Mapping[str, str], outlines: dict[str, Any], widths: dict[str, tuple[int, int]]) -> None:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    scale = _UNITS_PER_EM / font["head"].unitsPerEm
    glyphs = font.getGlyphSet()
    for name, glyph_name in names.items():
        pen = TTGlyphPen(None)
        # Postscript outlines run the other way round than TrueType ones.
        quadratic = Cu2QuPen(pen, max_err=0.6, reverse_direction=True)
        glyphs[glyph_name].draw(TransformPen(quadratic, (scale, 0, 0, scale, 0, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(None)
        outlines[name] = glyph
        widths[name] = (round(glyphs[glyph_name].width * scale), getattr(glyph, "xMin", 0))


def _name(font: Any, family: str, weight: Weight) -> None:
    style = weight.name.capitalize()
    legacy_style = {400: "Regular", 700: "Bold"}.get(weight.number, "Regular")
    legacy_family = family if weight.number in (400, 700) else f"{family} {style}"
    table = font["name"]
    table.names = []
    names = {
        0: _COPYRIGHT,
        1: legacy_family,
        2: legacy_style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        13: _LICENCE,
        14: "https://openfontlicense.org",
        16: family,
        17: style,
    }
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight.number
    font["OS/2"].fsSelection = 0x20 if weight.number == 700 else 0x40
    font["head"].macStyle = 1 if weight.number == 700 else 0
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [names[6]]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName, top.Weight = family, names[4], style
        top.Notice = top.Copyright = _COPYRIGHT


def main(arguments: list[str] | None = None) -> int:
    """Make all font files; see the module's text."""
    parser = argparse.ArgumentParser(prog="python -m tools.fonts", description=__doc__)
    parser.add_argument("--latin", type=Path, default=Path("/usr/share/fonts/opentype/inter"), help="folder of Inter")
    parser.add_argument(
        "--han", type=Path, default=Path("/usr/share/fonts/opentype/noto"), help="folder of Noto Sans CJK"
    )
    parser.add_argument(
        "--text", type=Path, action="append", help="folder whose characters are carried; may be repeated"
    )
    parser.add_argument("--into", type=Path, default=Path("assets/fonts"), help="where the files go")
    chosen = parser.parse_args(arguments)
    han = frozenset(filter(is_han, characters_of(chosen.text or [Path("zones")]))) | frozenset(_HAN_PUNCTUATION)
    for weight in TEXT_WEIGHTS:
        make_text_font(chosen.latin / weight.latin_file, weight, chosen.into / f"text-{weight.name}.otf")
    for weight in LABEL_WEIGHTS:
        target = chosen.into / f"labels-{weight.name}.ttf"
        make_label_font(chosen.latin / weight.latin_file, chosen.han / weight.han_file, han, weight, target)
    sys.stdout.write(f"{len(han)} Han characters; files in {chosen.into}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
