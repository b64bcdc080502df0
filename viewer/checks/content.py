"""A catalogue laid out for checking: everything in it together with where it stands, so that a check can say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar, cast

from viewer.data.content import file_of_article, file_of_list, file_of_school, file_of_study, file_of_zone
from viewer.domain.catalog import Catalog
from viewer.errors import Problem, Severity

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value and its place.

    Attributes
    ----------
    file, place : str
        As in `Problem`. Entries of the list files go by their id: ``sources.S4.citation``.
    owner : type
        The class that holds the value.
    field : str
        The field that holds it.
    """

    file: str
    place: str
    owner: type
    field: str
    value: T_co

    def problem(self, message: str, severity: Severity = "error", below: str = "") -> Problem:
        """Say that something is wrong here, or at a place below."""
        place = ".".join(part for part in (self.place, below) if part)
        return Problem(self.file, place, message, severity)


class Content:
    """A catalogue with everything in it listed once by type.

    Parameters
    ----------
    catalog : Catalog
        As loaded; references in it need not hold.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._by_kind: dict[type, list[Found[Any]]] = {}
        lists: tuple[tuple[str, Mapping[Any, object]], ...] = (
            ("groups", catalog.groups),
            ("sources", catalog.sources),
            ("complaints", catalog.complaints),
            ("cautions", catalog.cautions),
            ("points", catalog.points),
            ("corrections", catalog.corrections),
            ("glossary", catalog.terms),
            ("mechanisms", catalog.mechanisms),
            ("counterparts", catalog.counterparts),
            ("unmapped", catalog.unmapped),
            ("gyri", catalog.gyri),
        )
        for name, entries in lists:
            for key, entry in entries.items():
                self._list(file_of_list(name), f"{name}.{key}", Catalog, name, entry)
        pages: tuple[tuple[str, object], ...] = (
            ("tissue", catalog.tissue),
            ("needles", catalog.needles),
            ("cortex", catalog.cortex),
            ("explanation", catalog.explanation),
        )
        for name, page in pages:
            if page is not None:
                self._list(file_of_list(name), "", Catalog, name, page)
        for school in catalog.schools.values():
            self._list(file_of_school(school.id), "", Catalog, "schools", school)
        for zone in catalog.zones.values():
            self._list(file_of_zone(zone.id), "", Catalog, "zones", zone)
        for to_read in catalog.articles.values():
            self._list(file_of_article(to_read.id), "", Catalog, "articles", to_read)
        for study in catalog.studies.values():
            self._list(file_of_study(study.key), "", Catalog, "studies", study)

    def all(self, kind: type[T]) -> list[Found[T]]:
        """Every value of a type or of one derived from it, in order of listing."""
        kinds = [held for held in self._by_kind if issubclass(held, kind)]
        return cast("list[Found[T]]", [found for held in kinds for found in self._by_kind[held]])

    def _list(self, file: str, place: str, owner: type, field: str, value: object) -> None:
        if isinstance(value, tuple):
            for number, item in enumerate(value, start=1):
                self._list(file, f"{place}.{number}", owner, field, item)
            return
        kind = type(value)
        self._by_kind.setdefault(kind, []).append(Found(file, place, owner, field, value))
        if kind is not str and is_dataclass(value):
            for part in fields(value):
                here = f"{place}.{part.name}" if place else part.name
                self._list(file, here, kind, part.name, getattr(value, part.name))
