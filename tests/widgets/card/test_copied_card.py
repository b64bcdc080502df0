"""What is copied of a card is what the card shows: every sentence, every source mark, every doubt, of all content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.atlas.cached import atlas_for
from viewer.data.content import load_catalog
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.presentation.card_view import CautionView
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import ViewState
from viewer.widgets.card.complaint_card import ComplaintCardPanel
from viewer.widgets.card.point_card import PointCardPanel
from viewer.widgets.card.uses_section import PartHeading
from viewer.widgets.card.zone_card import ZoneCardPanel
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.pieces.chip import ChipButton, ChipLabel
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.publication.panel import PublicationPanel
from viewer.widgets.theme import Look

CONTROLS = {"Favourable and other results in turn.", "From a complaint", "Which side is affected?", "Angle to the skin"}
"""What names a control or an arrangement, and says nothing."""


@pytest.fixture(scope="module")
def presenter() -> Presenter:
    catalog, problems = load_catalog(zones_folder())
    assert not problems
    made = Presenter(catalog)
    head = load_head(assets_folder() / "meshes" / "adult-man")
    made.atlas = atlas_for(catalog, head, cache_folder())
    return made


def _plain(text: str) -> str:
    return " ".join(text.split())


def _said(page: QWidget) -> Iterator[str]:
    """Everything that can be read on a card, each as it must stand in the text."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what stood there before is gone
    for statement in page.findChildren(Statement):
        marked = statement._marked
        if marked.text in CONTROLS:
            continue
        yield marked.text + "".join(f" [{mark.number}]" for mark in marked.marks)
        yield marked.doubt
        yield statement._lead
    for chip in (*page.findChildren(ChipLabel), *page.findChildren(ChipButton)):
        yield chip.view.text
    for heading in page.findChildren(PartHeading):
        yield from (heading.block.name, heading.block.region, heading.block.measure)
    for certainty in page.findChildren(Certainty):
        yield certainty.shown_word()
    for plot in page.findChildren(IntervalPlot):
        yield from plot.accessibleDescription().splitlines()
    for link in page.findChildren(WebLink):
        yield from (link.view.text, link.view.url)


def _cautions(views: tuple[CautionView, ...]) -> Iterator[str]:
    """What the list above the line of cautions says."""
    for view in views:
        yield view.short
        yield view.text.text + "".join(f" [{mark.number}]" for mark in view.text.marks)
        yield view.text.doubt


def _missing(presenter: Presenter, state: ViewState, said: Iterator[str]) -> list[str]:
    text = _plain(presenter.card_text(state))
    return [f"{state.selected or state.point or state.complaint or state.study}: {each}" for each in said
            if _plain(each) not in text]  # fmt: skip


def test_everything_on_the_card_of_every_zone_is_copied(look: Look, qtbot: QtBot, presenter: Presenter) -> None:
    panel = ZoneCardPanel(look)
    qtbot.addWidget(panel)
    missing: list[str] = []
    for index, zone in enumerate(presenter.catalog.zones):
        for words in ("plain", "professional") if index % 5 == 0 else ("plain",):
            state = ViewState(selected=zone, words=words, affected="right" if words == "plain" else None)
            card = presenter.zone_card(state)
            assert card is not None
            panel.show_card(card)
            panel.build_all()
            missing += _missing(presenter, state, _said(panel))
            missing += _missing(presenter, state, _cautions(panel.caution_line().cautions()))
    assert missing == []


def test_everything_on_the_page_of_every_complaint_is_copied(look: Look, qtbot: QtBot, presenter: Presenter) -> None:
    panel = ComplaintCardPanel(look)
    qtbot.addWidget(panel)
    missing: list[str] = []
    for complaint in presenter.catalog.complaints:
        zones = tuple(zone.id for zone in presenter.catalog.zones_for(complaint))
        state = ViewState(complaint=complaint, lit=zones, affected="left")
        card = presenter.complaint_card(state)
        assert card is not None
        panel.show_card(card)
        panel.build_all()
        missing += _missing(presenter, state, _said(panel))
        missing += _missing(presenter, state, (entry.link.plain_text() for entry in panel.studies()))
        missing += _missing(presenter, state, _cautions(panel.caution_line().cautions()))
    assert missing == []


def test_everything_on_the_card_of_every_point_is_copied(look: Look, qtbot: QtBot, presenter: Presenter) -> None:
    panel = PointCardPanel(look)
    qtbot.addWidget(panel)
    missing: list[str] = []
    for point in presenter.catalog.points:
        state = ViewState(point=point)
        card = presenter.point_card(state)
        assert card is not None
        panel.show_card(card)
        panel.build_all()
        missing += _missing(presenter, state, _said(panel))
        missing += _missing(presenter, state, (link.title for link in card.lines))
        missing += _missing(presenter, state, _cautions(panel.caution_line().cautions()))
    assert missing == []


def test_everything_on_the_page_of_every_study_and_source_is_copied(
    look: Look, qtbot: QtBot, presenter: Presenter
) -> None:
    panel = PublicationPanel(look)
    qtbot.addWidget(panel)
    missing: list[str] = []
    for key in (*presenter.catalog.studies, *presenter.catalog.sources):
        state = ViewState(study=key)
        page = presenter.publication(state)
        assert page is not None
        panel.show_page(page, presenter.cautions(state))
        panel.build_all()
        missing += _missing(presenter, state, _said(panel))
        # Long lists are cut on the page; a link opens the rest.
        names = [link.plain_text() for link in panel.scroll_area().findChildren(LinkButton)]
        missing += _missing(presenter, state, (name for name in names if not name.startswith("Show all")))
        missing += _missing(presenter, state, _cautions(panel.caution_line().cautions()))
    assert missing == []
