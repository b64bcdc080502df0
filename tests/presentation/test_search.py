"""Search finds by any word for a thing, forgives typos, and says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.spelling import fold
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.pages.school import school_words
from viewer.presentation.search import SearchIndex
from viewer.presentation.spellings import initials


@pytest.fixture(scope="module")
def index(catalog: Catalog) -> SearchIndex:
    return SearchIndex(catalog)


def _zones(index: SearchIndex, query: str) -> list[str]:
    return [row.zone for row in index.find(query).zones]


@pytest.mark.parametrize("query", ["motor area", "MOTOR", "运动区", "yùndòng qū", "yundong qu", "yundongqu", "J1"])
def test_a_zone_is_found_by_each_of_its_names(index: SearchIndex, query: str) -> None:
    assert _zones(index, query)[0] == "jiao.motor"


@pytest.mark.parametrize("query", ["aphasia", "失语", "yan yu", "yányǔ", "言语"])
def test_speech_areas_are_found_by_what_they_are_used_for(index: SearchIndex, query: str) -> None:
    assert {"jiao.speech-1", "jiao.speech-2", "jiao.speech-3"} <= set(_zones(index, query))


@pytest.mark.parametrize(
    ("typo", "meant"), [("rining in the ears", "tinnitus"), ("migrane", "migraine"), ("tinitus", "tinnitus")]
)
def test_a_typo_is_forgiven_and_said(index: SearchIndex, catalog: Catalog, typo: str, meant: str) -> None:
    found = index.find(typo)
    assert found.showing
    professional = {catalog.complaints[row.complaint].professional.lower() for row in found.complaints}
    assert any(meant in name for name in professional)


def test_exact_words_are_not_said_to_be_a_typo(index: SearchIndex) -> None:
    assert index.find("tinnitus").showing == ""


@pytest.mark.parametrize(
    "query", ["xyzzyq", "neglect", "gravity", "qqqq", "anticoagulation of eels", "hip pain", "burning feet", "breast"]
)
def test_where_nothing_fits_nothing_is_guessed(index: SearchIndex, query: str) -> None:
    found = index.find(query)
    assert found.is_empty
    assert found.nearest == ()


def test_the_nearest_words_are_found_themselves(index: SearchIndex) -> None:
    nearest = index.find("my mother cannot speak after stroke").nearest
    assert 1 <= len(nearest) <= 3
    for word in nearest:
        assert not index.find(word).is_empty


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("百會", "point.gv20"), ("腦空", "point.gb19"), ("運動區", "jiao.motor"), ("運動区", "jiao.motor"),
        ("感覚区", "jiao.sensory"), ("暈聴区", "jiao.vertigo-auditory"), ("頭痛", "headache"), ("中風", "stroke"),
        ("DU20", "point.gv20"), ("Du-20", "point.gv20"), ("du 20", "point.gv20"), ("UB 10", "point.bl10"),
        ("SJ20", "point.te20"), ("bh", "point.gv20"), ("ydq", "jiao.motor"), ("Y D Q", "jiao.motor"),
        ("left side weak", "one-sided-weakness"), ("Cz", "Cz"), ("c3", "C3"),
        ("chronic pain", "kong2024"), ("Bell's palsy", "hao2012"), ("spasticity", "karpatkin2014"),
        ("pacemaker", "electrical-implant"),
    ],
)  # fmt: skip
def test_other_spellings_and_everyday_words_lead_there(index: SearchIndex, query: str, target: str) -> None:
    found = index.find(query)
    targets = {row.zone for row in found.zones} | {row.complaint for row in found.complaints}
    targets |= {row.point for row in found.points} | {row.key for row in found.more}
    assert target in targets
    assert found.showing == "", "it is no slip of the hand"


def test_every_name_in_pinyin_has_a_letter_for_each_character(catalog: Catalog) -> None:
    names = [(each.name.pinyin, each.name.han) for each in catalog.zones.values()]
    names += [(each.pinyin, each.han) for each in (*catalog.points.values(), *catalog.complaints.values())]
    for pinyin, han in names:
        assert len(initials(pinyin)) in ((len(han), 0) if len(han) < 2 or not pinyin else (len(han),)), pinyin


def test_the_exact_name_of_a_zone_stands_before_what_contains_it(index: SearchIndex, catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        found = index.find(zone.name.en)
        assert (found.first, found.zones[0].zone) == ("zone", zone.id)
    assert index.find("headache").first == "complaint"
    assert index.find("GV20").first == "point"


@pytest.mark.parametrize("query", ["jiao.motr", "jiao motor", "point gv2", "who ms"])
def test_an_id_is_never_offered(index: SearchIndex, catalog: Catalog, query: str) -> None:
    found = index.find(query)
    ids = {*catalog.zones, *catalog.points, *catalog.complaints}
    assert not {found.showing, *found.nearest, *found.reasons.values()} & ids


def test_it_is_said_by_which_words_something_was_found(index: SearchIndex) -> None:
    found = index.find("tinnitus")
    assert found.why("tinnitus") == "tinnitus"
    assert found.why("who.ms11") == "for Ringing in the ears"


def test_every_complaint_is_found_and_leads_to_a_zone_or_to_studies(index: SearchIndex, catalog: Catalog) -> None:
    for complaint in catalog.complaints.values():
        found = [row.complaint for row in index.find(complaint.plain).complaints]
        assert found[0] == complaint.id
        has_place = bool(catalog.zones_for(complaint.id)) or ruling_out(catalog, complaint.id) is not None
        assert has_place or unlinked_studies(catalog, complaint)


@given(st.text(max_size=200))
def test_any_text_is_a_search(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_search(index: SearchIndex, text: str) -> None:
    found = index.find(text)
    assert found.query == text


@pytest.mark.parametrize("query", ["GV20", "gv 20", "baihui", "bai hui", "Bǎihuì", "百会", "point.gv20", "bahui"])
def test_a_point_is_found_by_code_pinyin_and_characters(index: SearchIndex, query: str) -> None:
    found = index.find(query)
    assert found.points[0].point == "point.gv20"
    assert not found.is_empty


@pytest.mark.parametrize(
    ("query", "first"), [("GV24", "point.gv24"), ("GV24+", "point.gv24-plus"), ("ex-hn3", "point.gv24-plus")]
)
def test_points_whose_codes_differ_by_a_sign_are_told_apart(index: SearchIndex, query: str, first: str) -> None:
    assert index.find(query).points[0].point == first


def test_the_four_of_one_name_are_found_together(index: SearchIndex) -> None:
    for query in ("四神聪", "Sìshéncōng", "EX-HN1"):
        assert len(index.find(query).points) == 3


def test_points_do_not_crowd_out_what_was_meant(index: SearchIndex) -> None:
    for query in ("migraine", "tinitus", "motor area", "insomia"):
        assert index.find(query).points == ()


@pytest.mark.parametrize("query", ["right arm weak", "weak arm", "arm is weak", "my arm got weak"])
def test_words_in_any_order_with_little_words_between(index: SearchIndex, query: str) -> None:
    assert index.find(query).complaints[0].complaint == "arm-weakness"


def test_another_word_is_not_taken_for_a_typo(index: SearchIndex) -> None:
    """A hip is no lip, and its pain is none of a leg, an arm or a jaw: it is said that nothing was found."""
    found = index.find("hip pain")
    assert found.is_empty
    assert found.nearest == ()


def test_words_run_together_are_still_found(index: SearchIndex) -> None:
    found = index.find("BL3Méichōng")
    assert [row.point for row in found.points] == ["point.bl3"]
    assert found.showing == "Méichōng"


@pytest.mark.parametrize(
    ("query", "zones"),
    [("Aneriortemporalline", ["who.ms10"]), ("Anerior temporal line", ["who.ms10", "who.ms6"])],
)
def test_what_is_far_from_the_best_is_left_out_and_what_is_near_it_stands_beside_it(
    index: SearchIndex, query: str, zones: list[str]
) -> None:
    assert _zones(index, query) == zones


def test_a_list_has_an_end(index: SearchIndex) -> None:
    assert len(index.find("pain").complaints) == 8
    assert len(index.find("point").points) == 30
    assert len(index.find("GB 17 Zhèngyíng").nearest) == 3


def test_of_a_very_long_question_the_beginning_is_asked(index: SearchIndex) -> None:
    assert _zones(index, f"motor area{' ' * 80}xyzzyq") == _zones(index, "motor area") != []
    assert index.find(f"motor area{' ' * 60}xyzzyq").is_empty


def test_the_nearest_words_share_most_with_what_was_asked(index: SearchIndex) -> None:
    assert any("stroke" in word.lower() for word in index.find("my child cannot speak after a stroke").nearest)


@pytest.mark.parametrize(
    ("asked", "complaints"),
    [
        ("weak right arm after stroke", ["arm-weakness", "stroke"]),
        ("numb left leg after a stroke", ["leg-numbness", "stroke"]),
    ],
)
def test_a_complaint_is_found_beside_what_it_came_from(index: SearchIndex, asked: str, complaints: list[str]) -> None:
    assert [row.complaint for row in index.find(asked).complaints] == complaints


def test_an_emergency_answers_for_itself(index: SearchIndex) -> None:
    assert index.find("weak right arm after stroke").more[0].key == "stroke-signs"


@pytest.mark.parametrize(
    ("asked", "caution"),
    [
        ("blood thinner", "blood-thinners"),
        ("warfarin", "blood-thinners"),
        ("pacemaker", "electrical-implant"),
        ("shunt", "implants-under-scalp"),
        ("cochlear implant", "hearing-implant"),
        ("pregnant", "pregnancy-zone"),
    ],
)
def test_a_caution_is_found_by_what_people_call_it(index: SearchIndex, asked: str, caution: str) -> None:
    assert index.find(asked).more[0].key == caution


def test_a_word_of_a_caution_is_no_slip_of_the_hand(index: SearchIndex) -> None:
    found = index.find("fainting")
    assert (found.showing, found.complaints) == ("", ())
    assert "fainting" in [row.key for row in found.more]


@pytest.mark.parametrize("asked", ["safe needling", "contraindications", "risks"])
def test_the_page_on_safe_needling_is_found(index: SearchIndex, asked: str) -> None:
    found = index.find(asked)
    assert ("safe-needling", "") in [(row.page, row.passage) for row in found.passages]


@pytest.mark.parametrize(("query", "other"), [("heart", "hearing"), ("placebo", "place"), ("breast", "breathing")])
def test_half_a_word_finds_no_caution(index: SearchIndex, query: str, other: str) -> None:
    cautions = {row.key for row in index.find(other).more if row.kind == "caution"}
    known = {"heart-first"}  # chest pain or trouble breathing: it is found by both
    assert not ({row.key for row in index.find(query).more if row.kind == "caution"} & cautions) - known


@pytest.mark.parametrize("query", ["blood thinner", "blood thinners", "thinning of the blood"])
def test_a_caution_is_found_with_another_ending(index: SearchIndex, query: str) -> None:
    assert index.find(query).more[0].key == "blood-thinners"


def test_its_own_name_goes_before_a_synonym_of_another(index: SearchIndex) -> None:
    assert index.find("headache").complaints[0].complaint == "headache"


def test_complaints_without_a_zone_are_found(index: SearchIndex) -> None:
    found = index.find("fibromyalgia")
    assert [row.complaint for row in found.complaints] == ["fibromyalgia"]
    assert found.zones == ()


SYSTEMS = {
    "jin": ("Jin", "Jin's three needles", "靳三针", "jìnsānzhēn", "Jin Rui", "晕痛针"),
    "ynsa": ("YNSA", "Yamamoto", "山元", "Yamamoto new scalp acupuncture", "新头针"),
    "target": ("imaging targets", "targets from scans"),
    "zhu": ("Zhu", "朱氏头皮针", "朱氏", "Zhu Mingqing", "Zhū shì tóupízhēn"),
    "fang": ("Fang", "方氏头针", "方氏", "Fang Yunpeng"),
    "tang": ("Tang", "汤颂延", "汤氏头针", "Tang Songyan"),
    "lin": ("Lin", "林学俭", "Lin Xuejian"),
    "yu": ("于致顺", "Yu Zhishun", "cluster needling", "丛刺"),
    "zhang-mingjiu": ("Zhang Mingjiu", "张鸣九", "头穴透刺"),
    "chen-keyan": ("Chen Keyan",),
    "liu-bingquan": ("Liu Bingquan", "eight trigrams", "八卦"),
}
"""Every system that the sources name, by the names that they use."""


def test_every_system_that_the_sources_name_is_found_by_each_of_its_names(index: SearchIndex, catalog: Catalog) -> None:
    schools = {each.id: each for each in (*catalog.schools.values(), *catalog.unmapped.values())}
    assert SYSTEMS.keys() == schools.keys() - {"jiao", "who", "later"}
    for system, names in SYSTEMS.items():
        for name in {*names, *school_words(schools[system])}:  # type: ignore[index]
            assert f"school-{system}" in [row.page for row in index.find(name).passages], name
