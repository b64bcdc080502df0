"""Stories from statement to source and from complaint to zone, with the real mouse, head and content."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.modes.map import MapMode
from viewer.app.program import Program
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.side_rule import side_rules
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.shown import chosen_zones
from viewer.state.mode_requests import Enter, InExplore, Undo
from viewer.state.request import Request
from viewer.state.requests import SetAffected, ShowCell, ShowComplaint, ShowStudy, ShowZone
from viewer.widgets.paper.asking import QuestionView
from viewer.widgets.paper.entries import EntryView
from viewer.widgets.paper.over import PaperOver
from viewer.widgets.paper.paper import Paper
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.zones.tree import ZoneTree


def _press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def _over(program: Program) -> PaperOver:
    page = program.explore.card.page()
    assert isinstance(page, PaperOver)
    page.view.build_all()
    return page


def _paper(program: Program) -> Paper:
    paper = program.explore.card.paper
    paper.view.build_all()
    return paper


def _way_to(page: PaperOver | Paper, target: Request) -> QAbstractButton:
    entries = (each for each in page.view.findChildren(EntryView) if each.entry.request == target)
    button = next(entries).button
    assert button is not None
    return button


def _zone(zone: str) -> Request:
    return InExplore(ShowZone(ZoneId(zone)))


def _open_id(program: Program) -> str:
    """What is open over the card; empty if nothing is."""
    page = program.explore.card.publication
    return "" if page is None else page.id


def _mark(program: Program, key: str) -> SourceMark:
    marks = program.explore.card.page().findChildren(SourceMark)
    return next(mark for mark in marks if mark.mark.key == key and mark.isEnabled())


def test_from_a_sentence_to_its_source_and_back(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    card = program.explore.card.page()
    mark = card.findChildren(SourceMark)[0]
    assert mark.mark.citation in mark.toolTip() or "&" in mark.toolTip()
    _press(qtbot, mark)
    assert _open_id(program).startswith("source/")
    assert _over(program).caution_line.isVisible(), "cautions stay in sight"
    qtbot.keyClick(program.viewport, Qt.Key.Key_Escape)
    assert _open_id(program) == ""
    assert program.explore.card.page() is card
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert program.explore.card.findChildren(PaperOver) == [], "a page that was left keeps a thousand widgets"
    assert program.store.state.selection.zone == "jiao.vertigo-auditory"


def test_from_a_study_to_everything_that_rests_on_it(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    program.explore.card.reveal("studies")
    link = next(
        link for link in program.explore.card.page().findChildren(LinkButton)
        if link.accessibleName() == "Open the page of Chen & Jing 2025"
    )  # fmt: skip
    _press(qtbot, link)
    assert _open_id(program) == "study/chen2025"
    _press(qtbot, _way_to(_over(program), _zone("who.ms11")))
    assert program.store.state.selection.zone == "who.ms11"
    assert _open_id(program) == ""
    program.store.ask(Undo())
    assert program.store.state.study == "chen2025", "what the mouse did can be undone"


def test_the_zone_of_the_page_below_can_be_opened_from_it(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    program.store.ask(ShowStudy("chen2025"))  # type: ignore[arg-type]
    _press(qtbot, _way_to(_over(program), _zone("jiao.vertigo-auditory")))
    assert program.store.state.study is None


def test_browsing_complaints_asking_for_the_side_and_comparing(program: Program, qtbot: QtBot) -> None:
    zones = program.explore.zones
    _press(qtbot, zones._lists.segment("complaints"))
    assert zones.listed() == "complaints"
    tree = zones.findChild(ZoneTree)
    assert tree is not None
    model = tree.model()
    rows = [model.index(row, 0, model.index(group, 0)) for group in range(model.rowCount())
            for row in range(model.rowCount(model.index(group, 0)))]  # fmt: skip
    assert len(rows) == len(program.catalog.complaints)
    index = next(each for each in rows if model.data(each) == "Weakness or paralysis of the arm")
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert program.store.state.selection.complaint == "arm-weakness"
    _press(qtbot, _paper(program).findChild(QuestionView).choice.segment("Right"))  # type: ignore[union-attr]
    assert program.store.state.selection.affected == "right"
    assert program.atlas is not None
    shown = chosen_zones(program.catalog, program.atlas, program.store.state)
    told = [
        each
        for each in shown
        if side_rules(program.catalog.zones[each.zone], ComplaintId("arm-weakness")) != ("not_said",)
    ]
    assert {placed.side for placed in told} == {"left"}
    assert program.scene is not None
    assert np.sign(program.scene.camera.pose.direction()[0]) < 0, "the head is turned to that side"
    said = program.window.statusBar().findChildren(QLabel)[0].text()
    assert said == ("Right side affected: Jiao zones and WHO lines on the left; YNSA on a side that is not said.")
    buttons = _paper(program).view.findChildren(QPushButton)
    _press(qtbot, next(button for button in buttons if button.text().startswith("Compare")))
    assert program.store.state.mode == "compare"
    assert program.store.state.compared.zones == ("jiao.motor", "who.ms6")


def test_a_complaint_without_a_zone_leads_to_its_studies(program: Program, qtbot: QtBot) -> None:
    catalog = program.catalog
    without = next(
        each.id for each in catalog.complaints.values()
        if not catalog.zones_for(each.id) and ruling_out(catalog, each.id) is None and unlinked_studies(catalog, each)
    )  # fmt: skip
    program.store.ask(ShowComplaint(without))
    paper = _paper(program)
    assert "No zone of these schools is named for it." in [label.text() for label in paper.findChildren(QLabel)]
    link = paper.view.findChildren(EntryView)[0].button
    assert link is not None
    _press(qtbot, link)
    assert _open_id(program).startswith("study/")
    _press(qtbot, _over(program).back)
    assert program.store.state.selection.complaint == without


def test_the_side_is_remembered_from_complaint_to_zone(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowComplaint("arm-weakness"))  # type: ignore[arg-type]
    program.store.ask(SetAffected("left"))
    _press(qtbot, _way_to(_paper(program), ShowZone(ZoneId("jiao.motor"))))
    state = program.store.state
    assert (state.selection.zone, state.selection.side, state.selection.affected) == ("jiao.motor", "right", "left")
    said = [label.text() for label in _paper(program).findChildren(QLabel)]
    assert "Left side affected: needled on the right." in said
    qtbot.keyClick(program.viewport, Qt.Key.Key_Escape)
    assert program.store.state.selection.affected is None


def test_words_change_on_the_card_and_by_key(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    plain = program.explore.card.shown
    _press(qtbot, program.explore.card.paper.head.tools.words_link)
    professional = program.explore.card.shown
    assert plain is not None
    assert professional is not None
    assert plain.blocks != professional.blocks
    qtbot.keyClick(program.viewport, "W")
    assert program.explore.card.shown == plain


COPIED = {"card": "Vertigo and hearing area", "bibtex": "@article{chen2025,", "ris": "ID  - chen2025"}


def test_a_card_and_its_citations_are_copied(program: Program) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    for form, held in COPIED.items():
        action = program.explore.card.paper.head.tools.menu().findChild(QAction, f"copy-{form}")
        assert action is not None
        action.trigger()
        assert held in QGuiApplication.clipboard().text()


def test_the_key_for_copying_takes_the_card(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowComplaint("tinnitus"))  # type: ignore[arg-type]
    button = _paper(program).findChild(QPushButton)
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("From a complaint\nRinging in the ears\n")


@pytest.mark.parametrize("ending", [".pdf", ".ris"])
def test_the_bibliography_is_saved_in_the_form_that_its_name_says(
    program: Program, qtbot: QtBot, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"all{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    action = program.window.findChild(QAction, "bibliography")
    assert action is not None
    with qtbot.waitSignal(program.exporting.ended, timeout=60_000):
        action.trigger()
    content = path.read_bytes()
    assert content.startswith(b"%PDF") if ending == ".pdf" else b"Chen" in content


def test_a_study_opens_over_the_map_and_leads_to_its_zones(program: Program, qtbot: QtBot) -> None:
    program.store.ask(Enter("map"))
    program.store.ask(ShowCell("tinnitus", "jiao.vertigo-auditory"))  # type: ignore[arg-type]
    panels = program._modes["map"]
    assert isinstance(panels, MapMode)
    panels.detail.view.build_all()
    study = next(each for each in panels.detail.view.findChildren(EntryView) if each.entry.id == "chen2025")
    assert study.button is not None
    study.button.click()
    over = panels.foot.currentWidget()
    assert isinstance(over, PaperOver)
    assert over.isVisible()
    assert over.caution_line.isVisible()
    _press(qtbot, over.back)
    assert panels.foot.currentWidget() is panels.detail
    assert program.store.state.selection.cell == ("tinnitus", "jiao.vertigo-auditory")
    study.button.click()
    over.view.build_all()
    _way_to(over, _zone("who.ms11")).click()
    assert (program.store.state.mode, program.store.state.selection.zone) == ("explore", "who.ms11")


def _is_in_sight(program: Program, widget: QWidget) -> bool:
    viewport = program.explore.card.paper.view.viewport()
    top = widget.mapTo(viewport, widget.rect().topLeft()).y()
    return 0 <= top < viewport.height()


def test_a_chip_of_a_complaint_leads_to_its_studies_on_the_card_of_the_zone(program: Program, qtbot: QtBot) -> None:
    program.store.ask(ShowComplaint("tinnitus"))  # type: ignore[arg-type]
    chip = _paper(program).view.findChild(ChipButton)
    assert chip is not None
    assert len(chip.view.studies) > 1
    _press(qtbot, chip)
    assert program.store.state.selection.zone == "jiao.vertigo-auditory"
    key = chip.view.studies[0]
    study = next(each for each in _paper(program).findChildren(StudyCard) if each.view.key == key)
    qtbot.waitUntil(lambda: _is_in_sight(program, study))


@pytest.mark.parametrize(("key", "section"), [("vasilakos2011", "cautions"), ("jin2023", "background")])
def test_a_place_opens_at_its_section(program: Program, qtbot: QtBot, key: str, section: str) -> None:
    program.store.ask(ShowComplaint("tinnitus"))  # type: ignore[arg-type]
    program.store.ask(ShowStudy(key))  # type: ignore[arg-type]
    entry = next(each for each in _over(program).view.findChildren(EntryView) if each.entry.at == section)
    assert entry.button is not None
    entry.button.click()
    assert entry.entry.request == _zone(program.store.state.selection.zone or "")
    there = program.explore.card.paper.view.section(section)
    assert there is not None
    qtbot.waitUntil(lambda: _is_in_sight(program, there))


def test_a_section_asked_for_together_with_the_first_card_is_in_sight(program: Program) -> None:
    program.store.ask(ShowZone("jiao.vertigo-auditory"))  # type: ignore[arg-type]
    program.explore.card.reveal("studies")
    studies = program.explore.card.paper.view.section("studies")
    assert studies is not None
    assert _is_in_sight(program, studies)
