from __future__ import annotations

import pytest

FIRST, SECOND = "demo/first.toml", "demo/second.toml"
USE_1 = "error zones/demo/first.toml: indications.1: "
USE_2 = "error zones/demo/first.toml: indications.2: "
REVIEW = "error zones/studies/some_review.toml: "
PASSED_OVER = "its result is null, and no use names it, though favourable ones on weakness are named"
CASE_FILE = "zones/studies/one_case.toml"
CASE = "error zones/demo/second.toml: indications.1: "


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            FIRST,
            'support = ["tradition"]',
            'support = ["review"]',
            USE_2 + "it names no study and is not said to be tradition",
        ),
        (
            FIRST,
            '"tradition", "review", "null"',
            '"null", "review", "null"',
            USE_1 + "a kind of support is named twice",
        ),
        (
            FIRST,
            'support = ["tradition"]',
            'support = ["tradition", "trial"]',
            USE_2 + "its support says “trial”, which needs a trial among its studies",
        ),
        (
            "studies/some_review.toml",
            "Systematic review of randomized trials",
            "Randomized trial",
            USE_1 + "its support says “review”, which needs a review among its studies",
        ),
        (
            "studies/null_trial.toml",
            'direction = "null"',
            'direction = "supports"',
            USE_1 + "its support says “null”, which needs a study with a null or mixed result among its studies",
        ),
        (
            FIRST,
            '"review", "null"',
            '"review"',
            USE_1 + "the study null_trial found no difference, but its support does not say “null”",
        ),
        (
            SECOND,
            "case_report",
            "contradicted",
            CASE + "its support says “contradicted”, which needs a study that contradicts it among its studies",
        ),
        (
            SECOND,
            'support = ["case_report"]',
            'support = ["trial"]',
            CASE + "its support says “trial”, which needs a trial among its studies",
        ),
        (FIRST, 'directness = "none"', 'directness = "mixed"', USE_2 + "its directness is “mixed” with 0 studies"),
        (FIRST, 'directness = "mixed"', 'directness = "none"', USE_1 + "its directness is “none” with 2 studies"),
        (
            "studies/one_case.toml",
            'scope = "scalp"',
            'scope = "other"',
            CASE + "its directness is “direct”, but none of its studies needled the scalp alone",
        ),
        (
            "studies/one_case.toml",
            'direction = "case_report"',
            'direction = "unverified"',
            CASE + "the study one_case is unverified and cannot be linked",
        ),
        (
            "studies/one_case.toml",
            'direction = "case_report"',
            'direction = "background"',
            CASE + "the study one_case is background, not evidence on a use",
        ),
        (
            FIRST,
            '"some_review", "null_trial"',
            '"some_review"',
            "warning zones/studies/null_trial.toml: " + PASSED_OVER,
        ),
        (
            "studies/some_review.toml",
            'certainty = "low"',
            'certainty = "high"',
            REVIEW + "grade.certainty: “high” is our own reading; only a published grading may say so",
        ),
        (
            "studies/some_review.toml",
            'certainty = "low"',
            'certainty = "not graded"',
            "error zones/studies/some_review.toml: grade.is_ours: there is no grading that could be ours",
        ),
        (
            "demo/school.toml",
            'doubt = "One book only."\n',
            "",
            "warning zones/demo/school.toml: needling.1.statement: its confidence is low, but its doubt is empty",
        ),
    ],
)
def test_support_says_what_the_studies_carry(judged, file, old, new, said):
    assert said in judged(file, old, new)


STUDIES_TO_SOURCES = ']\n[indications.use]\ntext = "Used for weakness of the arm."\nsources = ['
BOTH, ONE = '"some_review", "null_trial"', '"some_review"'


def test_a_statement_that_cites_a_study_does_not_pass_it_over(judged):
    rest = STUDIES_TO_SOURCES
    found = judged(FIRST, f'{BOTH}{rest}"textbook"]', f'{ONE}{rest}"null_trial"]')
    assert not any(line.startswith(("error zones/studies/null", "warning zones/studies/null")) for line in found)


def test_a_use_cites_no_study_that_is_not_among_its_own(judged):
    rest = STUDIES_TO_SOURCES
    found = judged(FIRST, f'{BOTH}{rest}"textbook"]', f'{ONE}{rest}"null_trial"]')
    said = "indications.1.use: the study null_trial is a source of the use, but not among its studies"
    assert f"error zones/demo/first.toml: {said}" in found


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ('note = "Indirect."\nnote_sources = ["null_trial"]', "note_sources: null_trial stands behind the use already"),
        ('note_sources = ["notes"]', "note_sources: there is no note that could have sources"),
        (
            'note = "Indirect."\nnote_sources = ["nil_trial"]',
            "note_sources.1: there is no source or study “nil_trial”; did you mean “null_trial”?",
        ),
    ],
)
def test_the_sources_of_a_note_are_checked(judged, note, said):
    studies = f"studies = [{BOTH}]"
    assert f"error zones/demo/first.toml: indications.1.{said}" in judged(FIRST, studies, f"{studies}\n{note}")


def test_what_a_note_tells_of_stands_beside_the_use(judged):
    studies = f"studies = [{BOTH}]"
    found = judged(FIRST, studies, f'{studies}\nnote = "Indirect: one case."\nnote_sources = ["one_case"]')
    assert not any(line.startswith("error zones/demo/first.toml: indications.1") for line in found)


def test_a_study_of_one_illness_is_no_evidence_on_another(judged):
    known, about = '"arm weakness"]\n', 'studied_as = ["weakness"]\n'
    assert not any("not about" in line for line in judged("complaints.toml", known, known + about))
    found = judged("complaints.toml", about, 'studied_as = ["stroke"]\n')
    assert USE_1 + "the study some_review is about weakness, not about “weak-arm”" in found


def test_a_study_that_nothing_names_says_why_it_is_on_record(judged):
    said = "nothing refers to it, and its field “background” does not say why"
    assert f"warning {CASE_FILE}: {said}" in judged(SECOND, 'studies = ["one_case"]', "studies = []")


def test_a_study_in_use_is_not_on_record_only(judged):
    said = f"warning {CASE_FILE}: background: something refers to it, so it is not on record only"
    assert said in judged("studies/one_case.toml", "conditions", 'background = "Not read."\nconditions')
