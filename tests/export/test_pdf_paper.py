"""Any page can be a PDF: every sentence, doubt and source mark is in it, in order, tagged, and leads to its heading."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.export.pdf_reading import read_parts
from tests.papers import all_missing, missing, shipped_pages
from viewer.atlas.atlas import Atlas
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.export.pdf_paper import Sheet, page_pdf
from viewer.presentation.blocks import Head, Heading, Page, Studies, Text
from viewer.presentation.marked_text import Mark, MarkedText
from viewer.widgets.theme import load_fonts


@pytest.fixture(scope="module")
def families(qapp: QApplication) -> tuple[str, ...]:
    return load_fonts(assets_folder() / "fonts")


@pytest.fixture(scope="module")
def pages(catalog: Catalog, shipped_atlas: Atlas) -> dict[str, Page]:
    """One page of each kind, the first."""
    found: dict[str, Page] = {}
    for page in shipped_pages(catalog, shipped_atlas):
        found.setdefault(page.id.partition("/")[0], page)
    return found


def shown(pdf: bytes) -> str:
    """What is read out, and what stands at the foot of the first page."""
    parts = read_parts(pdf)
    foot = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    return "\n".join([*(part.said if part.role == "Figure" else part.text for part in parts), foot])


def test_every_sentence_and_mark_of_each_kind_of_page_is_in_it(families, pages: dict[str, Page]) -> None:
    picture = np.full((20, 20, 4), 255, np.uint8)
    assert {"zone", "complaint", "point", "study", "handout", "left-out", "reading"} <= set(pages)
    assert all_missing(pages.values(), lambda page: shown(page_pdf(Sheet(page, families, picture=picture)))) == []


def test_a_paper_that_drops_harms_or_a_doubt_is_noticed(families, pages: dict[str, Page]) -> None:
    zone = pages["zone"]
    without = [
        replace(block, groups=tuple(
            replace(group, studies=tuple(replace(study, harms="") for study in group.studies)) for group in block.groups
        )) if isinstance(block, Studies) else block
        for block in zone.blocks
    ]  # fmt: skip
    assert missing(zone, shown(page_pdf(Sheet(replace(zone, blocks=tuple(without)), families)))) != []
    page = Page("one", Head("One"), (Text(MarkedText("So.", (Mark(1, "a", "A."),), "Perhaps."), "Thus."),))
    pdf = shown(page_pdf(Sheet(page, families)))
    assert missing(page, pdf) == []
    assert missing(page, pdf.replace("Perhaps.", "")) != []


def test_long_words_and_chinese_stay_on_the_paper(families) -> None:
    long = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6
    page = Page("long", Head("头针 " * 40), (Heading("运动区"), Text(MarkedText(long)), Text(MarkedText("百会" * 200))))
    pdf = page_pdf(Sheet(page, families))
    parts = [part.text.replace(" ", "") for part in read_parts(pdf)]
    assert parts == ["头针" * 40, "运动区", long, "百会" * 200]
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    ends: list[float] = []
    PdfReader(BytesIO(pdf)).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, _font, _size: ends.append(cm[0] * tm[4] + cm[4]) if text.strip() else None
    )
    assert max(ends) < float(box.width)


def test_what_is_uncertain_is_set_in_below_its_sentence(families) -> None:
    from PySide6.QtGui import QTextDocument

    from viewer.export.pdf_paper import set_pages

    page = Page("one", Head("One"), (Text(MarkedText("So it is.", (), "Perhaps.")),))
    document = QTextDocument()
    set_pages(Sheet(page, families), document, 182.0)
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    assert [(block.text(), block.blockFormat().indent()) for block in blocks[1:]] == [("So it is.", 0), ("Perhaps.", 1)]
