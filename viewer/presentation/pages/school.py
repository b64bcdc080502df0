"""The page of a school: what it teaches, by whom and when, how it needles, what was studied, and what is not drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId, SchoolId, SourceKey, StudyKey
from viewer.domain.named_area import NamedArea
from viewer.domain.school import School
from viewer.domain.statement import Statement
from viewer.domain.unmapped_school import UnmappedSchool
from viewer.presentation.blocks import Block, Entries, Entry, Head, Heading, Page, Text
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import direction_chip
from viewer.presentation.pages.article import lead_blocks
from viewer.presentation.pages.parts import source_blocks
from viewer.presentation.sentences import DISCLAIMER, counted

_FIRST = "school-"
NOT_DRAWN = _("Not drawn: no source gives its place.")
_ORDER_ONLY = _("Order only: where it begins and ends was not seen.")
_LEAD = _("What it teaches, and what we found of it. None of it shows that needling there works.")


def school_page_id(school: SchoolId) -> ArticleId:
    """The id of a school's page: ``school-ynsa``."""
    return ArticleId(f"{_FIRST}{school}")


def school_pages(catalog: Catalog) -> tuple[ArticleId, ...]:
    """Return the pages of all schools, with a map and without, in their order."""
    return tuple(school_page_id(each) for each in (*catalog.schools, *catalog.unmapped))


def school_of_page(catalog: Catalog, page: ArticleId) -> School | UnmappedSchool:
    """Return the school that a page is about.

    Raises
    ------
    KeyError
        If it is no page of a school.
    """
    school = SchoolId(page.removeprefix(_FIRST))
    return catalog.unmapped[school] if school in catalog.unmapped else catalog.schools[school]


def school_words(school: School | UnmappedSchool) -> tuple[str, ...]:
    """Return every name by which a school is found."""
    names = (school.name, school.short_name, school.han, school.pinyin, *school.aliases)
    return tuple(dict.fromkeys(name for name in names if name))


def school_page(catalog: Catalog, page: ArticleId) -> Page:
    """Return the page of a school.

    Raises
    ------
    KeyError
        If there is no such school.
    """
    school = school_of_page(catalog, page)
    citations = Citations(catalog)
    told = _unmapped(school, citations) if isinstance(school, UnmappedSchool) else _mapped(catalog, school, citations)
    blocks = [*lead_blocks((_LEAD,)), *told, *_named(school.named, citations)]
    evidence = school.evidence if isinstance(school, UnmappedSchool) else school.evidence_note
    blocks += _told(_("Studies"), (evidence,), citations)
    blocks += _studies(catalog, school.studies, citations)
    blocks += source_blocks(citations.listed())
    head = Head(school.name, _("School"), school.han, school.pinyin)
    return Page(f"reading/{page}", head, tuple(blocks), (DISCLAIMER,))


def _mapped(catalog: Catalog, school: School, citations: Citations) -> Iterator[Block]:
    count = sum(catalog.school_of(zone) is school for zone in catalog.zones)
    yield from lead_blocks((_("%s on the head.") % counted(count, _("place"), _("places")),))
    yield from _told(_("About the school"), school.about, citations)
    yield Heading(_("Needling"))
    angle = Entry(_("Angle"), texts=(Text(citations.marked(school.angle.statement)),))
    items = (Entry(item.item, texts=(Text(citations.marked(item.statement)),)) for item in school.needling)
    yield Entries((angle, *items))


def _unmapped(school: UnmappedSchool, citations: Citations) -> Iterator[Block]:
    yield Text(citations.marked(school.not_drawn), weight="body")
    for title, said in ((_("Idea"), school.idea), (_("History"), school.history), (_("Technique"), school.technique)):
        yield from _told(title, said, citations)


def _told(title: str, said: Sequence[Statement], citations: Citations) -> Iterator[Block]:
    if said:
        yield Heading(title)
        yield from (Text(citations.marked(each)) for each in said)


def _named(named: Sequence[NamedArea], citations: Citations) -> Iterator[Block]:
    if not named:
        return
    yield Heading(_("Named, and not drawn"))
    yield Entries(
        tuple(
            Entry(
                area.name.en,
                f"{area.name.han} {area.name.pinyin}",
                texts=(Text(citations.marked(area.said)),),
                notes=(_ORDER_ONLY if area.drawing == "order" else NOT_DRAWN,),
                id=area.id,
            )
            for area in named
        )
    )


def _studies(catalog: Catalog, keys: Iterable[StudyKey], citations: Citations) -> Iterator[Block]:
    studies = [catalog.studies[key] for key in keys if key in catalog.studies]
    if studies:
        yield Entries(
            tuple(
                Entry(
                    study.short_citation,
                    study.design,
                    chips=(direction_chip(study),),
                    texts=(Text(citations.note(f"{study.result} {study.limits}", (SourceKey(study.key),))),),
                )
                for study in studies
            )
        )
