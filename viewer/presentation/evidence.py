"""How studies are shown: chips, certainty, intervals, study cards. Never a score."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from viewer.domain.catalog import Catalog
from viewer.domain.study import Certainty, Direction, Grade, Interval, Study
from viewer.domain.zone import Indication
from viewer.presentation.card_view import CertaintyView, ChipKind, ChipView, IntervalView, StudyView
from viewer.presentation.citations import Citations, full_citation, study_links
from viewer.presentation.sentences import NOT_STUDIED, counted, minus

# (order, kind, word on a study card, one, many). Insufficient and case reports are no results either way:
# they share the unfilled chip.
_DIRECTIONS: dict[Direction, tuple[int, ChipKind, str, str, str]] = {
    "supports": (0, "favours", "Favours", "favours", "favour"),
    "mixed": (1, "mixed", "Mixed", "mixed", "mixed"),
    "null": (2, "no_difference", "No difference", "no difference", "no difference"),
    "insufficient": (3, "not_seen", "No conclusion", "no conclusion", "no conclusion"),
    "case_report": (4, "not_seen", "Single case", "single case", "single cases"),
    "technique_comparison": (5, "not_seen", "Compares techniques", "compares techniques", "compare techniques"),
    "result_not_seen": (6, "not_seen", "Result not seen", "result not seen", "results not seen"),
    "hypothesis": (7, "not_seen", "Hypothesis", "hypothesis", "hypotheses"),
    "mechanism": (8, "not_seen", "Mechanism", "on mechanism", "on mechanism"),
    "opinion": (9, "not_seen", "Opinion", "opinion", "opinions"),
    "contradicts_rationale": (10, "mixed", "Against the rationale", "against the rationale", "against the rationale"),
    "harm": (11, "harm", "Harm reported", "on harm", "on harm"),
    "critique": (12, "mixed", "Critique", "critique", "critiques"),
    "background": (13, "not_seen", "Background", "background", "background"),
    "standard": (14, "not_seen", "Standard", "standard", "standards"),
    "unverified": (15, "not_seen", "Unverified", "unverified", "unverified"),
}
_CERTAINTY_STEPS: dict[Certainty, int] = {"not graded": 0, "very low": 1, "low": 2, "moderate": 3, "high": 4}
_UNRANKED_LEVEL = 9
_AXIS_MARGIN = 0.18


def direction_order(study: Study) -> int:
    """Return where a study's direction stands in rows of chips."""
    return _DIRECTIONS[study.direction][0]


def direction_chip(study: Study) -> ChipView:
    """Return the chip of one study: the way its result points."""
    _order, kind, word, _one, _many = _DIRECTIONS[study.direction]
    return ChipView(kind, word, study.direction_note)


def use_chips(catalog: Catalog, use: Indication) -> tuple[ChipView, ...]:
    """Return the chips of one use: how many studies point each way, or that it is only taught."""
    studies = [catalog.studies[key] for key in use.studies if key in catalog.studies]
    if not studies:
        return (ChipView("taught", "Taught, not studied", NOT_STUDIED),)
    return study_chips(studies)


def study_chips(studies: Iterable[Study]) -> tuple[ChipView, ...]:
    """Return one chip per direction, with the number of studies; the tooltip names them."""
    ordered = sorted(studies, key=direction_order)
    chips = []
    for direction, same in groupby(ordered, key=lambda study: study.direction):
        group = list(same)
        _order, kind, _word, one, many = _DIRECTIONS[direction]
        names = "\n".join(f"{study.short_citation} ({scope_words(study)})" for study in group)
        chips.append(ChipView(kind, counted(len(group), one, many), names, tuple(study.key for study in group)))
    return tuple(chips)


def by_design(studies: Iterable[Study]) -> list[Study]:
    """Order studies by kind of design, then newest first: never by liking."""

    def rank(study: Study) -> tuple[int, int, str]:
        level = study.grade.level if study.grade.level is not None else _UNRANKED_LEVEL
        return (level, -(study.year or 0), study.key)

    return sorted(studies, key=rank)


def scope_words(study: Study) -> str:
    """Say what was needled, as precisely as it is known."""
    if study.scope == "scalp":
        return study.scope_note or "scalp needling"
    if study.scope == "any acupuncture":
        return study.scope_note or "any acupuncture, not only the scalp"
    return study.scope_note or "other needling"


def people(study: Study) -> str:
    """Say how many took part: ``244 people``; empty if the number was not seen."""
    is_animal = "animal" in study.design.lower()
    return counted(study.n, *(("animal", "animals") if is_animal else ("person", "people"))) if study.n else ""


def certainty_view(grade: Grade) -> CertaintyView:
    """Return how sure a study makes one."""
    steps = _CERTAINTY_STEPS[grade.certainty]
    return CertaintyView(steps, grade.certainty.capitalize() if steps else "Not graded", grade.is_ours and steps > 0)


def design_words(study: Study) -> str:
    """Say what kind of study it is and how many took part: ``Randomized trial, 244 people``."""
    n = people(study)
    return f"{study.design}, {n}" if n else f"{study.design}; number of people not seen"


def study_view(study: Study, citations: Citations) -> StudyView:
    """Return the card of one study."""
    return StudyView(
        key=study.key,
        number=citations.number(study.key),
        chip=direction_chip(study),
        certainty=certainty_view(study.grade),
        name=study.short_citation,
        design=design_words(study),
        citation=full_citation(study),
        title=study.title,
        result=citations.unmarked(study.result),
        intervals=interval_views(study.intervals),
        limits=study.limits or "None stated in the text seen.",
        harms=study.harms or "Not stated in the text seen.",
        scope=scope_words(study),
        not_verified=f"Derived, not read: {', '.join(study.inferred)}." if study.inferred else "",
        links=study_links(study),
        is_favourable=study.direction == "supports",
    )


def interval_views(intervals: tuple[Interval, ...]) -> tuple[IntervalView, ...]:
    """Return intervals with one axis for each scale: bars on a common axis can be compared, others must not be."""
    views = []
    for interval in intervals:
        peers = [peer for peer in intervals if interval.shares_axis_with(peer)]
        low = min(min(peer.low, peer.no_difference) for peer in peers)
        high = max(max(peer.high, peer.no_difference) for peer in peers)
        is_ratio = interval.no_difference == 1
        if is_ratio:
            spread = (high / low) ** _AXIS_MARGIN
            axis_low, axis_high = low / spread, high * spread
        else:
            spread = (high - low) * _AXIS_MARGIN
            axis_low, axis_high = low - spread, high + spread
        figures = f"{minus(interval.low)} to {minus(interval.high)}"
        crosses = interval.low <= interval.no_difference <= interval.high
        views.append(
            IntervalView(
                label=interval.label,
                figures=f"{interval.measure} {figures}",
                estimate=interval.estimate,
                low=interval.low,
                high=interval.high,
                no_difference=interval.no_difference,
                axis_low=axis_low,
                axis_high=axis_high,
                is_ratio=is_ratio,
                better=interval.better,
                sentence=(
                    f"{interval.label}: {interval.measure} {minus(interval.estimate)}, interval {figures}, "
                    f"which {'includes' if crosses else 'does not include'} no difference."
                ),
            )
        )
    return tuple(views)
