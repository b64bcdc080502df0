"""The atlas sheet: what stands on it, and as pages that programs which are not ours read."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.export.pdf_reading import read_parts
from viewer.atlas.atlas import Atlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.export.sheet import Sheet, legend_rows, make_sheet
from viewer.export.sheet_file import FontFile, sheet_file
from viewer.export.sheet_plan import view_size_px
from viewer.geometry.head import Head
from viewer.presentation.sentences import DISCLAIMER
from viewer.scene.lettering import Fonts
from viewer.widgets.theme import load_fonts

FONTS = Fonts.shipped(assets_folder())

SAMPLE_PX = 96
"""How high a sample of how a zone is drawn is, in pixels; every view of the head is higher."""


@pytest.fixture(scope="module")
def families(qapp: QGuiApplication) -> tuple[str, ...]:
    return load_fonts(assets_folder() / "fonts")


def zones_of(catalog: Catalog, school: str) -> tuple[ZoneId, ...]:
    return tuple(zone for zone in catalog.zones if zone.startswith(f"{school}."))


@pytest.fixture(scope="module")
def sheet(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> Sheet:
    return make_sheet(shipped_head, catalog, shipped_atlas, zones_of(catalog, "jiao"), FONTS, (160, 180))


def test_five_views_each_with_its_sides(sheet: Sheet) -> None:
    assert [view.title for view in sheet.views] == [
        "Left side of the head",
        "Front of the head",
        "Right side of the head",
        "Back of the head",
        "Top of the head",
    ]
    letters = [{mark.edge: mark.letter for mark in view.marks} for view in sheet.views]
    assert [each["left"] + each["right"] for each in letters] == ["AP", "RL", "PA", "LR", "RL"]
    for view in sheet.views:
        assert view.picture.shape == (180, 160, 4)
        assert (view.picture[..., :3] < 250).any(axis=2).mean() > 0.2


def test_only_the_chosen_zones_are_on_it(shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    one = make_sheet(shipped_head, catalog, shipped_atlas, (ZoneId("who.ms1"),), FONTS, (120, 120))
    none = make_sheet(shipped_head, catalog, shipped_atlas, (), FONTS, (120, 120))
    front, back = (
        (np.abs(one.views[view].picture.astype(int) - none.views[view].picture).max(axis=2) > 20).sum()
        for view in (1, 3)
    )
    assert front > 5
    assert back == 0


def test_every_zone_is_in_the_legend_under_its_group(catalog: Catalog) -> None:
    zones = (*zones_of(catalog, "jiao"), *zones_of(catalog, "who"))
    rows = legend_rows(catalog, zones)
    assert sorted(row.code for row in rows if row.swatch) == sorted(catalog.zones[zone].code for zone in zones)
    assert [row.name for row in rows if row.is_system] == ["Jiao zones", "WHO lines"]
    heading = ""
    by_code = {catalog.zones[zone].code: catalog.groups[catalog.zones[zone].group].name for zone in zones}
    for row in rows:
        heading = row.name if row.swatch is None else heading
        if row.swatch is not None:
            assert by_code[row.code] == heading


def test_what_needs_saying_is_said(sheet: Sheet, shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas) -> None:
    assert any("skull does not protect" in note for note in sheet.notes)
    assert any("parts of a zone" in note for note in sheet.notes)
    plain = make_sheet(shipped_head, catalog, shipped_atlas, (ZoneId("jiao.stomach"),), FONTS, (64, 64))
    assert not any("skull" in note or "parts of" in note for note in plain.notes)
    assert DISCLAIMER in sheet.footer[0]
    sources = {key for zone in zones_of(catalog, "jiao") for step in catalog.zones[zone].steps for key in step.sources}
    for key in sources:
        study = catalog.studies.get(key)  # type: ignore[call-overload]
        assert (study.short_citation if study else catalog.sources[key].citation) in sheet.sources


def test_schools_are_told_apart_by_how_they_are_drawn_whatever_that_is(
    shipped_head: Head, catalog: Catalog, shipped_atlas: Atlas
) -> None:
    of_each = {catalog.school_of(zone).line_kind: zone for zone in catalog.zones}
    made = make_sheet(shipped_head, catalog, shipped_atlas, tuple(of_each.values()), FONTS, (64, 64))
    (said,) = (note for note in made.notes if note.startswith("Drawn: "))
    assert said.count(" as ") == len(of_each)


@pytest.mark.parametrize(("paper", "size_mm"), [("A4", (297.0, 210.0)), ("Letter", (279.4, 215.9))])
def test_the_pdf_is_one_page_of_real_text(
    sheet: Sheet, catalog: Catalog, families: tuple[str, ...], paper: str, size_mm: tuple[float, float]
) -> None:
    content = sheet_file(sheet, families, paper, "pdf", 150)  # type: ignore[arg-type]
    reader = pypdf.PdfReader(io.BytesIO(content))
    (page,) = reader.pages
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx(size_mm, abs=0.4)
    text = re.sub(r"\s+", " ", page.extract_text())
    for zone in zones_of(catalog, "jiao"):
        name = catalog.zones[zone].name
        assert name.en in text
        assert name.han in text
        assert catalog.zones[zone].code in text
    for words in (sheet.title, *sheet.notes, *sheet.footer, *(view.title for view in sheet.views)):
        assert words in text
    heights = [each.image.height for each in page.images if each.image is not None]
    assert sum(height > SAMPLE_PX for height in heights) == 5  # the others are samples
    parts = read_parts(content)
    assert parts[0].text == sheet.title
    assert [part.said.split(",")[0] for part in parts if part.role == "Figure"] == [view.title for view in sheet.views]
    said = [part.said for part in parts]
    assert all(f"{row.code} {row.name} {row.han}" in said for row in sheet.legend if row.swatch)


def test_the_pdf_says_its_title_and_its_language(sheet: Sheet, families: tuple[str, ...]) -> None:
    spoiled = replace(sheet, title="A & B <i>")
    reader = pypdf.PdfReader(io.BytesIO(sheet_file(spoiled, families, "A4", "pdf", 150)))
    assert reader.metadata is not None
    assert reader.metadata.title == "A & B <i>"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_language == ["en"]
    assert reader.xmp_metadata.dc_title == {"x-default": "A & B <i>"}
    assert "CC BY 4.0" in reader.xmp_metadata.dc_rights["x-default"]


def test_the_svg_has_text_and_brings_its_fonts(sheet: Sheet, catalog: Catalog, families: tuple[str, ...]) -> None:
    fonts = [FontFile("Scalp Map Labels", 400, FONTS.regular)]
    drawing = sheet_file(sheet, families, "A4", "svg", 150, fonts).decode()
    root = ElementTree.fromstring(drawing)
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sheet.title in words
    assert catalog.zones[ZoneId("jiao.motor")].name.han in words
    assert "@font-face{font-family:'Scalp Map Labels';font-weight:400;src:url(data:font/ttf;base64," in drawing
    assert not re.search(r"(href|url\()\s*=?\s*[\"']?https?:", drawing)


def test_markup_in_names_stays_text(sheet: Sheet, families: tuple[str, ...]) -> None:
    hostile = "<img src='http://x/y.png'/><script>alert(1)</script>"
    rows = tuple(replace(row, name=hostile) if row.swatch else row for row in sheet.legend)
    spoiled = replace(sheet, title=hostile, legend=rows)
    root = ElementTree.fromstring(sheet_file(spoiled, families, "A4", "svg", 150))
    names = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert "script" not in names
    images = [node for node in root.iter() if node.tag.endswith("}image")]
    widths = [float(node.get("width", 0)) for node in images]
    assert sum(width != min(widths) for width in widths) == 5  # the others are samples
    text = pypdf.PdfReader(io.BytesIO(sheet_file(spoiled, families, "A4", "pdf", 150))).pages[0].extract_text()
    assert "<script>" in text


def test_the_png_has_the_size_of_the_paper(sheet: Sheet, families: tuple[str, ...]) -> None:
    with Image.open(io.BytesIO(sheet_file(sheet, families, "A4", "png", 100))) as image:
        assert image.size == (1169, 827)
        assert image.info["dpi"] == pytest.approx((100, 100), abs=0.02)
        pixels = np.asarray(image.convert("RGB"))
    assert (pixels[:30] == 255).all()  # the margin
    assert (pixels < 120).all(axis=2).mean() > 0.01


def test_many_rows_make_room_for_themselves() -> None:
    few, many = view_size_px("A4", 20, 300), view_size_px("A4", 120, 300)
    assert few[0] > many[0] > 300
    assert few[1] == many[1]
