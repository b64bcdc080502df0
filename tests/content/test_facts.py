"""The shipped content says what the sources say: figures, links, addresses, words.

What any content must satisfy is judged by `viewer.checks`; here stands what this content must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from viewer.checks.run import open_content
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import general_cautions, ruling_out, zone_cautions
from viewer.domain.identity import CorrectionId, PartId, StudyKey, ZoneId
from viewer.domain.study import Interval, Study
from viewer.domain.zone import Indication

ZONES = {"jiao.motor", "jiao.sensory", "jiao.vertigo-auditory", "jiao.speech-1", "jiao.speech-2", "jiao.speech-3"}
APHASIA = {"tang2019", "feng2022", "lin2025", "fu2022", "li2024_jama"}

STROKE = {"huang2021", "wang2012", "hsing2012", "kong2010"}
NEWER = {"park2025", "jiao_motor_protocol2017"}
NULL_ON_ONE_SCALE = {"kim2012_tinnitus", "lee2013_pd"}
"""Mixed reviews in which one comparison or one scale showed no difference."""
SAME_COHORT = {"liu2020", "issa_fmri_pmc9290874"}
TINNITUS = {"chen2025", "doi2016", "kim2012_tinnitus", "xu2022_tinnitus"}

# Zone, part, complaint: exactly these studies bear on the use, whatever they found.
LINKS: list[tuple[str, str | None, str, set[str]]] = [
    ("jiao.motor", "upper", "leg-weakness", STROKE | {"ischemic13", "korea2003"} | NEWER),
    ("jiao.motor", "middle", "arm-weakness", STROKE | {"chenl2016"} | NEWER),
    ("jiao.motor", "lower", "face-weakness", set()),
    ("jiao.motor", "lower", "motor-aphasia", APHASIA),
    ("jiao.motor", "lower", "drooling", set()),
    ("jiao.motor", "lower", "swallowing-trouble", {"sa_dysphagia2025"}),
    ("jiao.motor", None, "cerebral-palsy", {"xue2022_cp", "gao2019_cp"}),
    ("jiao.motor", None, "multiple-sclerosis", {"hao2013_ms"}),
    ("jiao.motor", None, "spinal-cord-injury", {"heo2013"}),
    ("jiao.motor", None, "brain-injury", {"wong_tbi"}),
    ("jiao.sensory", "upper", "back-and-leg-pain", set()),
    ("jiao.sensory", "upper", "leg-numbness", set()),
    ("jiao.sensory", "upper", "multiple-sclerosis", {"hao2013_ms"}),
    ("jiao.sensory", "upper", "dizziness", set()),
    ("jiao.sensory", "middle", "phantom-limb-pain", {"phantom2014"}),
    ("jiao.sensory", "middle", "arm-numbness", set()),
    ("jiao.sensory", "middle", "arm-pain", set()),
    ("jiao.sensory", "lower", "facial-numbness", set()),
    ("jiao.sensory", "lower", "migraine", set()),
    ("jiao.sensory", "lower", "trigeminal-neuralgia", set()),
    ("jiao.sensory", "lower", "toothache", set()),
    ("jiao.sensory", "lower", "jaw-joint-pain", set()),
    ("jiao.speech-1", None, "motor-aphasia", APHASIA),
    ("jiao.speech-1", None, "face-weakness", set()),
    ("jiao.speech-1", None, "drooling", set()),
    ("jiao.speech-2", None, "naming-aphasia", {"tang2019", "fu2022"}),
    ("jiao.speech-3", None, "sensory-aphasia", {"tang2019", "fu2022", "targets2025"}),
    ("jiao.vertigo-auditory", None, "tinnitus", TINNITUS),
    ("jiao.vertigo-auditory", None, "dizziness", {"cereb_vertigo"}),
    ("jiao.vertigo-auditory", None, "hearing-loss", set()),
    ("jiao.vertigo-auditory", None, "meniere-disease", set()),
    ("jiao.sensory", "upper", "hives", set()),
    ("jiao.chorea-tremor", None, "parkinson", {"lee2013_pd", "oh2025_pd", "otayza2018_pd"}),
    ("jiao.chorea-tremor", None, "tremor", {"et_heilongjiang"}),
    ("jiao.chorea-tremor", None, "chorea", set()),
    ("jiao.chorea-tremor", None, "ataxia", {"ataxia2014"}),
    ("jiao.vasomotor", None, "brain-swelling", set()),
    ("jiao.vasomotor", None, "high-blood-pressure", set()),
    ("jiao.vasomotor", None, "limb-swelling", set()),
    ("jiao.praxis", None, "apraxia", set()),
    ("jiao.foot-motor-sensory", None, "leg-weakness", set()),
    ("jiao.foot-motor-sensory", None, "stroke", set()),
    ("jiao.foot-motor-sensory", None, "leg-numbness", set()),
    ("jiao.foot-motor-sensory", None, "urinary-incontinence", set()),
    ("jiao.foot-motor-sensory", None, "multiple-sclerosis", {"hao2013_ms"}),
    ("jiao.foot-motor-sensory", None, "prolapse", set()),
    ("jiao.optic", None, "brain-vision-loss", set()),
    ("jiao.balance", None, "balance-trouble", set()),
    ("jiao.balance", None, "multiple-sclerosis", {"hao2013_ms"}),
    ("jiao.balance", None, "dizziness", {"cereb_vertigo"}),
    ("jiao.stomach", None, "stomach-pain", set()),
    ("jiao.liver-gallbladder", None, "gallbladder-pain", set()),
    ("jiao.thoracic", None, "chest-pain", set()),
    ("jiao.reproductive", None, "uterine-bleeding", set()),
    ("jiao.intestine", None, "diarrhoea", set()),
    ("jiao.naso-pharynx", None, "throat-and-mouth", set()),
    ("later.psycho-affective", None, "mood-trouble", set()),
    ("who.ms1", None, "insomnia", {"liu2021", "cao2009_insomnia", "cheuk2012_insomnia"}),
    ("who.ms1", None, "epilepsy", set()),
    ("who.ms2", None, "asthma", set()),
    ("who.ms3", None, "stomach-ulcer", set()),
    ("who.ms4", None, "frequent-urination", set()),
    ("who.ms5", None, "leg-weakness", SAME_COHORT),
    ("who.ms5", None, "back-and-leg-pain", set()),
    ("who.ms5", None, "high-blood-pressure", set()),
    ("who.ms6", "upper", "leg-weakness", SAME_COHORT | {"lin2023", "zhang2025_idsa", "kong2010"}),
    ("who.ms6", "middle", "arm-weakness", SAME_COHORT | {"lin2023", "zhang2025_idsa", "kong2010"}),
    ("who.ms6", "lower", "motor-aphasia", set()),
    ("who.ms6", None, "balance-trouble", {"idsa_balance_preprint"}),
    ("who.ms7", None, "one-sided-weakness", SAME_COHORT),
    ("who.ms7", None, "phantom-limb-pain", {"phantom2014"}),
    ("who.ms8", None, "back-and-leg-pain", set()),
    ("who.ms9", None, "shoulder-pain", set()),
    ("who.ms10", None, "migraine", set()),
    ("who.ms11", None, "tinnitus", {"chen2025", "kim2012_tinnitus"}),
    ("who.ms11", None, "dizziness", set()),
    ("who.ms12", None, "eye-complaints", set()),
    ("who.ms13", None, "brain-vision-loss", set()),
    ("who.ms14", None, "balance-trouble", set()),
]

PROMISES = re.compile(
    r"\b(cures?|cured|heals?|proven|proves?|guaranteed?|miracle|breakthrough|safe and effective|risk[- ]free|"
    r"(very|highly|most) effective|painless|no side effects|clinically tested)\b",
    re.IGNORECASE,
)
# Published words: titles, names of places of publication, and search terms people use.
PUBLISHED = {"often_said", "title", "journal", "citation", "url", "seen_at", "authors", "synonyms"}
HAN = re.compile(r"[\u4e00-\u9fff]")
SYLLABLE = re.compile(r"[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+", re.IGNORECASE)
TONED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, problems = open_content(zones_folder())
    assert not [problem for problem in problems if problem.severity == "error"]
    return catalog


def _use(catalog: Catalog, zone: str, part: str | None, complaint: str) -> Indication:
    (use,) = [
        use
        for use in catalog.zones[ZoneId(zone)].indications
        if complaint in use.complaints and use.part == (PartId(part) if part else None)
    ]
    return use


def _uses(catalog: Catalog) -> Iterator[tuple[str, Indication]]:
    for zone in catalog.zones.values():
        for use in zone.indications:
            yield f"{zone.id}: {use.professional}", use


def _own_words(value: object, field: str = "") -> Iterator[str]:
    """Every text in our own words below a value."""
    if isinstance(value, str):
        if field not in PUBLISHED:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _own_words(item, field)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in (each.name for each in fields(value)):
            yield from _own_words(getattr(value, name), name)


def _everything(catalog: Catalog) -> Iterator[tuple[str, object]]:
    kinds = (
        catalog.schools,
        catalog.zones,
        catalog.studies,
        catalog.sources,
        catalog.complaints,
        catalog.cautions,
        catalog.corrections,
        catalog.terms,
        catalog.mechanisms,
    )
    for held in kinds:
        yield from held.items()


def _figure(number: float) -> set[str]:
    """The ways a figure may be printed, without its sign."""
    return {f"{abs(number):.2f}", f"{abs(number):.2f}".rstrip("0").rstrip("."), f"{abs(number):.1f}"}


def test_the_six_zones_are_there(catalog: Catalog) -> None:
    assert set(catalog.zones) >= ZONES
    assert len(catalog.studies) >= 100


@pytest.mark.parametrize(("zone", "part", "complaint", "studies"), LINKS)
def test_a_use_names_exactly_the_studies_that_bear_on_it(
    catalog: Catalog, zone: str, part: str | None, complaint: str, studies: set[str]
) -> None:
    assert set(_use(catalog, zone, part, complaint).studies) == studies


def test_results_against_needling_stand_beside_those_in_favour(catalog: Catalog) -> None:
    for name, use in _uses(catalog):
        directions = {catalog.studies[key].direction for key in use.studies}
        has_null = bool(directions & {"null"} or NULL_ON_ONE_SCALE & set(use.studies))
        assert ("null" in use.support) == has_null, name
    leg = _use(catalog, "jiao.motor", "upper", "leg-weakness")
    found = sorted(catalog.studies[key].direction for key in leg.studies)
    assert found == ["mixed", "mixed", "mixed", "null", "null", "result_not_seen", "supports", "supports"]


def test_what_is_only_taught_names_no_study(catalog: Catalog) -> None:
    for name, use in _uses(catalog):
        if not use.studies:
            assert use.support == ("tradition",), name
            # The program says by itself that it is taught and not studied. A note says what comes near.
            assert not use.note or re.search(r"^Indirect: |\bunverified\b", use.note), name


def test_needling_of_another_kind_is_said_to_be_indirect(catalog: Catalog) -> None:
    migraine = _use(catalog, "jiao.sensory", "lower", "migraine")
    assert "another scalp system (Yamamoto)" in migraine.note
    for complaint, study in (("spinal-cord-injury", "heo2013"), ("brain-injury", "wong_tbi")):
        use = _use(catalog, "jiao.motor", None, complaint)
        assert (use.directness, use.support, set(use.studies)) == ("indirect", ("tradition",), {study})
    for zone, part in (("jiao.motor", "lower"), ("jiao.speech-1", None)):
        aphasia = _use(catalog, zone, part, "motor-aphasia")
        assert "only trial here against sham, needled points of the body" in aphasia.note
        face = _use(catalog, zone, part, "face-weakness")
        assert "unverified" in face.note


def test_nothing_rests_on_a_paper_that_was_not_found(catalog: Catalog) -> None:
    unverified = {key for key, study in catalog.studies.items() if study.direction == "unverified"}
    assert unverified == {"xu2025"}
    # One correction says of it that it was not found, and names it.
    for key, value in _everything(catalog):
        if key not in unverified | {"nothing-extrapolated"}:
            assert not unverified & set(_own_words(value)), key


def test_a_use_is_said_as_a_use(catalog: Catalog) -> None:
    for name, use in _uses(catalog):
        assert re.match(r"Used (for|when|in) ", use.use.text), name
        assert use.use.text.endswith("."), name


def test_the_claim_about_the_cortex_is_disputed_wherever_it_is_made(catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        if zone.cortex is None:  # zones of organs, lines of the WHO list and later additions claim none
            continue
        assert zone.cortex.text.startswith("The school places it"), zone.id
        assert "jin2023" in zone.cortex.sources, zone.id
        assert "needle is meant to stay" in zone.cortex.doubt, zone.id  # meant: below the bump no bone makes it sure


def _intervals(catalog: Catalog) -> list[tuple[Study, Interval]]:
    return [(study, interval) for study in catalog.studies.values() for interval in study.intervals]


def test_every_figure_of_an_interval_stands_in_the_result(catalog: Catalog) -> None:
    assert len(_intervals(catalog)) >= 28
    for study, interval in _intervals(catalog):
        assert interval.low <= interval.estimate <= interval.high, study.key
        printed = set(re.findall(r"\d+(?:\.\d+)?", study.result))
        for number in (interval.estimate, interval.low, interval.high):
            assert printed & _figure(number), f"{study.key}: {number} is not in “{study.result}”"


def test_an_interval_agrees_with_the_direction_of_its_study(catalog: Catalog) -> None:
    for study in catalog.studies.values():
        favours, undecided = 0, 0
        for interval in study.intervals:
            if interval.low <= interval.no_difference <= interval.high:
                undecided += 1
            else:
                assert (interval.estimate > interval.no_difference) == (interval.better == "higher"), study.key
                favours += 1
        if study.intervals and study.direction == "supports":
            assert not undecided, study.key
        if study.intervals and study.direction == "null":
            assert not favours, study.key
        if study.intervals and study.direction == "mixed":
            assert min(favours, undecided) > 0, study.key


@pytest.mark.parametrize(
    ("study", "figures"),
    [
        ("chen2025", [(1.25, 1.16, 1.35), (-0.76, -1.02, -0.51), (-0.93, -1.52, -0.33)]),
        ("kong2010", [(0.07, -0.18, 0.32), (0.10, -0.15, 0.35)]),
        ("ischemic13", [(1.27, 1.06, 1.51), (-2.96, -4.00, -1.92), (1.10, 0.93, 1.28)]),
        ("tang2019", [(4.24, 1.68, 10.74)]),
        ("feng2022", [(8.30, 3.87, 17.33)]),
        ("li2024_jama", [(7.99, 3.42, 12.55), (23.51, 11.10, 35.93)]),
        (
            "sa_dysphagia2025",
            [(-1.00, -1.35, -0.66), (-3.78, -4.89, -2.68), (33.26, 12.79, 53.73), (11.62, 9.76, 13.48)],
        ),
        ("lee2013_pd", [(-3.94, -6.05, -1.84), (1.29, 0.79, 2.12)]),
        ("xue2022_cp", [(3.73, 2.49, 5.58), (15.58, 11.74, 19.43)]),
    ],
)
def test_the_figures_are_those_of_the_publication(
    catalog: Catalog, study: str, figures: list[tuple[float, float, float]]
) -> None:
    held = catalog.studies[StudyKey(study)].intervals
    assert [(interval.estimate, interval.low, interval.high) for interval in held] == figures


@pytest.mark.parametrize(
    ("study", "n"),
    [("chen2025", 1430), ("tang2019", 2580), ("ischemic13", 1395), ("wang2012", 538), ("hsing2012", 62),
     ("kong2010", 244), ("korea2003", 22), ("doi2016", 50), ("cereb_vertigo", 100), ("li2024_jama", 252),
     ("sa_dysphagia2025", 1410), ("liu2021", 1606), ("macpherson2004", 6348)],
)  # fmt: skip
def test_the_numbers_of_people_are_those_of_the_publication(catalog: Catalog, study: str, n: int) -> None:
    held = catalog.studies[StudyKey(study)]
    assert held.n == n
    assert f"{n}" in f"{held.population} {held.result}"


def test_every_study_can_be_found_again(catalog: Catalog) -> None:
    for key, study in catalog.studies.items():
        assert study.doi or study.pmid or study.pmcid or study.seen_at or study.direction == "unverified", key
        if study.doi:
            assert re.fullmatch(r"10\.\d{4,5}/[!-~]+", study.doi), key
            assert not study.doi.endswith((".", ",", ";")), key
    dois = [study.doi.lower() for study in catalog.studies.values() if study.doi]
    assert len(dois) == len(set(dois))


def test_a_title_that_was_not_seen_is_bracketed(catalog: Catalog) -> None:
    for key, study in catalog.studies.items():
        if "not seen" in study.title or "not verified" in study.title:
            assert re.search(r"\[.+\]", study.title), key


def test_authors_that_were_not_seen_are_not_named(catalog: Catalog) -> None:
    unnamed = {key for key, study in catalog.studies.items() if not study.authors}
    assert unnamed >= {"tang2019", "lee2013_pd", "kim2012_tinnitus", "sa_dysphagia2025", "targets2025", "vci2021"}
    assert unnamed >= {"zhangj2010", "macpherson2004", "phantom2014", "ischemic13", "korea2003", "xu2025"}


def test_nothing_is_promised_in_our_own_words(catalog: Catalog) -> None:
    for key, value in _everything(catalog):
        for text in _own_words(value):
            quoted_by_others = re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)
            assert not PROMISES.search(quoted_by_others), f"{key}: {text}"


def test_harms_that_were_not_recorded_are_not_called_none(catalog: Catalog) -> None:
    for key in ("wang2012", "yi2020_asd"):
        assert re.search(r"\b(recorded|described) harms", catalog.studies[StudyKey(key)].harms), key
    note = next(caution for caution in catalog.cautions.values() if caution.id == "harms-not-recorded")
    assert "missing data are not zero events" in note.short
    assert "not one study had recorded harms" in note.statement.text


def test_the_pacemaker_sentence_is_about_current(catalog: Catalog) -> None:
    (caution,) = [caution for caution in catalog.cautions.values() if caution.id == "electrical-implant"]
    assert caution.short.startswith("No electrical stimulation")
    assert caution.strength == "contraindication"
    assert caution in general_cautions(catalog)


def _chinese(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for zone in catalog.zones.values():
        yield zone.name.han, zone.name.pinyin
    for complaint in catalog.complaints.values():
        yield complaint.han, complaint.pinyin
        for place, word in enumerate(complaint.synonyms):
            if HAN.search(word):
                assert place + 1 < len(complaint.synonyms), f"{complaint.id}: {word} has no pinyin behind it"
                yield word, complaint.synonyms[place + 1]


def test_every_chinese_word_has_its_pinyin_syllable_by_syllable(catalog: Catalog) -> None:
    for han, pinyin in _chinese(catalog):
        assert len(HAN.findall(han)) == len(han), han
        assert len(SYLLABLE.findall(pinyin)) == len(han), f"{han} {pinyin}"
        assert len(TONED.findall(pinyin)) >= len(han) - han.count("难"), f"{han} {pinyin}: a syllable has no tone mark"


def test_every_complaint_leads_to_a_zone(catalog: Catalog) -> None:
    """Or to the studies on it, where no school names a zone, or to the caution that rules it out."""
    named = {condition for study in catalog.studies.values() for condition in study.conditions}
    for key, complaint in catalog.complaints.items():
        has_zone = bool(catalog.zones_for(key)) or ruling_out(catalog, key) is not None
        assert has_zone or named & set(complaint.studied_as), key


def test_the_licence_of_the_content_is_named() -> None:
    licence = (Path(__file__).parents[2] / "LICENSE-CONTENT").read_text("utf-8")
    assert "Creative Commons Attribution 4.0 International" in licence
    assert "https://creativecommons.org/licenses/by/4.0/" in licence


def test_zones_of_the_nape_that_nobody_should_be_led_to_are_records(catalog: Catalog) -> None:
    records = {zone.id for zone in catalog.zones.values() if zone.is_record}
    assert records == {"later.mania-control", "later.pyramidal"}
    for name in records:
        cautions = zone_cautions(catalog, catalog.zones[name])
        assert any(caution.strength == "danger" for caution in cautions), name
        assert any(caution.rules_out for caution in cautions), name


CLAIMS = {
    "not-non-invasive": (65, "minimally invasive"),
    "who-proposed-names": (73, "30 October to 3 November 1989"),
    "brain-targets-untested": (108, "Brain Behavior and Immunity Integrative"),
    "implants-and-current": (175, "pacemaker or a defibrillator"),
    "insomnia-harms": (161, "Six of the 21 trials"),
    "insomnia-frequency": (127, "16.2 %"),
    "stroke-survivors": (119, "101 million"),
    "scalp-nerves": (154, "greater occipital nerve"),
    "needle-layer": (167, "loose layer below"),
    "scans-suggest": (79, "trials of 21 and of 30 people"),
    "zone-over-cortex": (67, "nerves of the scalp"),
    "wellness-and-organs": (66, "no study of scalp needling"),
    "nothing-extrapolated": (192, "could not be found"),
}


@pytest.mark.parametrize(("correction", "claim"), CLAIMS.items())
def test_the_thirteen_corrections_stand(catalog: Catalog, correction: str, claim: tuple[int, str]) -> None:
    held = catalog.corrections[CorrectionId(correction)]
    assert claim[0] in held.claims
    assert claim[1] in held.more_exactly.text


@pytest.mark.parametrize("study", ["jin2023", "chenj2014_te5", "kong2010", "hsing2012", "hasegawa2014", "wilson2020"])
def test_critical_results_limit_the_hypotheses(catalog: Catalog, study: str) -> None:
    limits = [limit for mechanism in catalog.mechanisms.values() for limit in mechanism.limits]
    assert any(study in limit.sources for limit in limits)


def test_the_glossary_has_the_words_of_the_cards(catalog: Catalog) -> None:
    words = {word.casefold() for term in catalog.terms.values() for word in term.words}
    asked = {"de qi", "sham", "contralateral", "grade", "ocebm", "smd", "interval", "ataxia", "motor aphasia",
             "sensory aphasia", "nominal aphasia", "galea aponeurotica", "cun", "qi", "cvr", "acupoint"}  # fmt: skip
    assert asked <= words
    assert len(catalog.terms) >= 66
