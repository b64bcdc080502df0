"""The Qt paper: a page is shown whole and at once, keeps its place, and asks for what is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from viewer.presentation.blocks import Cautions, Gauge, Head, Heading, Items, Page, Text
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.state.errands import OpenLink
from viewer.state.needle_requests import SetNeedleAngle
from viewer.state.request import Request
from viewer.state.requests import SetAffected, SetSide, SetWords, ShowPart, ShowStudy
from viewer.widgets.paper.angle_gauge import AngleGauge
from viewer.widgets.paper.asking import QuestionView
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.paper.heading import HeadingButton
from viewer.widgets.paper.paper import Paper
from viewer.widgets.paper.sources import SourceRow
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.paper.study_columns import StudyColumns
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, apply_theme

KEYS = ("learn", "uses", "where", "needling", "studies", "background", "cautions", "sources")


@pytest.fixture
def paper(look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]) -> Paper:
    made = Paper(look, asked.append)
    shown(made, 424, 796)
    made.show_page(sample.zone_page())
    made.view.build_all()
    QApplication.processEvents()
    return made


def _words(paper: Paper) -> str:
    return "\n".join(label.text() for label in paper.findChildren(QLabel))


def _press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_in_sight_is_there_at_once_and_the_rest_follows(
    look: Look, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    paper = Paper(look, lambda _request: None)
    shown(paper, 424, 796)
    paper.show_page(sample.zone_page())
    assert paper.view.section("learn") is not None
    assert paper.view.section("sources") is None, "it is out of sight"
    qtbot.waitUntil(lambda: paper.view.section("sources") is not None)


def test_another_page_forgets_what_the_last_one_lacked(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    paper = Paper(look, lambda _request: None)
    shown(paper, 424, 300)
    paper.show_page(sample.zone_page())
    paper.show_page(Page("source/who", Head("WHO standard"), (Text(MarkedText("Official.")),)))
    paper.view.build_all()
    seen = [label.text() for label in paper.view.findChildren(QLabel) if label.isVisible()]
    assert seen == ["Official."]


def test_sections_stand_in_order_without_overlap(paper: Paper) -> None:
    page, sections = paper.view.widget(), [paper.view.section(key) for key in KEYS]
    tops = [section.mapTo(page, section.rect().topLeft()).y() for section in sections]
    bottoms = [top + section.height() for section, top in zip(sections, tops, strict=True)]
    assert all(bottom < top for bottom, top in zip(bottoms[:-1], tops[1:], strict=True))
    assert bottoms[-1] <= page.height()


@pytest.mark.parametrize("width", [344, 424, 640])
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_text_is_cut_at_any_width_and_size(
    qapp: QApplication, look: Look, paper: Paper, sample: SimpleNamespace, width: int, factor: float
) -> None:
    long = MarkedText("Pneumonoultramicroscopicsilicovolcanoconiosis运动区" * 6, (sample.mark(1),), "Doubt " * 40)
    paper.show_page(sample.with_blocks(sample.zone_page(title="Foot motor-sensory area " * 3), Text(long)))
    apply_theme(qapp, look, LIGHT, factor)
    paper.resize(width, 796)
    paper.layout().activate()
    paper.view.build_all()
    cut = [
        statement.text()[:40]
        for statement in paper.findChildren(Statement)
        if statement.isVisible() and statement.height() < statement.heightForWidth(statement.width())
    ]
    assert cut == []


def test_the_jump_bar_scrolls_and_follows(paper: Paper, qtbot: QtBot) -> None:
    paper.resize(424, 420)
    bar, tabs = paper.view.verticalScrollBar(), paper.jump_bar
    tabs.setCurrentIndex(KEYS.index("needling"))
    jumped = bar.value()
    assert jumped > 0
    bar.setValue(0)
    assert tabs.currentIndex() == 0, "it follows"
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(KEYS.index("needling")).center())
    assert bar.value() == jumped
    assert tabs.tabText(KEYS.index("studies")) == "Studies 3"


def test_a_page_that_names_not_all_its_sections_has_no_jump_bar(paper: Paper) -> None:
    assert paper.jump_bar.isVisible()
    blocks = (Heading("One", tab="One"), Text(MarkedText("First.")), Heading("Two"), Text(MarkedText("Second.")))
    paper.show_page(Page("two", Head("Two sections"), blocks))
    assert not paper.jump_bar.isVisible()
    paper.show_page(Page("three", Head("Three"), (replace(blocks[0], tab="A"), replace(blocks[2], tab="B"))))
    assert paper.jump_bar.isVisible()
    assert [paper.jump_bar.tabText(index) for index in range(2)] == ["A", "B"]


def test_side_words_part_answer_and_angle_are_asked_for(paper: Paper, qtbot: QtBot, asked: list[Request]) -> None:
    _press(qtbot, paper.head.side.segment("both"))
    _press(qtbot, paper.head.tools.words_link)
    _press(qtbot, paper.findChildren(HeadingButton)[1])
    _press(qtbot, paper.findChild(QuestionView).choice.segment("Right"))
    paper.findChild(AngleGauge).number_field().setValue(33)
    assert asked == [
        SetSide("both"),
        SetWords("professional"),
        ShowPart("middle"),
        SetAffected("right"),
        SetNeedleAngle(33.0),
    ]


def test_a_question_says_its_answers_and_what_follows(paper: Paper, sample: SimpleNamespace) -> None:
    question = paper.findChild(QuestionView)
    assert question.choice.chosen() == "Not said"
    assert question.choice.segment("Left").accessibleName() == "Left, said"
    paper.show_page(sample.with_blocks(sample.zone_page(), sample.side_question("right", "Needled on the left.")))
    assert paper.findChildren(QuestionView)[-1].choice.chosen() == "Right"
    assert "Needled on the left." in _words(paper)


def test_a_mark_leads_to_its_source_and_a_chip_to_its_study(paper: Paper, qtbot: QtBot, asked: list[Request]) -> None:
    uses = paper.view.section("uses")
    _press(qtbot, next(mark for mark in uses.findChildren(SourceMark) if mark.mark.key == "S3"))
    assert asked == [ShowStudy("S3")], "its page is opened by whoever hears"
    _press(qtbot, uses.findChild(ChipButton))
    study = QApplication.focusWidget()
    assert isinstance(study, StudyCard)
    assert study.view.key == "chen2025"
    top = study.mapTo(paper.view.viewport(), study.rect().topLeft()).y()
    assert 0 <= top < paper.view.viewport().height(), "it is in sight"
    assert len(asked) == 1


def test_every_mark_on_the_page_asks(paper: Paper, asked: list[Request]) -> None:
    marks = [mark for mark in paper.view.findChildren(SourceMark) if mark.isEnabled()]
    assert len(marks) > 10
    for mark in marks:
        mark.click()
    assert asked == [ShowStudy(mark.mark.key) for mark in marks]


def test_a_source_is_brought_into_sight_and_one_that_is_not_there_changes_nothing(paper: Paper) -> None:
    assert paper.view.reveal("S2")
    row = QApplication.focusWidget()
    assert isinstance(row, SourceRow)
    assert row.view.key == "S2"
    assert paper.jump_bar.section() == KEYS.index("sources")
    place = paper.view.verticalScrollBar().value()
    assert not paper.view.reveal("nobody1999")
    assert not paper.view.reveal("")
    assert paper.view.verticalScrollBar().value() == place


def test_links_of_studies_and_sources_only_ask(paper: Paper, qtbot: QtBot, asked: list[Request]) -> None:
    for key in ("studies", "sources"):
        _press(qtbot, paper.view.section(key).findChild(WebLink))
    assert asked == [OpenLink("https://doi.org/10.1016/x"), OpenLink("https://example.org/1")]
    for row in (paper.findChild(StudyCard), paper.findChild(SourceRow)):
        row.open_link.click()
    assert asked[2:] == [ShowStudy("chen2025"), ShowStudy("S1")]


def test_all_cautions_are_one_press_away(
    paper: Paper, qtbot: QtBot, sample: SimpleNamespace, asked: list[Request]
) -> None:
    line = paper.caution_line
    assert line.is_danger()
    assert line.geometry().bottom() == paper.rect().bottom()
    _press(qtbot, line)
    opened = line.opened_list
    assert opened is not None
    words = [label.text() for label in opened.findChildren(QLabel)]
    assert [caution.text.text for caution in sample.cautions() if caution.text.text not in words] == []
    _press(qtbot, opened.findChild(SourceMark))
    assert asked == [ShowStudy("S2")]


def test_the_head_gives_way_and_comes_back(paper: Paper) -> None:
    bar, before = paper.view.verticalScrollBar(), paper.view.viewport().height()
    assert not paper.is_collapsed()
    bar.setValue(8)
    assert not paper.is_collapsed()
    bar.setValue(9)
    assert paper.is_collapsed()
    assert not paper.head.isVisible()
    assert paper.view.viewport().height() > before + 60
    assert paper.view.viewport().height() > 0.8 * paper.height()
    seen = [label.text() for label in paper.findChildren(QLabel) if label.isVisible()]
    assert seen.count("Motor area") == 1
    bar.setValue(0)
    assert not paper.is_collapsed()
    assert paper.head.isVisible()


def test_a_page_that_would_fit_without_its_head_keeps_it(qapp: QApplication, paper: Paper) -> None:
    qapp.processEvents()
    page, view = paper.view.widget(), paper.view
    paper.resize(424, paper.height() + page.heightForWidth(view.viewport().width()) - view.viewport().height() - 30)
    paper.layout().activate()
    bar = view.verticalScrollBar()
    assert 0 < bar.maximum() < 60
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    assert not paper.is_collapsed()


def test_a_low_paper_has_the_compact_head_from_the_start(paper: Paper) -> None:
    paper.resize(424, 330)
    paper.layout().activate()
    assert paper.view.verticalScrollBar().value() == 0
    assert paper.is_collapsed()
    paper.resize(424, 800)
    paper.layout().activate()
    assert not paper.is_collapsed()


def test_a_head_that_is_low_enough_is_open_after_one_that_was_not(paper: Paper, sample: SimpleNamespace) -> None:
    paper.show_page(replace(sample.zone_page(title="Anterior oblique line of vertex–temporal " * 4), id="zone/long"))
    paper.resize(424, 440)
    paper.layout().activate()
    assert paper.is_collapsed()
    paper.show_page(Page("complaint/one", Head("One"), (Text(MarkedText("Said.")),)))
    assert not paper.is_collapsed(), "before any event is heard"


@pytest.mark.parametrize(("title", "height"), [("Motor area", 64), ("Anterior oblique line of vertex–temporal", 96)])
def test_a_long_name_puts_the_side_switch_on_a_row_of_its_own(
    paper: Paper, qtbot: QtBot, sample: SimpleNamespace, asked: list[Request], title: str, height: int
) -> None:
    paper.show_page(sample.zone_page(title=title))
    paper.view.verticalScrollBar().setValue(200)
    compact = paper.findChild(CompactHead)
    assert compact.isVisible()
    assert compact.height() == height
    switch = compact.findChild(Segmented)
    _press(qtbot, switch.segment("right"))
    assert asked == [SetSide("right")]
    assert compact.rect().contains(switch.geometry())


def test_a_row_that_is_doubted_leads_to_what_is_uncertain(paper: Paper, qtbot: QtBot) -> None:
    section = paper.view.section("learn")
    assert section.mapTo(paper, section.rect().topLeft()).y() < 300
    links = [link for link in section.findChildren(LinkButton) if link.plain_text() == "uncertain"]
    assert [link.accessibleName() for link in links] == ["For what: what is uncertain", "How: what is uncertain"]
    _press(qtbot, links[1])
    assert paper.jump_bar.section() == KEYS.index("needling")


def test_the_same_page_again_keeps_place_and_unchanged_sections(paper: Paper, sample: SimpleNamespace) -> None:
    paper.resize(424, 420)
    paper.view.reveal("cautions")
    place = paper.view.verticalScrollBar().value()
    kept, where = paper.view.section("studies"), paper.view.section("where")
    page = sample.zone_page(side="right")
    steps = next(block for block in page.blocks if isinstance(block, Items))
    changed = replace(steps, items=tuple(replace(step, tail="9.9 cm on this head") for step in steps.items))
    paper.show_page(sample.with_blocks(page, changed))
    assert paper.view.section("studies") is kept
    assert paper.view.section("where") is not where
    assert "9.9 cm on this head" in _words(paper)
    assert paper.view.verticalScrollBar().value() == place
    assert paper.head.side.chosen() == "right"


def test_the_same_page_with_other_sections_is_whole(paper: Paper, sample: SimpleNamespace) -> None:
    page = sample.zone_page()
    paper.show_page(replace(page, blocks=page.blocks[:2]))
    assert next(label.text() for label in paper.view.findChildren(QLabel) if label.isVisible()) == "Learn this"
    assert paper.view.section("sources") is None
    paper.show_page(page)
    assert paper.view.section("sources") is not None


def test_another_page_begins_at_the_top(paper: Paper, sample: SimpleNamespace) -> None:
    paper.view.reveal("cautions")
    paper.show_page(replace(sample.zone_page(title="Sensory area"), id="zone/jiao.sensory"))
    assert paper.view.verticalScrollBar().value() == 0
    assert paper.jump_bar.currentIndex() == 0


def test_an_angle_is_shown_without_building_anything_anew(paper: Paper, sample: SimpleNamespace) -> None:
    section = paper.view.section("needling")
    paper.show_angle(sample.angle(54.0))
    paper.show_page(sample.with_blocks(sample.zone_page(), Gauge(sample.angle(54.0))))
    assert paper.view.section("needling") is section
    assert section.findChild(AngleGauge).number_field().value() == 54


def test_studies_stand_in_columns_or_take_turns(paper: Paper) -> None:
    columns = paper.findChild(StudyColumns)
    cards = {card.view.key: card for card in columns.findChildren(StudyCard)}
    assert not columns.is_beside()
    order = sorted(cards, key=lambda key: cards[key].y())
    assert order == ["chen2025", "kim2012", "doi2016"], "no group comes last"
    paper.resize(560, 796)
    paper.layout().activate()
    assert columns.is_beside()
    assert cards["chen2025"].x() == cards["doi2016"].x() < cards["kim2012"].x()
    assert cards["chen2025"].width() == cards["kim2012"].width()
    assert cards["chen2025"].y() == cards["kim2012"].y()


def test_what_is_not_there_is_said_or_hidden(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    paper = Paper(look, lambda _request: None)
    shown(paper, 424, 796)
    paper.show_page(Page("bare", Head("Bare"), (Heading("Cautions", key="cautions"), Cautions(()))))
    assert "No caution is listed for this zone." in _words(paper)
    assert not paper.caution_line.isVisible()
    assert not paper.head.side.isVisible()
    assert not paper.head.tools.words_link.isVisible()


def test_markup_in_any_text_is_shown_literally(paper: Paper, sample: SimpleNamespace) -> None:
    evil = '<img src="file:///etc/passwd"><b>x</b>'
    paper.show_page(sample.with_blocks(sample.zone_page(title=evil, code=evil), Text(sample.marked(evil))))
    labels = [label for label in paper.findChildren(QLabel) if evil in label.text()]
    assert len(labels) >= 3
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
def test_the_ground_is_the_panel_in_both_schemes(
    qapp: QApplication, look: Look, paper: Paper, palette: Palette
) -> None:
    apply_theme(qapp, look, palette)
    paper.view.build_all()
    picture = paper.grab().toImage()
    for y in (4, 180, 500):
        assert picture.pixelColor(8, y).name() == palette.panel.lower()


def test_a_change_of_scheme_keeps_the_place(qapp: QApplication, look: Look, paper: Paper) -> None:
    paper.resize(424, 420)
    paper.view.reveal("studies")
    place = paper.view.verticalScrollBar().value()
    apply_theme(qapp, look, DARK)
    assert paper.view.verticalScrollBar().value() == pytest.approx(place, abs=2)


def test_every_button_on_the_page_is_a_target_and_has_a_name(paper: Paper) -> None:
    for button in paper.view.findChildren(QAbstractButton):
        assert button.accessibleName()
        if not isinstance(button, SourceMark):
            assert button.height() >= 24, button.accessibleName()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("height", [560, 900])
def test_a_long_name_is_whole_and_leaves_room_to_read(
    qapp: QApplication, look: Look, shown: Callable[..., None], sample: SimpleNamespace, height: int, factor: float
) -> None:
    apply_theme(qapp, look, LIGHT, factor)
    paper = Paper(look, lambda _request: None)
    shown(paper, 430, round(height * (1.15 if factor > 1 else 1)))
    page = sample.zone_page(title="Anterior oblique line of vertex–temporal", names="dǐngniè qiánxiéxiàn")
    paper.show_page(page)
    qapp.processEvents()
    title = next(each for each in paper.findChildren(Statement) if each.text() == page.head.title and each.isVisible())
    assert title.height() >= title.heightForWidth(title.width())
    assert paper.view.viewport().height() >= 0.5 * paper.height()
