"""The page to take home as a PDF: real text, a title, a language, two pages, whatever the name and the logo are."""

from __future__ import annotations

import itertools
import shutil
import struct
import subprocess
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.export.pdf_reading import read_parts
from viewer.data.logo_file import Logo
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.errors import ExportError
from viewer.export.handout_logo import logo_image
from viewer.export.handout_picture import explained_state
from viewer.export.pdf_paper import Paper, Sheet, page_pdf, set_pages
from viewer.export.studio import ImageStyle, Studio
from viewer.presentation.blocks import Alert, Page, Text
from viewer.presentation.letterhead import PRACTICE_MOST, letterhead
from viewer.presentation.pages.explanation import explain_view, explained_zones
from viewer.presentation.pages.handout import handout_page, handout_title
from viewer.scene.lettering import Fonts
from viewer.widgets.document import KEPT_WITH_NEXT
from viewer.widgets.theme import load_fonts

HOSTILE = "<b>Mill</b> & <img src='file:///etc/passwd'> 头针"
FOOT = ("Ask the person", "For education")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads the pages")


@pytest.fixture(scope="module")
def families(qapp: QApplication) -> tuple[str, ...]:
    return load_fonts(assets_folder() / "fonts")


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    drawn = np.full((300, 300, 4), 255, np.uint8)
    drawn[100:200, 100:200, :3] = (200, 30, 30)
    return drawn


def page_of(catalog: Catalog, complaint: str | None, zone: str | None = None) -> Page:
    state = explained_state(catalog, complaint, zone, "right")  # type: ignore[arg-type]
    view = explain_view(catalog, state.selection.complaint, state.selection.zone, state.selection.affected)
    assert view is not None
    return handout_page(view)


def handout_pdf(
    page: Page, picture: np.ndarray | None, families: tuple[str, ...], practice: str = "", logo: Logo | None = None,
    paper: Paper = "A4",
) -> bytes:  # fmt: skip
    return page_pdf(Sheet(page, families, handout_title(page), letterhead(practice, logo), picture), paper)


def sentences(page: Page) -> list[Text]:
    return [block for block in page.blocks if isinstance(block, Text)]


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def read(pdf: bytes, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, timeout=60)
    return " ".join(found.stdout.decode().split())


@needs_poppler
def test_all_of_it_is_text_that_can_be_selected(catalog, families, picture, tmp_path) -> None:
    page = page_of(catalog, "tinnitus")
    text = read(handout_pdf(page, picture, families, HOSTILE), tmp_path)
    assert HOSTILE in text
    assert all(block.said.text.rsplit(" ", 1)[0] in text for block in sentences(page))
    headings = [section.heading.text for section in page.sections() if section.heading]
    for words in (page.head.title, page.head.lines[0].text, *headings, *page.closing):
        assert words in text
    assert all(f"[{source.number}]" in text for source in page.sources)


def test_a_reader_that_speaks_is_told_all_in_order(catalog, families, picture) -> None:
    page = page_of(catalog, "tinnitus")
    logo = Logo("png", png(30, 10))
    pdf = handout_pdf(page, picture, families, HOSTILE, logo)
    parts = read_parts(pdf)
    spoken = [(part.role, part.text) for part in parts]
    assert (parts[0].role, parts[0].said) == ("Figure", f"Logo of the practice. {HOSTILE}")
    assert spoken[1:3] == [("H1", page.head.title), ("P", page.head.lines[0].text)]
    headings = [text for role, text in spoken if role == "H2"]
    alerts = [block for block in page.blocks if isinstance(block, Alert)]
    sections = [section.heading for section in page.sections() if section.heading]
    assert [section.key for section in sections[:4]] == ["what", "where", "tell", "know"]
    assert headings == [*(alert.lead for alert in alerts), *(section.text for section in sections)]
    (head,) = [part for part in parts if part.role == "Figure"][1:]
    assert page.head.lines[0].text in head.said
    texts = [text for _role, text in spoken]
    assert all(sign.text in texts for alert in alerts for sign in alert.texts)
    for block in sentences(page):
        numbers = "".join(f" [{mark.number}]" for mark in block.said.marks)
        assert {f"{block.said.text}{numbers}", f"\u2022 {block.said.text}"}.intersection(texts)
        assert block.said.doubt in [*texts, ""]


def test_readers_are_told_title_language_and_contents(catalog, families) -> None:
    reader = PdfReader(BytesIO(handout_pdf(page_of(catalog, "tinnitus"), None, families)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Ringing in the ears: explanation"
    assert reader.pdf_header == "%PDF-1.4"
    root = reader.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    listed = [entry["/Title"] for entry in reader.outline]
    assert (listed[0], listed[-1]) == ("Ringing in the ears", "Where this comes from")
    assert "\t" not in "".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("complaint", "zone"), [("stroke", None), (None, "jiao.motor")])
def test_the_fullest_pages_have_room_on_four(catalog, families, picture, paper, complaint, zone) -> None:
    logo = Logo("svg", (assets_folder() / "icons" / "app.svg").read_bytes())
    pdf = handout_pdf(page_of(catalog, complaint, zone), picture, families, "Practice", logo, paper)
    assert 2 <= pages(pdf) <= 4
    width, height = {"A4": (595, 842), "Letter": (612, 792)}[paper]
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


@pytest.mark.parametrize("complaint", ["arm-weakness", "face-weakness", "voice-trouble"])
def test_a_page_carries_no_text_of_the_next(catalog, families, picture, complaint) -> None:
    pdf = handout_pdf(page_of(catalog, complaint), picture, families)
    read = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(read) >= 2
    lines = [{" ".join(line.split()) for line in text.splitlines() if len(line) > 25} for text in read]
    for one, other in itertools.pairwise(lines):
        assert {line for line in one & other if not line.startswith(FOOT)} == set()


@pytest.mark.parametrize("size_mm", [(182, 258), (188, 240)])  # A4 and Letter between their margins, above the foot
def test_no_heading_stands_alone_and_no_line_on_two_pages(catalog, families, picture, size_mm) -> None:
    folds = 0
    for complaint in catalog.complaints:
        document = QTextDocument()
        document.setPageSize(QSizeF(*(side * 96 / 25.4 for side in size_mm)))
        pages = set_pages(Sheet(page_of(catalog, complaint), families, picture=picture), document, size_mm[0])
        blocks = list(pages.blocks())
        on = [pages.pages_of(block) for block in blocks]
        for (block, places), (_next, after) in itertools.pairwise(zip(blocks, on, strict=True)):
            folds += places[-1] != after[0]
            if block.blockFormat().headingLevel() or block.blockFormat().property(KEPT_WITH_NEXT):
                assert places[-1] == after[0], f"{complaint}: {block.text()}"
    assert folds > len(catalog.complaints) / 2


def test_the_longest_name_stands_on_the_page_whole(catalog, families, picture) -> None:
    name = ("Community Practice for Chinese Medicine and Rehabilitation " * 4)[:PRACTICE_MOST].strip()
    parts = read_parts(handout_pdf(page_of(catalog, "brain-swelling"), None, families, name))
    assert (parts[0].role, parts[0].text) == ("P", name)


def test_a_complaint_without_a_zone_has_a_page_too(catalog, families) -> None:
    bare = next(complaint for complaint in catalog.complaints if not explained_zones(catalog, complaint))
    assert 1 <= pages(handout_pdf(page_of(catalog, bare), None, families)) <= 2


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0F5C6E"))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(held.data().data())


def test_a_logo_becomes_pixels_of_a_modest_size(qapp) -> None:
    image = logo_image(Logo("png", png(3000, 1500)))
    assert (image.width(), image.height()) == (1200, 600)
    drawn = logo_image(Logo("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><rect/></svg>'))
    assert (drawn.width(), drawn.height()) == (1200, 600)


@pytest.mark.parametrize(
    "logo",
    [
        Logo("png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        Logo("jpg", b"\xff\xd8\xff" + b"\0" * 64),
        Logo("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>'),
    ],
)
@pytest.mark.qt_log_ignore("JPEG")
def test_a_damaged_logo_is_told(qapp, logo) -> None:
    with pytest.raises(ExportError, match="damaged"):
        logo_image(logo)


@pytest.mark.qt_log_ignore("libpng")
def test_a_picture_cut_short_is_told_or_shown_but_never_fatal(qapp) -> None:
    whole = png(64, 64)
    told = set()
    for length in range(8, len(whole), 7):
        try:
            told.add(str(logo_image(Logo("png", whole[:length])).width()))
        except ExportError as error:
            told.add(str(error))
    assert told <= {"64", "the logo is damaged and cannot be shown"}
    assert len(told) >= 1


def test_a_huge_logo_is_refused_before_it_is_read(qapp) -> None:
    header = png(8, 8)
    at = header.index(b"IHDR") + 4
    fake = header[:at] + struct.pack(">II", 60_000, 60_000) + header[at + 8 : at + 13]
    fake += struct.pack(">I", zlib.crc32(fake[at - 4 : at + 13])) + header[at + 17 :]
    with pytest.raises(ExportError, match="larger than 8000 pixels"):
        logo_image(Logo("png", fake))


def test_the_state_of_a_handout_is_that_of_the_window(catalog) -> None:
    state = explained_state(catalog, "leg-weakness", "who.ms6", "left")
    assert (state.mode, state.selection.zone, state.selection.side, state.selection.complaint) == (
        "explain",
        "who.ms6",
        "right",
        "leg-weakness",
    )
    assert state.needle.is_calm
    assert explained_state(catalog, None, "jiao.optic", None).selection.zone == "jiao.optic"


def test_the_part_that_is_explained_is_lit_and_the_others_are_faint(shipped_head, catalog, shipped_atlas) -> None:
    state = replace(
        explained_state(catalog, "arm-weakness", None, "right"),
        drawing=replace(explained_state(catalog, "arm-weakness", None, "right").drawing, labels=False),
    )
    assert (state.selection.zone, state.selection.part) == ("jiao.motor", "middle")
    fonts = Fonts.shipped(assets_folder())
    with Studio(shipped_head, catalog, shipped_atlas, fonts, ImageStyle(240, 240, 1.0), state.reader) as studio:
        drawn = {
            part: studio.picture(replace(state, selection=replace(state.selection, part=part))).astype(int)
            for part in (None, "upper", "lower")
        }  # type: ignore[arg-type]
    faint = {part: np.nonzero(np.abs(drawn[part] - drawn[None]).max(axis=2) > 30)[0] for part in ("upper", "lower")}
    assert faint["lower"].mean() < faint["upper"].mean() - 5  # above the lower part; below the upper one
