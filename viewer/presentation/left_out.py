"""The page “What we left out and why”: what is often said, corrected; what is not said here; what is said with care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.claim import Claim, ClaimLedger, Verdict
from viewer.domain.complaint import Complaint
from viewer.domain.correction import Correction
from viewer.presentation.citations import Citations
from viewer.presentation.claims import place_words
from viewer.presentation.marked_text import SourceView

TITLE = "What we left out and why"

_LEFT_OUT: Mapping[Verdict, str] = {
    "contradicted": "Left out: contradicted by a source",
    "not_shown": "Left out: tested and not shown",
    "overstated": "Left out: stronger than the evidence",
    "unsupported": "Left out: nothing found that carries it",
    "hypothesis": "Left out: hypotheses on how it works",
    "opinion": "Left out: opinions without a study",
    "disputed": "Left out: sources differ",
    "partly": "Left out: right in part, and about something else",
    "low_certainty": "Left out: of low certainty, and about something else",
    "carried": "Left out: correct, and about something else",
    "tradition": "Left out: taught, and about something else",
    "elsewhere": "Left out: about other therapies",
    "background": "Left out: background, purpose, and furniture of pages",
}
_AS_IT_STANDS: frozenset[Verdict] = frozenset({"carried", "tradition", "background"})


@dataclass(frozen=True, slots=True)
class LeftOutEntry:
    """One claim and what we say to it.

    Attributes
    ----------
    numbers : tuple of int
        Numbers of the collected statements.
    claim : str
        What is said; somebody else's claim.
    reason : str
        What the sources carry more exactly, or why it is left out.
    doubt : str
        What is uncertain about that; empty if nothing.
    where : str
        Where the program carries it instead; empty if nowhere.
    marks : tuple of int
        Numbers of the sources.
    also : str
        Other words for the complaints it speaks of, by which it is found.
    """

    numbers: tuple[int, ...]
    claim: str
    reason: str
    doubt: str = ""
    where: str = ""
    marks: tuple[int, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class LeftOutSection:
    """Claims that are treated alike."""

    heading: str
    lead: str
    entries: tuple[LeftOutEntry, ...]


@dataclass(frozen=True, slots=True)
class LeftOutPage:
    """The whole page; `lead` says what it is, `sources` are listed by number."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[LeftOutSection, ...]
    sources: tuple[SourceView, ...]

    @property
    def entry_count(self) -> int:
        """How many claims stand on the page."""
        return sum(len(section.entries) for section in self.sections)

    def found(self, words: str) -> LeftOutPage:
        """Return the page with the entries alone in which every word occurs, whatever its case.

        Parameters
        ----------
        words : str
            Words or parts of words, apart by blanks; a number finds the statement of that number as well. Empty: the
            whole page.
        """
        wanted = words.casefold().split()
        if not wanted:
            return self
        sections = (
            replace(section, entries=tuple(entry for entry in section.entries if _has(entry, wanted)))
            for section in self.sections
        )
        left = tuple(section for section in sections if section.entries)
        named = {number for section in left for entry in section.entries for number in entry.marks}
        return replace(self, sections=left, sources=tuple(source for source in self.sources if source.number in named))


def left_out_page(ledger: ClaimLedger, catalog: Catalog) -> LeftOutPage:
    """Put the page together.

    Parameters
    ----------
    ledger : ClaimLedger
        The collected statements, judged.
    catalog : Catalog
        Holds the corrections, and the places of the statements.
    """
    citations = Citations(catalog)
    names = tuple(_names_of(complaint) for complaint in catalog.complaints.values())
    sections = [
        LeftOutSection(
            "Often said, more exactly",
            "What many pages repeat, and what the sources carry.",
            tuple(_corrected(correction, citations) for correction in catalog.corrections.values()),
        )
    ]
    left_out = [claim for claim in ledger.claims if claim.is_left_out]
    for verdict, heading in _LEFT_OUT.items():
        entries = tuple(_entry(claim, catalog, citations) for claim in left_out if claim.verdict == verdict)
        sections.append(LeftOutSection(heading, "", entries))
    with_care = tuple(_entry(claim, catalog, citations) for claim in ledger.claims if _is_said_with_care(claim))
    sections.append(
        LeftOutSection("Said with more care", "It is on a card, in other words than it is often said.", with_care)
    )
    sections = [_with_names(section, names) for section in sections]
    lead = (
        f"We read {len(ledger.documents)} documents on acupuncture sentence by sentence and numbered what they say: "
        f"{len(ledger.claims)} statements, here in our own words.",
        "A number that is missing here is carried as it stands, or as it is taught. Numbers in square brackets are "
        "sources, listed at the end.",
    )
    return LeftOutPage(
        TITLE, lead, tuple(section for section in sections if section.entries), tuple(citations.listed())
    )


def _is_said_with_care(claim: Claim) -> bool:
    """Whether a card carries it otherwise than it is said, and no correction says so already."""
    is_corrected = any(place.kind == "correction" for place in claim.places)
    return not claim.is_left_out and not is_corrected and bool(claim.reason) and claim.verdict not in _AS_IT_STANDS


def _corrected(correction: Correction, citations: Citations) -> LeftOutEntry:
    said = correction.more_exactly
    marks = tuple(citations.number(key) for key in said.sources)
    return LeftOutEntry(correction.claims, correction.often_said, said.text, said.doubt, marks=marks)


def _entry(claim: Claim, catalog: Catalog, citations: Citations) -> LeftOutEntry:
    places = () if claim.is_left_out else claim.places
    where = "; ".join(words for place in places if (words := place_words(place, catalog)))
    marks = tuple(citations.number(key) for key in claim.sources)
    return LeftOutEntry((claim.number,), claim.says, claim.reason, where=where, marks=marks)


def _names_of(complaint: Complaint) -> tuple[str, ...]:
    names = (complaint.plain, complaint.professional, complaint.han, complaint.pinyin, *complaint.synonyms)
    return tuple(name.casefold() for name in names if name)


def _with_names(section: LeftOutSection, names: Sequence[tuple[str, ...]]) -> LeftOutSection:
    """Let the entries that name a complaint be found by every other name of it."""

    def also(entry: LeftOutEntry) -> str:
        text = f"{entry.claim} {entry.reason} {entry.where}".casefold()
        return " ".join(" ".join(group) for group in names if any(name in text for name in group))

    return replace(section, entries=tuple(replace(entry, also=also(entry)) for entry in section.entries))


def _has(entry: LeftOutEntry, wanted: list[str]) -> bool:
    text = f"{entry.claim} {entry.reason} {entry.doubt} {entry.where} {entry.also}".casefold()
    numbers = {str(number) for number in entry.numbers}
    return all(word in numbers or word in text for word in wanted)
