"""The page “What we left out and why”: what is often said, corrected; what is not said here; what is said with care."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.claim import Claim, ClaimLedger, Verdict
from viewer.domain.complaint import Complaint
from viewer.domain.correction import Correction
from viewer.presentation.blocks import Entries, Entry, Head, Heading, Page, Text
from viewer.presentation.citations import Citations
from viewer.presentation.claims import place_words
from viewer.presentation.pages.article import lead_blocks
from viewer.presentation.pages.parts import quiet, source_blocks
from viewer.presentation.sentences import DISCLAIMER

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


def left_out_page(ledger: ClaimLedger, catalog: Catalog) -> Page:
    """Put the page together; its entries are found by the numbers of the statements, and by all names of complaints.

    Parameters
    ----------
    ledger : ClaimLedger
        The collected statements, judged.
    catalog : Catalog
        Holds the corrections, and the places of the statements.
    """
    citations = Citations(catalog)
    names = tuple(_names_of(complaint) for complaint in catalog.complaints.values())
    lead = (
        f"We read {len(ledger.documents)} documents on acupuncture sentence by sentence and numbered what they say: "
        f"{len(ledger.claims)} statements, here in our own words.",
        "A number that is missing here is carried as it stands, or as it is taught. Numbers in square brackets are "
        "sources, listed at the end.",
    )
    blocks = list(lead_blocks(lead))
    for heading, about, entries in _sections(ledger, catalog, citations, names):
        if entries:
            blocks += (Heading(heading), *lead_blocks(about), Entries(entries))
    blocks += source_blocks(citations.listed())
    return Page("left-out", Head(TITLE), tuple(blocks), (DISCLAIMER,))


_Names = Sequence[tuple[str, ...]]
_Section = tuple[str, tuple[str, ...], tuple[Entry, ...]]


def _sections(ledger: ClaimLedger, catalog: Catalog, citations: Citations, names: _Names) -> Iterator[_Section]:
    """Claims that are treated alike, under their heading and what is said of them all."""
    yield (
        "Often said, more exactly",
        ("What many pages repeat, and what the sources carry.",),
        tuple(_corrected(correction, citations, names) for correction in catalog.corrections.values()),
    )
    for verdict, heading in _LEFT_OUT.items():
        held = (claim for claim in ledger.claims if claim.is_left_out and claim.verdict == verdict)
        yield heading, (), tuple(_claim(claim, catalog, citations, names) for claim in held)
    with_care = (claim for claim in ledger.claims if _is_said_with_care(claim))
    yield (
        "Said with more care",
        ("It is on a card, in other words than it is often said.",),
        tuple(_claim(claim, catalog, citations, names) for claim in with_care),
    )


def _is_said_with_care(claim: Claim) -> bool:
    """Whether a card carries it otherwise than it is said, and no correction says so already."""
    is_corrected = any(place.kind == "correction" for place in claim.places)
    return not claim.is_left_out and not is_corrected and bool(claim.reason) and claim.verdict not in _AS_IT_STANDS


def _corrected(correction: Correction, citations: Citations, names: _Names) -> Entry:
    return _entry(correction.claims, correction.often_said, Text(citations.marked(correction.more_exactly)), (), names)


def _claim(claim: Claim, catalog: Catalog, citations: Citations, names: _Names) -> Entry:
    """What is said, why it is left out, and where the program carries it instead."""
    places = () if claim.is_left_out else claim.places
    where = "; ".join(words for place in places if (words := place_words(place, catalog)))
    reason = Text(citations.note(claim.reason, claim.sources))
    return _entry((claim.number,), claim.says, reason, quiet(where, lead=_("Where it stands:")), names)


def _entry(numbers: tuple[int, ...], claim: str, reason: Text, where: tuple[Text, ...], names: _Names) -> Entry:
    text = " ".join((claim, reason.said.text, *(each.said.text for each in where))).casefold()
    also = (name for group in names if any(name in text for name in group) for name in group)
    return Entry(
        title=f"“{claim}”",
        # Held together: a number alone at the head of a line would look like the next entry.
        subtitle=f"no.\u00a0{', '.join(map(str, numbers))}" if numbers else "",
        texts=(reason, *where),
        words=(*map(str, numbers), *also),
    )


def _names_of(complaint: Complaint) -> tuple[str, ...]:
    names = (complaint.plain, complaint.professional, complaint.han, complaint.pinyin, *complaint.synonyms)
    return tuple(name.casefold() for name in names if name)
