from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from viewer.presentation.marked_text import MarkedText
from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.widgets.card.studies_section import StudiesSection
from viewer.widgets.card.uses_section import PartHeading
from viewer.widgets.card.zone_card import ZoneCardPanel
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.paper.study_card import StudyCard
from viewer.widgets.pieces.chip import ChipButton
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.source_mark import SourceMark
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look, apply_theme

KEYS = ("learn", "uses", "where", "needling", "studies", "background", "cautions", "sources")


@pytest.fixture
def panel(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> ZoneCardPanel:
    made = ZoneCardPanel(look)
    shown(made, 424, 796)
    made.show_card(sample.zone_card())
    made.build_all()
    return made


def _words(panel: ZoneCardPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_the_whole_card_is_said(panel: ZoneCardPanel, sample: SimpleNamespace) -> None:
    card, words = sample.zone_card(), _words(panel)
    expected = [
        card.title, card.han, card.pinyin, card.system.text, card.measure, card.evidence_note.text,
        *(row.text.text for row in card.learn), *(row.rest.text for row in card.learn),
        *(use.statement.text for block in card.uses for use in block.uses),
        *(step.text.text for step in card.steps),
        "4.0 cm on this head", card.cortex.text, card.angle.sentence, "0.32 by 40 mm",
        *(study.limits for study in (*card.favourable, *card.other)),
        *(mechanism.name for mechanism in card.mechanisms),
        *(limit.text for mechanism in card.mechanisms for limit in mechanism.limits),
        *(correction.often_said for correction in card.corrections),
        *(correction.more_exactly.text for correction in card.corrections),
        *(caution.text.text for caution in card.cautions),
        *(source.citation for source in card.sources),
        card.reviewed,
    ]  # fmt: skip
    assert [text for text in expected if text not in words] == []


def test_the_first_section_is_there_at_once_and_the_rest_arrives(
    look: Look, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace
) -> None:
    panel = ZoneCardPanel(look)
    shown(panel, 424, 796)
    panel.show_card(sample.zone_card())
    assert panel.section("learn") is not None
    assert panel.section("uses") is not None
    assert panel.section("sources") is None
    qtbot.waitUntil(lambda: panel.section("sources") is not None)


def test_sections_stand_in_order_without_overlap(panel: ZoneCardPanel) -> None:
    page = panel.scroll_area().widget()
    tops = [panel.section(key).mapTo(page, panel.section(key).rect().topLeft()).y() for key in KEYS]
    bottoms = [top + panel.section(key).height() for key, top in zip(KEYS, tops, strict=True)]
    assert all(bottom < top for bottom, top in zip(bottoms[:-1], tops[1:], strict=True))
    assert bottoms[-1] <= page.height()


@pytest.mark.parametrize("width", [344, 424, 640])
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_text_is_cut_at_any_width_and_size(
    qapp: QApplication, look: Look, panel: ZoneCardPanel, sample: SimpleNamespace, width: int, factor: float
) -> None:
    long = MarkedText("Pneumonoultramicroscopicsilicovolcanoconiosis运动区" * 6, (sample.mark(1),), "Doubt " * 40)
    panel.show_card(sample.zone_card(title="Foot motor-sensory area " * 3, evidence_note=long, cortex=long))
    apply_theme(qapp, look, LIGHT, factor)
    panel.resize(width, 796)
    panel.layout().activate()
    panel.build_all()
    cut = [
        statement.text()[:40]
        for statement in panel.findChildren(Statement)
        if statement.isVisible() and statement.height() < statement.heightForWidth(statement.width())
    ]
    assert cut == []


def test_the_jump_bar_scrolls_and_follows(panel: ZoneCardPanel, qtbot: QtBot) -> None:
    panel.resize(424, 420)
    bar = panel.scroll_area().verticalScrollBar()
    panel.jump_bar().setCurrentIndex(KEYS.index("needling"))
    jumped = bar.value()
    assert jumped > 0
    bar.setValue(0)
    assert panel.jump_bar().currentIndex() == 0, "it follows"
    rect = panel.jump_bar().tabRect(KEYS.index("needling"))
    qtbot.mouseClick(panel.jump_bar(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert bar.value() == jumped
    assert panel.jump_bar().tabText(KEYS.index("studies")) == "Studies 3"


def test_side_part_and_angle_are_asked_for(panel: ZoneCardPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.side_requested) as asked:
        qtbot.mouseClick(panel.head().side().segment("both"), Qt.MouseButton.LeftButton)
    assert asked.args == ["both"]
    headings = panel.findChildren(PartHeading)
    with qtbot.waitSignal(panel.part_requested) as asked:
        qtbot.mouseClick(headings[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["middle"]
    with qtbot.waitSignal(panel.angle_requested) as asked:
        panel.section("needling").gauge.number_field().setValue(33)
    assert asked.args == [33.0]


def test_a_mark_leads_to_its_source_and_a_chip_to_its_study(panel: ZoneCardPanel, qtbot: QtBot) -> None:
    mark = next(mark for mark in panel.section("uses").findChildren(SourceMark) if mark.mark.key == "S3")
    with qtbot.waitSignal(panel.source_requested) as asked:
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert asked.args == ["S3"], "its page is opened by whoever hears"
    chip = panel.section("uses").findChild(ChipButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    study = QApplication.focusWidget()
    assert isinstance(study, StudyCard)
    assert study.view.key == "chen2025"
    top = study.mapTo(panel.scroll_area().viewport(), study.rect().topLeft()).y()
    assert 0 <= top < panel.scroll_area().viewport().height(), "it is in sight"


def test_a_source_the_card_does_not_have_changes_nothing(panel: ZoneCardPanel) -> None:
    assert not panel.reveal("nobody1999")


def test_links_of_studies_and_sources_only_ask(panel: ZoneCardPanel, qtbot: QtBot) -> None:
    for key, expected in (("studies", "https://doi.org/10.1016/x"), ("sources", "https://example.org/1")):
        link = panel.section(key).findChild(WebLink)
        with qtbot.waitSignal(panel.link_requested) as asked:
            qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert asked.args == [expected]


def test_all_cautions_are_one_press_away(panel: ZoneCardPanel, qtbot: QtBot, sample: SimpleNamespace) -> None:
    line = panel.caution_line()
    assert line.is_danger()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    opened = line.opened_list()
    assert opened is not None
    words = [label.text() for label in opened.findChildren(QLabel)]
    assert [caution.text.text for caution in sample.cautions() if caution.text.text not in words] == []


def test_the_head_gives_way_and_comes_back(panel: ZoneCardPanel) -> None:
    bar, before = panel.scroll_area().verticalScrollBar(), panel.scroll_area().viewport().height()
    assert not panel.is_collapsed()
    bar.setValue(8)
    assert not panel.is_collapsed()
    bar.setValue(9)
    assert panel.is_collapsed()
    assert not panel.head().isVisible()
    assert panel.scroll_area().viewport().height() > before + 60
    assert panel.scroll_area().viewport().height() > 0.8 * panel.height()
    bar.setValue(0)
    assert not panel.is_collapsed()
    assert panel.head().isVisible()


def test_a_page_that_would_fit_without_its_head_keeps_it(qapp: QApplication, panel: ZoneCardPanel) -> None:
    qapp.processEvents()
    page, area = panel.scroll_area().widget(), panel.scroll_area()
    panel.resize(424, panel.height() + page.heightForWidth(area.viewport().width()) - area.viewport().height() - 30)
    panel.layout().activate()
    bar = area.verticalScrollBar()
    assert 0 < bar.maximum() < 60
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    assert not panel.is_collapsed()


def test_a_low_card_has_the_compact_head_from_the_start(panel: ZoneCardPanel) -> None:
    panel.resize(424, 330)
    panel.layout().activate()
    assert panel.scroll_area().verticalScrollBar().value() == 0
    assert panel.is_collapsed()
    panel.resize(424, 800)
    panel.layout().activate()
    assert not panel.is_collapsed()


@pytest.mark.parametrize(("title", "height"), [("Motor area", 64), ("Anterior oblique line of vertex–temporal", 96)])
def test_a_long_name_puts_the_side_switch_on_a_row_of_its_own(
    panel: ZoneCardPanel, qtbot: QtBot, sample: SimpleNamespace, title: str, height: int
) -> None:
    panel.show_card(sample.zone_card(title=title, zone="who.ms6"))
    panel.build_all()
    panel.scroll_area().verticalScrollBar().setValue(200)
    compact = panel.findChild(CompactHead)
    assert compact.isVisible()
    assert compact.height() == height
    switch = compact.findChild(Segmented)
    with qtbot.waitSignal(panel.side_requested) as asked:
        qtbot.mouseClick(switch.segment("right"), Qt.MouseButton.LeftButton)
    assert asked.args == ["right"]
    assert compact.rect().contains(switch.geometry())


def test_the_four_rows_come_first_and_lead_to_what_is_uncertain(panel: ZoneCardPanel, qtbot: QtBot) -> None:
    section = panel.section("learn")
    assert section.mapTo(panel, section.rect().topLeft()).y() < 300
    links = [link for link in section.findChildren(LinkButton) if link.plain_text() == "uncertain"]
    assert [link.accessibleName() for link in links] == ["For what: what is uncertain", "How: what is uncertain"]
    qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert panel.jump_bar().section() == KEYS.index("needling")


def test_zones_at_one_place_stand_on_one_line_below_the_head(
    panel: ZoneCardPanel, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    rows = [sample.zone_row("jiao.motor", "Motor area"), sample.zone_row("jiao.speech-1", "Speech area 1")]
    panel.show_candidates(rows)
    line = panel.candidates()
    assert line.isVisible()
    assert line.height() == 36
    assert panel.head().geometry().bottom() < line.y() < panel.scroll_area().y()
    current, other = line.links()
    assert (current.is_current, other.is_current) == (True, False)
    with qtbot.waitSignal(panel.zone_requested) as asked:
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert asked.args == ["jiao.speech-1"]
    panel.show_candidates(())
    assert not line.isVisible()


def test_the_same_zone_again_keeps_place_and_unchanged_sections(
    panel: ZoneCardPanel, qtbot: QtBot, sample: SimpleNamespace
) -> None:
    panel.resize(424, 420)
    panel.show_section("cautions")
    place = panel.scroll_area().verticalScrollBar().value()
    kept, where = panel.section("studies"), panel.section("where")
    steps = tuple(replace(step, measure="9.9 cm") for step in sample.zone_card().steps)
    panel.show_card(sample.zone_card(side="right", steps=steps))
    assert panel.section("studies") is kept
    assert panel.section("where") is not where
    assert "9.9 cm on this head" in _words(panel)
    assert panel.scroll_area().verticalScrollBar().value() == place
    assert panel.head().side().chosen() == "right"


def test_another_zone_begins_at_the_top(panel: ZoneCardPanel, sample: SimpleNamespace) -> None:
    panel.show_section("cautions")
    panel.show_card(sample.zone_card(zone="jiao.sensory", title="Sensory area"))
    assert panel.scroll_area().verticalScrollBar().value() == 0
    assert panel.jump_bar().currentIndex() == 0


def test_an_angle_is_shown_without_building_anything_anew(panel: ZoneCardPanel, sample: SimpleNamespace) -> None:
    section = panel.section("needling")
    panel.show_angle(sample.angle(55.0))
    panel.show_card(sample.zone_card(angle=sample.angle(54.0)))
    assert panel.section("needling") is section
    assert section.gauge.number_field().value() == 54


def test_studies_stand_in_two_columns_or_take_turns(panel: ZoneCardPanel) -> None:
    section = panel.section("studies")
    assert isinstance(section, StudiesSection)
    cards = {card.view.key: card for card in section.findChildren(StudyCard)}
    assert not section.columns.is_two_columns()
    order = sorted(cards, key=lambda key: cards[key].y())
    assert order == ["chen2025", "kim2012", "doi2016"], "neither group comes last"
    panel.resize(560, 796)
    panel.layout().activate()
    assert section.columns.is_two_columns()
    assert cards["chen2025"].x() == cards["doi2016"].x() < cards["kim2012"].x()
    assert cards["chen2025"].width() == cards["kim2012"].width()
    assert cards["chen2025"].y() == cards["kim2012"].y()


def test_a_bare_card_says_what_is_missing(
    look: Look, shown: Callable[..., None], qtbot: QtBot, sample: SimpleNamespace
) -> None:
    empty = sample.marked("")
    bare = sample.zone_card(
        han="", pinyin="", learn=(), length="", measure="", has_sides=False, evidence_note=empty, uses=(),
        steps=(), cortex=None, needling=(), favourable=(), other=(), cautions=(), sources=(),
    )  # fmt: skip
    panel = ZoneCardPanel(look)
    shown(panel, 424, 796)
    panel.show_card(bare)
    panel.build_all()
    words = _words(panel)
    assert "We found no clinical study; our search was limited." in words
    assert "No caution is listed for this zone." in words
    assert not panel.head().side().isVisible()
    assert panel.jump_bar().tabText(KEYS.index("studies")) == "Studies"


def test_markup_in_any_text_is_shown_literally(panel: ZoneCardPanel, sample: SimpleNamespace) -> None:
    evil = '<img src="file:///etc/passwd"><b>x</b>'
    panel.show_card(sample.zone_card(title=evil, code=evil, evidence_note=sample.marked(evil)))
    labels = [label for label in panel.findChildren(QLabel) if evil in label.text()]
    assert len(labels) >= 3
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.scheme)
def test_the_ground_is_the_panel_in_both_schemes(
    qapp: QApplication, look: Look, panel: ZoneCardPanel, palette: Palette
) -> None:
    apply_theme(qapp, look, palette)
    panel.build_all()
    picture = panel.grab().toImage()
    for y in (4, 180, 500):
        assert picture.pixelColor(8, y).name() == palette.panel.lower()


def test_a_change_of_scheme_keeps_the_place(qapp: QApplication, look: Look, panel: ZoneCardPanel) -> None:
    panel.resize(424, 420)
    panel.show_section("studies")
    place = panel.scroll_area().verticalScrollBar().value()
    apply_theme(qapp, look, DARK)
    assert panel.scroll_area().verticalScrollBar().value() == pytest.approx(place, abs=2)


def test_every_button_on_the_card_is_a_target_and_has_a_name(panel: ZoneCardPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton

    for button in panel.scroll_area().findChildren(QAbstractButton):
        assert button.accessibleName()
        if not isinstance(button, SourceMark):
            assert button.height() >= 24, button.accessibleName()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("height", [560, 900])
def test_a_long_name_is_whole_and_leaves_room_to_read(
    qapp: QApplication, look: Look, shown: Callable[..., None], sample: SimpleNamespace, height: int, factor: float
) -> None:
    apply_theme(qapp, look, LIGHT, factor)
    panel = ZoneCardPanel(look)
    shown(panel, 430, round(height * (1.15 if factor > 1 else 1)))
    card = replace(sample.zone_card(), title="Anterior oblique line of vertex–temporal", pinyin="dǐngniè qiánxiéxiàn")
    panel.show_card(card)
    qapp.processEvents()
    title = next(label for label in panel.findChildren(Statement) if label.text() == card.title and label.isVisible())
    assert title.height() >= title.heightForWidth(title.width())
    assert panel.scroll_area().viewport().height() >= 0.5 * panel.height()
