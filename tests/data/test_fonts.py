from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools.fonts import LABEL_WEIGHTS, TEXT_WEIGHTS, characters_of, is_han

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
LABELS = [FONTS / f"labels-{weight.name}.ttf" for weight in LABEL_WEIGHTS]
TEXTS = [FONTS / f"text-{weight.name}.otf" for weight in TEXT_WEIGHTS]


def _without_glyph(file: Path, characters: str) -> str:
    glyphs = TTFont(file).getBestCmap()
    return "".join(character for character in characters if ord(character) not in glyphs)


@pytest.mark.parametrize("file", LABELS, ids=lambda file: file.name)
def test_no_glyph_is_missing_for_any_string_of_the_content(file: Path) -> None:
    content = "".join(sorted(characters_of([ROOT / "zones"])))
    assert _without_glyph(file, content) == "", "run: python -m tools.fonts"


@pytest.mark.parametrize("file", LABELS + TEXTS, ids=lambda file: file.name)
def test_pinyin_figures_and_signs_have_glyphs(file: Path) -> None:
    assert _without_glyph(file, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀÁǍÀ 0123456789 °′″±×−–≤≥²½→←…·’“”") == ""


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_the_window_fonts_carry_every_character_that_is_not_han(file: Path) -> None:
    content = sorted(character for character in characters_of([ROOT / "zones"]) if not is_han(character))
    assert _without_glyph(file, "".join(content)) == "", "run: python -m tools.fonts"


def test_a_han_glyph_is_drawn_and_has_the_full_width() -> None:
    font = TTFont(LABELS[0])
    name = font.getBestCmap()[ord("区")]
    assert font["hmtx"][name][0] == font["head"].unitsPerEm
    assert font["glyf"][name].numberOfContours > 0


def test_the_licence_and_both_copyrights_travel_inside_the_files() -> None:
    for file in LABELS + TEXTS:
        names = TTFont(file)["name"]
        assert "SIL Open Font License" in names.getDebugName(13)
        assert "Inter Project Authors" in names.getDebugName(0)
        assert "Inter" not in names.getDebugName(16), "a changed font does not keep the name"
    assert "OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_han_is_told_from_latin() -> None:
    assert all(map(is_han, "区運，"))
    assert not any(map(is_han, "aǚ°–·"))


def test_characters_are_collected_composed_and_without_line_ends(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "zone.toml").write_text('han = "运动"\npinyin = "u\u0308\u030c"\n', encoding="utf-8")
    found = characters_of([tmp_path])
    assert {"运", "动", "ǚ"} <= found
    assert "\n" not in found
