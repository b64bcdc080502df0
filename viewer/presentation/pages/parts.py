"""What several pages have: sections with a place in the row of sections, cautions and sources under their headings."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.tissue import Person
from viewer.presentation.blocks import Alert, Block, Cautions, Heading, Sources, Text
from viewer.presentation.card_view import CautionView
from viewer.presentation.caution_views import cautions_here
from viewer.presentation.marked_text import MarkedText, SourceView


def forbidden_blocks(catalog: Catalog, person: Person | None) -> tuple[Block, ...]:
    """Return what stands before everything else where the head that is shown is not to be needled at all."""
    first = cautions_here(catalog, person, ())
    return (Alert(_("No needle on this head"), tuple(MarkedText(each.plain) for each in first)),) if first else ()


def caution_blocks(cautions: tuple[CautionView, ...], *, has_tab: bool = False) -> tuple[Block, ...]:
    """Return the section of the cautions; that there is none is said too."""
    title = _("Cautions")
    return Heading(title, key="cautions", tab=title if has_tab else ""), Cautions(cautions)


def source_blocks(sources: tuple[SourceView, ...], first: str = "", *, has_tab: bool = False) -> tuple[Block, ...]:
    """Return the section of the sources; `first` is said before the list."""
    title = _("Sources")
    return Heading(title, key="sources", tab=title if has_tab else ""), *quiet(first), Sources(sources)


def quiet(*said: MarkedText | str, lead: str = "") -> tuple[Text, ...]:
    """Return texts in small type that step back; nothing to say is no text."""
    return texts(said, lead=lead, is_quiet=True)


def texts(said: Iterable[MarkedText | str], *, lead: str = "", is_quiet: bool = False) -> tuple[Text, ...]:
    """Return texts in small type; nothing to say is no text."""
    marked = (MarkedText(each) if isinstance(each, str) else each for each in said)
    return tuple(Text(each, lead, "small", is_quiet) for each in marked if each.text)


def section(key: str, title: str, tab: str = "", *, is_framed: bool = False) -> Heading:
    """A section that stands in the row of all sections, by its title if by no other name."""
    return Heading(title, key=key, tab=tab or title, is_framed=is_framed)
