"""The content folder into one catalogue: what can be read is read, what cannot is said.

::

    zones/
      groups.toml sources.toml complaints.toml cautions.toml    lists: [[groups]] and so on
      points.toml                                               the acupuncture points: [[points]]; may be missing
      corrections.toml glossary.toml mechanisms.toml            lists that may be missing
      counterparts.toml                                         zones customarily matched; may be missing
      unmapped.toml                                             schools without a map; may be missing
      tissue.toml needles.toml cortex.toml                      layers of the scalp, needles, cortex; may be missing
      gyri.toml                                                 parts of the brain that schools name; may be missing
      explanation.toml                                          what anybody is told; may be missing
      studies/<key>.toml                                        one study each
      articles/<article>.toml                                   a page to read; the folder may be missing
      claims/<document>.toml                                    collected statements, not read here
      <school>/school.toml                                      a school
      <school>/steps.toml                                       its shared construction: [[steps]]
      <school>/<zone>.toml                                      a zone, id <school>.<zone>

Nothing else is read. A file with an error is left out, and so are the zones of a school that is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from viewer.data.paths import followed
from viewer.data.schema import validated
from viewer.data.toml_file import Place, TomlTable, read_toml
from viewer.domain.acupoint import Acupoint
from viewer.domain.article import Article
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.complaint import Complaint
from viewer.domain.construction import Step
from viewer.domain.correction import Correction
from viewer.domain.cortex import CortexMap
from viewer.domain.counterpart import Counterpart
from viewer.domain.explanation import Explanation
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import ArticleId, CautionId, ComplaintId, GroupId, SchoolId, SourceKey, StudyKey, ZoneId
from viewer.domain.mechanism import Mechanism
from viewer.domain.school import FunctionGroup, School
from viewer.domain.statement import Source
from viewer.domain.study import Study
from viewer.domain.technique import Needles
from viewer.domain.term import Term
from viewer.domain.tissue import Tissue
from viewer.domain.unmapped_school import UnmappedSchool
from viewer.domain.variant import Variant
from viewer.domain.zone import Zone
from viewer.errors import DataError, Problem, Severity

T = TypeVar("T")

FOLDER = "zones"
"""What problems call the content folder, wherever it lies."""

CLAIMS = "claims"
"""The folder of collected statements, which `viewer.data.claims` reads when they are asked for."""

_STUDIES = "studies"
_ARTICLES_FOLDER = "articles"
_LISTS = (
    "groups",
    "sources",
    "complaints",
    "cautions",
    "points",
    "corrections",
    "glossary",
    "mechanisms",
    "counterparts",
    "unmapped",
    "gyri",
)
_OPTIONAL_LISTS = frozenset({"points", "corrections", "glossary", "mechanisms", "counterparts", "unmapped", "gyri"})
_PAGES = ("tissue", "needles", "cortex", "explanation")
_FILES_CAP = 2_000


@dataclass(frozen=True, slots=True)
class _SharedSteps:
    """What ``steps.toml`` holds."""

    steps: tuple[Step, ...]
    variants: tuple[Variant, ...] = ()


def load_catalog(folder: Path) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a content folder.

    Never fails: a folder that cannot be read gives an empty catalogue and the reason.

    Parameters
    ----------
    folder : Path
        The folder that holds ``groups.toml`` and the schools.

    Returns
    -------
    Catalog
        All that could be read, in the order in which it is listed.
    tuple of Problem
        What could not, and why; in order of files.
    """
    reading = _Reading(folder)
    catalog = reading.catalog()
    return catalog, tuple(sorted(reading.problems, key=lambda problem: problem.file))


def file_of_zone(zone: ZoneId) -> str:
    """The file of a zone, as problems name it."""
    return f"{FOLDER}/{zone.replace('.', '/')}.toml"


def file_of_school(school: SchoolId) -> str:
    """The file of a school, as problems name it."""
    return f"{FOLDER}/{school}/school.toml"


def file_of_steps(school: SchoolId) -> str:
    """The file of a school's shared steps, as problems name it."""
    return f"{FOLDER}/{school}/steps.toml"


def file_of_study(study: StudyKey) -> str:
    """The file of a study, as problems name it."""
    return f"{FOLDER}/{_STUDIES}/{study}.toml"


def file_of_article(page: ArticleId) -> str:
    """The file of a page to read, as problems name it."""
    return f"{FOLDER}/{_ARTICLES_FOLDER}/{page}.toml"


def file_of_list(kind: str) -> str:
    """The file of a list, such as groups or sources, as problems name it."""
    return f"{FOLDER}/{kind}.toml"


class _Reading:
    """One pass over a folder, and the problems met on the way."""

    def __init__(self, folder: Path) -> None:
        self._root = followed(folder)
        self.problems: list[Problem] = []

    def catalog(self) -> Catalog:
        if not self._root.is_dir():
            self._say("", f"the folder is missing: {self._root}")
            return Catalog({}, {}, {}, {}, {}, {}, {})
        groups = {entry.id: entry for entry in self._entries(FunctionGroup, "groups", "id")}
        sources = {entry.key: entry for entry in self._entries(Source, "sources", "key")}
        complaints = {entry.id: entry for entry in self._entries(Complaint, "complaints", "id")}
        cautions = {entry.id: entry for entry in self._entries(Caution, "cautions", "id")}
        corrections = {entry.id: entry for entry in self._entries(Correction, "corrections", "id")}
        terms = {entry.id: entry for entry in self._entries(Term, "glossary", "id")}
        mechanisms = {entry.id: entry for entry in self._entries(Mechanism, "mechanisms", "id")}
        points = {entry.id: entry for entry in self._entries(Acupoint, "points", "id")}
        counterparts = {entry.id: entry for entry in self._entries(Counterpart, "counterparts", "id")}
        gyri = {entry.id: entry for entry in self._entries(Gyrus, "gyri", "id")}
        unmapped = sorted(self._entries(UnmappedSchool, "unmapped", "id"), key=lambda each: (each.order, each.id))
        studies = {study.key: study for study in self._studies()}
        schools: list[School] = []
        zones: list[Zone] = []
        for path in self._folders():
            school, its_zones = self._school(path)
            if school is not None:
                schools.append(school)
                zones += its_zones
            elif its_zones:
                left_out = ", ".join(zone.id for zone in its_zones)
                self._say(f"{path.name}/", f"without its school, this is left out: {left_out}")
        catalog = _ordered(groups, sources, complaints, cautions, studies, schools, zones)
        tissue, needles = self._page(Tissue, "tissue"), self._page(Needles, "needles")
        if tissue is not None and not tissue.is_whole:
            self._say(
                "tissue.toml",
                "it needs every place once, of layers that are there, each drawn within its range",
                "places",
            )
            tissue = None
        cortex = self._page(CortexMap, "cortex")
        explanation = self._page(Explanation, "explanation")
        catalog = replace(catalog, tissue=tissue, needles=needles, cortex=cortex, counterparts=counterparts)
        articles = {each.id: each for each in sorted(self._articles(), key=lambda each: (each.order, each.id))}
        by_id = {each.id: each for each in unmapped}
        catalog = replace(catalog, explanation=explanation, articles=articles, unmapped=by_id, gyri=gyri)
        return replace(catalog, points=points, corrections=corrections, terms=terms, mechanisms=mechanisms)

    def _page(self, kind: type[T], name: str) -> T | None:
        """Read a file that holds one thing; it may be missing."""
        path = self._root / f"{name}.toml"
        return self._file(kind, path) if path.exists() else None

    def _entries(self, kind: type[T], name: str, id_field: str) -> Iterator[T]:
        """Yield the sound entries of a list file; an id that comes twice counts once."""
        file = f"{name}.toml"
        if name in _OPTIONAL_LISTS and not (self._root / file).exists():
            return
        table = self._table(self._root / file)
        if table is None:
            return
        for key in table.keys() - {name}:
            self._say(file, f"this key is not known here; the file holds [[{name}]] only", key)
        listed = table.get(name, [])
        if not isinstance(listed, list):
            self._say(file, f"it is not a list of [[{name}]]", name)
            return
        seen: set[str] = set()
        for index, entry in enumerate(listed):
            if not isinstance(entry, dict):
                self._say(file, f"it is not a table [[{name}]]", f"{name}.{index + 1}")
                continue
            value = self._shape(kind, entry, file, (name, index))
            if value is None:
                continue
            known_as = str(getattr(value, id_field))
            if known_as in seen:
                self._say(file, f"“{known_as}” is there already", f"{name}.{index + 1}.{id_field}")
            else:
                seen.add(known_as)
                yield value

    def _studies(self) -> Iterator[Study]:
        for path in self._toml_files(self._root / _STUDIES):
            study = self._file(Study, path)
            if study is not None and self._is_named(path, "key", study.key, path.stem):
                yield study

    def _articles(self) -> Iterator[Article]:
        folder = self._root / _ARTICLES_FOLDER
        for path in self._toml_files(folder) if folder.is_dir() else ():
            page = self._file(Article, path)
            if page is not None and self._is_named(path, "id", page.id, path.stem):
                yield page

    def _school(self, folder: Path) -> tuple[School | None, list[Zone]]:
        """Read a school and its zones; None if the school itself is broken."""
        school: School | None = None
        shared: _SharedSteps | None = _SharedSteps(())
        zones = []
        has_school = False
        for path in self._toml_files(folder):
            if path.name == "school.toml":
                has_school = True
                table = self._table(path)
                if table is not None:
                    table.setdefault("steps", [])
                    school = self._shape(School, table, self._relative(path), ())
                if school is not None and not self._is_named(path, "id", school.id, folder.name):
                    school = None
            elif path.name == "steps.toml":
                shared = self._file(_SharedSteps, path)
            else:
                zone = self._file(Zone, path)
                if zone is not None and self._is_named(path, "id", zone.id, f"{folder.name}.{path.stem}"):
                    zones.append(zone)
        if not has_school:
            self._say(f"{folder.name}/school.toml", "it is missing")
        if school is None or shared is None:
            return None, zones
        steps, variants = (*school.steps, *shared.steps), (*school.variants, *shared.variants)
        return replace(school, steps=steps, variants=variants), zones

    def _folders(self) -> Iterator[Path]:
        """Yield the folders of schools, and say what else lies there that would not be read."""
        for path in self._listed(self._root):
            if path.is_dir():
                if path.name not in (_STUDIES, _ARTICLES_FOLDER, CLAIMS):
                    yield path
            elif path.suffix == ".toml" and path.stem not in (*_LISTS, *_PAGES):
                known = ", ".join(f"{name}.toml" for name in _LISTS)
                self._say(path.name, f"it is not read; at this place there are {known}", severity="warning")

    def _toml_files(self, folder: Path) -> Iterator[Path]:
        for path in self._listed(folder):
            if path.suffix == ".toml":
                yield path

    def _listed(self, folder: Path) -> list[Path]:
        """List a folder in order of names, without hidden files."""
        name = f"{self._relative(folder)}/" if folder != self._root else ""
        try:
            paths = sorted(path for path in folder.iterdir() if path.name[0] not in "._")
        except OSError as error:
            self._say(name, f"the folder cannot be read: {error.strerror}")
            return []
        if len(paths) > _FILES_CAP:
            self._say(name, f"it holds {len(paths):,} files; at most {_FILES_CAP:,} are read")
            return []
        return paths

    def _file(self, kind: type[T], path: Path) -> T | None:
        table = self._table(path)
        return None if table is None else self._shape(kind, table, self._relative(path), ())

    def _table(self, path: Path) -> TomlTable | None:
        try:
            return read_toml(path, self._root, f"{FOLDER}/{self._relative(path)}")
        except DataError as error:
            self.problems += error.problems
            return None

    def _shape(self, kind: type[T], table: TomlTable, file: str, place: Place) -> T | None:
        try:
            return validated(kind, table, f"{FOLDER}/{file}", place)
        except DataError as error:
            self.problems += error.problems
            return None

    def _is_named(self, path: Path, field: str, found: str, expected: str) -> bool:
        if found != expected:
            self._say(
                self._relative(path), f"“{found}” does not fit the file's name, which asks for “{expected}”", field
            )
        return found == expected

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _say(self, file: str, message: str, place: str = "", severity: Severity = "error") -> None:
        self.problems.append(Problem(f"{FOLDER}/{file}", place, message, severity))


def _ordered(
    groups: dict[GroupId, FunctionGroup],
    sources: dict[SourceKey, Source],
    complaints: dict[ComplaintId, Complaint],
    cautions: dict[CautionId, Caution],
    studies: dict[StudyKey, Study],
    schools: list[School],
    zones: list[Zone],
) -> Catalog:
    """Put everything into the order in which it is listed."""
    schools = sorted(schools, key=lambda school: (school.order, school.id))
    school_places = {school.id: place for place, school in enumerate(schools)}
    in_order = sorted(groups.values(), key=lambda group: (group.order, group.id))
    group_places = {group.id: place for place, group in enumerate(in_order)}

    def place_of(zone: Zone) -> tuple[int, int, int, str]:
        school = school_places[SchoolId(zone.id.partition(".")[0])]
        return school, group_places.get(zone.group, len(group_places)), zone.order, zone.id

    return Catalog(
        schools={school.id: school for school in schools},
        groups={group.id: group for group in in_order},
        zones={zone.id: zone for zone in sorted(zones, key=place_of)},
        studies=studies,
        sources=sources,
        complaints=complaints,
        cautions=dict(sorted(cautions.items(), key=lambda item: (item[1].rank, item[0]))),
    )
