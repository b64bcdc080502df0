"""What is learned by heart says what the card says: nothing is written for it, nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.blocks import row as row_of
from tests.blocks import said
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId, ZoneId
from viewer.presentation.citations import Citations
from viewer.presentation.learn_rows import NOT_DRAWN, LearnRow, learn_rows, shortened
from viewer.presentation.needle_angle import has_angle
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.presenter import Presenter
from viewer.presentation.text_paper import page_text
from viewer.state.view_state import Selection, ViewState, Words


def _rows(catalog: Catalog, zone: str, words: Words = "plain", *, is_left_out: bool = False) -> dict[str, LearnRow]:
    known = catalog.zones[ZoneId(zone)]
    rows = learn_rows(catalog, known, Citations(catalog), words, is_left_out=is_left_out)
    return {row.label: row for row in rows}


def test_every_zone_has_the_four_rows_each_with_a_source(catalog: Catalog) -> None:
    for zone in catalog.zones:
        for words in ("plain", "professional"):
            rows = _rows(catalog, zone, words)  # type: ignore[arg-type]
            assert list(rows) == ["Where", "For what", "Which side", "How"], zone
            for row in rows.values():
                assert row.text.marks, f"{zone}: {row.label}"
                assert row.text.text.endswith("."), f"{zone}: {row.label}"
                assert row.text.doubt == ""


def test_a_row_is_put_together_from_the_statements(catalog: Catalog) -> None:
    zone = catalog.zones[ZoneId("jiao.motor")]
    rows = _rows(catalog, zone.id)
    assert zone.place is not None
    assert rows["Where"].text.text == zone.place.statement.text
    assert rows["Which side"].text.text == zone.laterality.rule.text
    assert rows["For what"].text.text.startswith("Weakness and paralysis: upper fifth leg and trunk, ")
    assert rows["How"].text.text == f"15 to 30° to the skin at entry. {zone.direction.rule.text}"
    sources = {mark.key for mark in rows["How"].text.marks}
    assert {*zone.direction.rule.sources, *catalog.school_of(zone.id).angle.statement.sources} == sources


def test_nothing_is_learned_that_the_card_warns_of(catalog: Catalog) -> None:
    """No angle is learned over the nape, where no source prints degrees, and of what is shown as a record nothing."""
    for zone in catalog.zones.values():
        learned = {words: _rows(catalog, zone.id, words) for words in ("plain", "professional")}
        assert ("°" in learned["plain"]["How"].text.text) == has_angle(catalog, zone), zone.id
        for use in zone.indications:
            if use.is_record and not zone.is_record:
                assert use.professional not in learned["professional"]["For what"].text.text
                assert "brain" not in learned["plain"]["For what"].text.text


def test_the_rule_for_the_side_is_never_cut(catalog: Catalog) -> None:
    long = "For the face, the side opposite the weakness. Speech has no side; " * 4
    motor = catalog.zones[ZoneId("jiao.motor")]
    rule = replace(motor.laterality.rule, text=long.strip())
    zone = replace(motor, laterality=replace(motor.laterality, rule=rule))
    rows = _rows(replace(catalog, zones={**catalog.zones, zone.id: zone}), zone.id)
    assert rows["Which side"].text.text == long.strip()


def test_what_a_row_leaves_out_is_said_by_its_section(catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        rows = _rows(catalog, zone.id)
        deeper = " ".join(f"{row.rest.text} {row.rest.doubt}" for row in rows.values())
        for statement in (zone.summary, zone.laterality.rule, zone.direction.rule):
            assert statement.doubt in deeper, zone.id
        direction = zone.direction.rule.text
        assert direction in f"{rows['How'].text.text} {deeper}", zone.id
        assert all(row.is_doubted for row in rows.values() if row.rest_lead.endswith("uncertain") and row.rest.text)


def test_its_page_knows_that_a_zone_is_left_out_on_a_head(catalog: Catalog) -> None:
    page = zone_page(catalog, Atlas("test", {}, (), ()), ViewState(selection=Selection(zone=ZoneId("jiao.motor"))))
    assert row_of(page, "Where").said.text == NOT_DRAWN
    assert "Where: A line from the top of the head down to the temple." in said(page.section("where"))


def test_a_zone_left_out_on_a_head_says_so_and_keeps_its_rows(catalog: Catalog) -> None:
    rows = _rows(catalog, "jiao.motor", is_left_out=True)
    assert rows["Where"].text.text == NOT_DRAWN
    assert rows["Where"].rest.text == "A line from the top of the head down to the temple."
    assert rows["Which side"].text.text


def test_a_record_is_not_said_to_be_needled_at_an_angle(catalog: Catalog) -> None:
    records = [zone for zone in catalog.zones.values() if zone.is_record]
    assert records
    for zone in records:
        rows = _rows(catalog, zone.id)
        assert rows["How"].text.text.startswith("A record, not a suggestion.")
        assert "°" not in rows["How"].text.text


def test_professional_words_name_the_uses(catalog: Catalog) -> None:
    said = _rows(catalog, "jiao.vertigo-auditory", "professional")["For what"].text.text
    assert said == "Tinnitus; Vertigo; Hypoacusis; Ménière disease."


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("One. Two.", 20, ("One. Two.", True)),
        ("One is here. Two is there.", 14, ("One is here.", False)),
        ("One needle after the other: each one deep, and more.", 30, ("One needle after the other.", False)),
        ("Nothing can be cut here", 10, ("Nothing can be cut here", True)),
    ],
)
def test_only_whole_sentences_and_clauses_are_left_out(text: str, most: int, expected: tuple[str, bool]) -> None:
    assert shortened(text, most) == expected


def test_the_copied_card_begins_with_them(catalog: Catalog) -> None:
    page = Presenter(catalog).open_page(ViewState(selection=Selection(zone=ZoneId("jiao.motor"))))
    assert page is not None
    text = page_text(page)
    assert text.index("Learn this") < text.index("Which side:") < text.index("Used for\n")


@pytest.mark.parametrize("school", ["jin", "ynsa", "target"])
def test_where_no_source_gives_an_angle_no_degrees_are_learned(catalog: Catalog, school: str) -> None:
    """The figures of such a school only say how a needle is drawn."""
    assert not catalog.schools[SchoolId(school)].angle.is_printed
    for zone in catalog.zones.values():
        if catalog.school_of(zone.id).id == school and not catalog.lies_over_nape(zone.id):
            row = _rows(catalog, zone.id)["How"]
            assert "°" not in row.text.text, zone.id
            if school == "target":
                assert row.text.text.startswith("Nobody was needled")
