"""A statement met in a document, in our own words, with our verdict and the place where the program carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.identity import ComplaintId, SourceKey

Verdict = Literal[
    "carried",
    "low_certainty",
    "partly",
    "overstated",
    "not_shown",
    "contradicted",
    "disputed",
    "tradition",
    "hypothesis",
    "opinion",
    "unsupported",
    "elsewhere",
    "background",
]
"""How a statement stands against what we read.

Carried as it stands; carried by studies of low certainty; right in part; stronger than the evidence; tested and not
shown; contradicted by a source; sources differ; taught; a hypothesis on how it works; advice of single authors; nothing
found, or not to be verified; about other therapies; background, purpose, or furniture of a page.
"""

PlaceKind = Literal[
    "zone", "school", "study", "caution", "complaint", "point", "correction", "term", "mechanism", "passage", "left_out"
]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where the program carries a statement.

    Attributes
    ----------
    kind : str
        What it is; ``left_out`` stands alone and has no id.
    id : str
        The id of it, as the catalogue knows it.
    complaint : str or None
        For a zone: the complaint of the use that is meant.
    holds : str
        Words that stand there; empty if the whole of it is meant. They say where to look, and prove nothing: what is
        carried has its sentence.
    """

    kind: PlaceKind
    id: str = ""
    complaint: ComplaintId | None = None
    holds: str = ""


@dataclass(frozen=True, slots=True)
class SaidSentence:
    """The sentence of ours that says what a statement says, as somebody read the two side by side.

    Attributes
    ----------
    id : str
        The sentence's id; of a study or a term its place, ``study.wang2017.result``.
    text : str
        The sentence as it was read. If it is changed where it stands, the two have to be read again.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a document. What it says is somebody else's claim, never ours.

    Attributes
    ----------
    number : int
        Its number, which runs on through all documents.
    lines : str
        Where it stands: lines of the text as we read it, ``9`` or ``3-5``.
    says : str
        What the document says, in our own short words.
    verdict : str
        How it stands against what we read.
    places : tuple of ClaimPlace
        Where the program carries it, the main place first. Never empty.
    said : SaidSentence or None
        The one sentence that says it. What is carried as it stands has one.
    reason : str
        Why it is not carried as it stands; empty if it is.
    sources : tuple of str
        Keys of sources or studies behind the reason.
    """

    number: int
    lines: str
    says: str
    verdict: Verdict
    places: tuple[ClaimPlace, ...]
    said: SaidSentence | None = None
    reason: str = ""
    sources: tuple[SourceKey, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Whether the program carries it nowhere."""
        return any(place.kind == "left_out" for place in self.places)


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose statements were collected.

    Attributes
    ----------
    id : str
        The name of its file.
    title : str
        Its title, or what it is if it has none.
    about : str
        What kind of document it is, and its weakness.
    first, last : int
        The numbers of its first and its last statement.
    """

    id: str
    title: str
    about: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """All documents and their statements, in order of numbers."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]

    def document_of(self, number: int) -> Document | None:
        """The document whose numbers a number belongs to; None if there is none."""
        return next((document for document in self.documents if document.first <= number <= document.last), None)
