"""What must hold in a tour: what it refers to exists, its facts have sources, and it promises nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from viewer.checks.content import Found
from viewer.checks.depth import promises_of_depth
from viewer.checks.references import missing
from viewer.checks.wording import promises_in
from viewer.data.available_tours import shipped_tour_files
from viewer.data.paths import head_folders
from viewer.data.tour_file import read_tour
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import is_ruled_out, ruling_out
from viewer.domain.identity import ComplaintId
from viewer.domain.tour import Said, Stop, StopView, Tour, plain_words
from viewer.domain.tour_reference import known_view, lost_sources
from viewer.errors import DataError, Problem

FOLDER = "assets/tours"
"""What problems call the folder of the shipped tours, wherever it lies."""

WORDS_MOST = 60
"""Words of a stop that a class reads while somebody speaks; more is a page, not a stop."""


def check_tour(
    tour: Tour, file: str, catalog: Catalog, heads: Collection[str], *, is_shipped: bool
) -> tuple[Problem, ...]:
    """Judge a tour against the content.

    Parameters
    ----------
    file : str
        What problems call its file.
    heads : collection of str
        Heads that stops can be shown on.
    is_shipped : bool
        Whether it comes with the program: then every paragraph names its source, and its words promise nothing.
    """
    problems = list(_references(tour, file, catalog, heads))
    if is_shipped:
        problems += _sources(tour, file)
        problems += _given_away(tour, file, catalog)
        problems += _wording(tour, file)
        problems += _sizes(tour, file)
    return tuple(problems)


def check_shipped_tours(catalog: Catalog) -> tuple[Problem, ...]:
    """Read and judge the tours that come with the program."""
    heads = tuple(folder.name for folder in head_folders())
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in shipped_tour_files():
        file = f"{FOLDER}/{path.name}"
        try:
            tour = read_tour(path, file)
        except DataError as error:
            problems += error.problems
            continue
        problems += check_tour(tour, file, catalog, heads, is_shipped=True)
        if tour.id in seen:
            problems.append(Problem(file, "id", f"“{tour.id}” belongs to {seen[tour.id]} already"))
        seen[tour.id] = file
    return tuple(problems)


def _references(tour: Tour, file: str, catalog: Catalog, heads: Collection[str]) -> Iterator[Problem]:
    there = [*catalog.sources, *catalog.studies]
    for number, stop in enumerate(tour.stops, start=1):
        for lost in known_view(stop.view, catalog, heads)[1]:
            message = f"there is no {lost.noun} “{lost.name}”; the stop is shown without it"
            yield Problem(file, f"stops.{number}.view.{lost.field}", message)
        for field, message in _ruled_out(stop.view, catalog):
            yield Problem(file, f"stops.{number}.view.{field}", message)
        for key in lost_sources(stop, catalog):
            yield Problem(file, f"stops.{number}", missing(key, there, "source or study"))


def _ruled_out(view: StopView, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What a caution forbids, and a stop leads to all the same."""
    asked = [("complaint", view.complaint)] if view.complaint is not None else []
    asked += [("cell", ComplaintId(view.cell[0]))] if view.cell else []
    zones = [catalog.zones[each] for each in (view.selected, *view.lit) if each is not None and each in catalog.zones]
    for field, complaint in asked:
        if ruling_out(catalog, complaint) is not None or any(is_ruled_out(catalog, zone, complaint) for zone in zones):
            yield field, f"“{complaint}” is ruled out by a caution; a tour does not lead there"
    if view.stage == "needle" and any(not zone.is_needled for zone in zones):
        yield "stage", "the zone is shown as a record only; a tour does not needle it"


def _sources(tour: Tour, file: str) -> Iterator[Problem]:
    for number, stop in enumerate(tour.stops, start=1):
        for field, said in _paragraphs(stop):
            if not said.sources:
                yield Problem(file, f"stops.{number}.{field}", "it names no source")
            elif len(set(said.sources)) < len(said.sources):
                yield Problem(file, f"stops.{number}.{field}", "it names a source twice")
        if bool(stop.question) != bool(stop.answer):
            yield Problem(file, f"stops.{number}", "a question and its answer belong together")


def _given_away(tour: Tour, file: str, catalog: Catalog) -> Iterator[Problem]:
    """A stop whose question asks for a gyrus must not name it before the answer."""
    for number, stop in enumerate(tour.stops, start=1):
        said, asked, answer = (
            each.casefold()
            for each in (f"{stop.title} {plain_words(stop.words)}", stop.question, plain_words(stop.answer))
        )
        for gyrus in catalog.gyri.values():
            name = gyrus.english.casefold()
            if stop.question and name in said and name in answer and name not in asked:
                yield Problem(file, f"stops.{number}.words", f"they name the {name}, which its question asks for")


def _wording(tour: Tour, file: str) -> Iterator[Problem]:
    texts = [("title", tour.title), ("words", tour.words)]
    for number, stop in enumerate(tour.stops, start=1):
        here = f"stops.{number}"
        texts += [(f"{here}.title", stop.title), (f"{here}.question", stop.question), (f"{here}.notes", stop.notes)]
        texts += [(f"{here}.{field}", said.text) for field, said in _paragraphs(stop)]
    for place, text in texts:
        found = Found(file, place, Tour, place.rpartition(".")[2], text)
        yield from promises_in(found)
        yield from promises_of_depth(found)


def _sizes(tour: Tour, file: str) -> Iterator[Problem]:
    for number, stop in enumerate(tour.stops, start=1):
        count = sum(len(said.text.split()) for said in stop.words)
        if count > WORDS_MOST:
            message = f"{count} words; a class reads at most {WORDS_MOST} while somebody speaks"
            yield Problem(file, f"stops.{number}.words", message, "warning")


def _paragraphs(stop: Stop) -> Iterator[tuple[str, Said]]:
    for field, paragraphs in (("words", stop.words), ("answer", stop.answer)):
        for number, said in enumerate(paragraphs, start=1):
            yield f"{field}.{number}", said
