"""What the panels of tours, and the screen of a class, show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.domain.statement import Statement
from viewer.domain.tour import Said, Stage, Stop, Tour
from viewer.domain.tour_reference import known_view, lost_sources
from viewer.presentation.citations import Citations
from viewer.presentation.hidden_answers import answering_names, tells
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.sentences import counted
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.data.available_tours import AvailableTour
    from viewer.data.tour_version import Version

NOT_ADVICE = "For education, not medical advice."
_ASKED = "A question"
_NAMES_SHOWN = 3
_NAME_MOST = 48
_STAGES: Mapping[Stage, tuple[str, str]] = {
    "explore": ("", "Open in Explore"),
    "build": ("Built step by step", "Open in Build it"),
    "needle": ("With the needle", "Open in Needle, with the cut"),
    "compare": ("Two zones compared", "Open in Compare, with the table"),
    "map": ("From the evidence map", "Open in Evidence map"),
}


@dataclass(frozen=True, slots=True)
class TourRow:
    """A tour in the list.

    Attributes
    ----------
    key : str
        The path of its file.
    detail : str
        How long it is, and whether it is saved.
    problem : str
        Why it cannot be opened; empty if it can.
    """

    key: str
    title: str
    detail: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop in the list."""

    number: int
    title: str
    has_question: bool


@dataclass(frozen=True, slots=True)
class StopPage:
    """What a stop says.

    Attributes
    ----------
    tour_title : str
        The tour it belongs to.
    number, count : int
        Stop n of m.
    words, answer : tuple of MarkedText
        Paragraphs with their source marks.
    stage : str
        In which mode the head is shown, in words; empty for the usual one.
    way : str
        The words of a link to that mode.
    sources : tuple of SourceView
        Behind all paragraphs of the stop, by number.
    names : mapping
        Short names of the sources, by key.
    lost : tuple of str
        What the stop refers to and this version does not have.
    foot : str
        Whose zones are shown, and what the picture is not.
    answering : tuple of str
        Names that answer the question.
    """

    tour_title: str
    number: int
    count: int
    title: str
    words: tuple[MarkedText, ...]
    question: str
    answer: tuple[MarkedText, ...]
    notes: str
    stage: str
    way: str
    sources: tuple[SourceView, ...]
    names: Mapping[str, str]
    lost: tuple[str, ...]
    foot: str
    answering: tuple[str, ...] = ()

    def as_read(self, *, is_answered: bool) -> StopPage:
        """Return what is read of it: while the question is open, without words that say the answer."""
        if is_answered or not self.answering:
            return self
        return replace(
            self,
            title=_ASKED if tells(self.title, self.answering) else self.title,
            words=tuple(said for said in self.words if not tells(said.text, self.answering)),
        )


def tour_rows(entries: Iterable[AvailableTour]) -> tuple[TourRow, ...]:
    """Return the rows of a list of tours."""
    rows = []
    for entry in entries:
        detail = counted(entry.stops, "stop", "stops")
        if entry.problem:
            detail = "cannot be opened"
        elif entry.has_unsaved:
            detail += ", not saved yet"
        rows.append(TourRow(str(entry.path), entry.title, detail, entry.problem))
    return tuple(rows)


def version_rows(versions: Iterable[tuple[Version, Tour]]) -> tuple[str, ...]:
    """Return what tells versions of a tour apart, each in one line."""
    return tuple(
        f"{version.replaced:%Y-%m-%d %H:%M}   {tour.title}, {counted(len(tour.stops), 'stop', 'stops')}"
        for version, tour in versions
    )


def stop_rows(catalog: Catalog, state: ViewState, *, is_own: bool) -> tuple[StopRow, ...]:
    """Return the rows of the open tour's stops.

    A title that answers a question still to be asked is kept back, and one that answers the question that is open;
    whoever writes the tour sees those that follow.
    """
    rows = []
    shown = state.lesson.shown_stop
    asked = answering_names(catalog, shown) if shown is not None and state.lesson.waits_for_answer else ()
    for place, stop in enumerate(state.lesson.tour.stops if state.lesson.tour is not None else ()):
        is_open = place == state.lesson.stop and state.lesson.waits_for_answer
        is_ahead = place > state.lesson.stop and not is_own
        own = answering_names(catalog, stop) if is_ahead else ()
        is_told = (is_open or is_ahead) and tells(stop.title, (*asked, *own))
        rows.append(StopRow(place + 1, _ASKED if is_told else stop.title, bool(stop.question)))
    return tuple(rows)


def stop_page(catalog: Catalog, state: ViewState, heads: Collection[str]) -> StopPage | None:
    """Return what the stop that is shown says, or None if none is."""
    tour = state.lesson.tour
    if tour is None or not 0 <= state.lesson.stop < len(tour.stops):
        return None
    stop = tour.stops[state.lesson.stop]
    citations = Citations(catalog)
    words = tuple(_marked(citations, said) for said in stop.words)
    answer = tuple(_marked(citations, said) for said in stop.answer)
    lost = [each.sentence for each in known_view(stop.view, catalog, heads)[1]]
    lost += [f"The source “{key}” is not in this version." for key in lost_sources(stop, catalog)]
    return StopPage(
        tour_title=tour.title,
        number=state.lesson.stop + 1,
        count=len(tour.stops),
        title=stop.title,
        words=words,
        question=stop.question,
        answer=answer,
        notes=stop.notes,
        stage=_STAGES[stop.view.stage][0],
        way=_STAGES[stop.view.stage][1],
        sources=citations.listed(),
        names=_short_names(catalog, citations.listed()),
        lost=tuple(lost),
        foot=_foot(catalog, stop),
        answering=answering_names(catalog, stop),
    )


def next_title(state: ViewState) -> str:
    """Return the title of the stop that comes next; empty at the end."""
    tour = state.lesson.tour
    following = tour.stops[state.lesson.stop + 1 : state.lesson.stop + 2] if tour is not None else ()
    return following[0].title if following else ""


def source_names(page: StopPage, *, is_answered: bool) -> str:
    """Return in one line who says what a class reads; empty if nobody is named. The answer's sources come with it."""
    shown = (*page.words, *(page.answer if is_answered else ()))
    keys = {mark.key for said in shown for mark in said.marks}
    names = [page.names[source.key] for source in page.sources if source.key in keys]
    if not names:
        return ""
    more = f"; and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return f"{'Source' if len(names) == 1 else 'Sources'}: {'; '.join(names[:_NAMES_SHOWN])}{more}"


def _short_names(catalog: Catalog, sources: Iterable[SourceView]) -> dict[str, str]:
    """Return what a source is called where there is no room for the whole citation."""
    names = {}
    for source in sources:
        study = catalog.studies.get(StudyKey(source.key))
        words = study.short_citation if study is not None else source.citation
        cut = words[:_NAME_MOST].rpartition(" ")[0].rstrip(" ,.;:(")
        names[source.key] = words if len(words) <= _NAME_MOST else f"{cut}…"
    return names


def _marked(citations: Citations, said: Said) -> MarkedText:
    return citations.marked(Statement(said.text, said.sources))  # type: ignore[arg-type]  # a study is a source too


def _foot(catalog: Catalog, stop: Stop) -> str:
    view = stop.view
    zones = [zone for zone in (view.selected, *view.compared, *view.lit) if zone in catalog.zones]
    schools = dict.fromkeys(catalog.school_of(zone).id for zone in zones if zone is not None)
    if not schools and view.school in catalog.schools:
        schools = {view.school: None}  # type: ignore[dict-item]  # a school that is there has a name
    names = " and ".join(catalog.schools[school].name for school in schools)
    return f"{names}. {NOT_ADVICE}" if names and len(schools) <= 2 else NOT_ADVICE
