"""The bibliography on paper has every entry, as plain text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from tests.export.pdf_reading import read_parts
from viewer.data.paths import assets_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.export.bibliography import bibliography
from viewer.export.citations import all_keys
from viewer.export.pdf_paper import Sheet, page_pdf
from viewer.presentation.text_paper import page_text
from viewer.widgets.theme import load_fonts


def test_every_study_and_source_is_there(catalog: Catalog) -> None:
    words = page_text(bibliography(catalog, all_keys(catalog)))
    for study in catalog.studies.values():
        assert study.title in words
    for source in catalog.sources.values():
        assert " ".join(source.citation.split()) in words
    assert f"Studies ({len(catalog.studies)})" in words
    assert "Derived, not read: pages." in words


def test_markup_in_data_is_printed_as_it_is(qapp: QApplication, catalog: Catalog) -> None:
    key = StudyKey("chen2025")
    title = "<b>bold</b> <img src='file:///etc/passwd'>"
    spoiled = replace(catalog, studies={key: replace(catalog.studies[key], title=title)})
    families = load_fonts(assets_folder() / "fonts")
    parts = read_parts(page_pdf(Sheet(bibliography(spoiled, [key]), families)))
    assert any(title in part.text for part in parts)


def test_it_is_a_pdf_of_several_pages(qapp: QApplication, catalog: Catalog) -> None:
    page = bibliography(catalog, all_keys(catalog)[:40])
    parts = read_parts(page_pdf(Sheet(page, load_fonts(assets_folder() / "fonts"))))
    assert parts[-1].pages[-1] >= 2
    assert [part.role for part in parts[:3]] == ["H1", "P", "H2"]
    assert [part.role for part in parts].count("H2") <= 2
