"""The list of schools: which there are, how each is drawn, and which are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.data.language import gettext as _
from viewer.data.language import ngettext
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId, SchoolId
from viewer.presentation.doubt import SampleKind, school_sample
from viewer.presentation.pages.school import school_page_id
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school in the list.

    Attributes
    ----------
    han : str
        Its second line; empty for none.
    count : str
        How much of it is drawn.
    is_shown : bool or None
        None for a school of which nothing can be drawn.
    page : str
        What is known of it.
    """

    school: SchoolId
    name: str
    han: str
    count: str
    sample: SampleKind
    is_shown: bool | None
    page: ArticleId


def school_rows(catalog: Catalog, state: ViewState) -> tuple[SchoolRow, ...]:
    """Return all schools: those with a map, then those without."""
    return tuple(_rows(catalog, state))


def _rows(catalog: Catalog, state: ViewState) -> Iterator[SchoolRow]:
    for school in catalog.schools.values():
        drawn = sum(catalog.school_of(zone).id == school.id for zone in catalog.zones)
        everything = drawn + len(school.named)
        count = ngettext("{count} place", "{count} places", drawn).format(count=drawn)
        if everything > drawn:
            count = _("{drawn} of {all} places").format(drawn=drawn, all=everything)
        yield SchoolRow(
            school.id,
            school.short_name,
            school.han,
            count,
            school_sample(school),
            state.shows(school.id),
            school_page_id(school.id),
        )
    for without in catalog.unmapped.values():
        yield SchoolRow(without.id, without.short_name, without.han, "", "none", None, school_page_id(without.id))


def schools_words(catalog: Catalog, state: ViewState) -> str:
    """Say which schools are shown: by name, or how many of how many."""
    shown = [school for school in catalog.schools.values() if state.shows(school.id)]
    if len(shown) == 1:
        return shown[0].short_name
    return _("{shown} of {all} shown").format(shown=len(shown), all=len(catalog.schools))
