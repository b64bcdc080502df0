"""What studies found, counted in everyday words. Never a promise, and never a sum over zones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from viewer.domain.study import Certainty, Direction, Study
from viewer.domain.zone import Indication
from viewer.presentation.sentences import NOT_STUDIED

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

# Of one study, and of several after their number. In this order: what a study can show comes before what it cannot.
_FOUND: dict[Direction, tuple[str, str]] = {
    "supports": ("came out in favour of needling", "came out in favour of needling"),
    "mixed": ("found some things better and others not", "found some things better and others not"),
    "null": ("found no difference", "found no difference"),
    "contradicts_rationale": (
        "speaks against the reason that is given for needling here",
        "speak against the reason that is given for needling here",
    ),
    "harm": ("tells of harm", "tell of harm"),
    "insufficient": ("could not come to a conclusion", "could not come to a conclusion"),
    "technique_comparison": ("compares two ways of needling", "compare two ways of needling"),
    "case_report": ("tells of one person", "tell of one person each"),
    "result_not_seen": ("has a result that we could not see", "have results that we could not see"),
    "unverified": ("could not be found by us", "could not be found by us"),
    "hypothesis": ("asks a question and answers none", "ask a question and answer none"),
    "mechanism": ("asks how needling might act", "ask how needling might act"),
    "opinion": ("gives the opinion of its authors", "give the opinions of their authors"),
    "critique": ("judges other studies", "judge other studies"),
    "background": ("tells of something beside it", "tell of something beside it"),
    "standard": ("is a standard", "are standards"),
}

_SURENESS: dict[Certainty, str] = {"high": "very", "moderate": "fairly", "low": "a little", "very low": "hardly"}
_SENTENCES = re.compile(r"(?<=[.!?]) ")
_OURS = "That is our own reading, mostly of short summaries."


def found(studies: Sequence[Study]) -> tuple[str, ...]:
    """Say how many studies point each way, a sentence for each, none left out.

    ``Two studies came out in favour of needling.``; that nothing was found, if there is no study.
    """
    if not studies:
        return (NOT_STUDIED,)
    sentences = []
    for direction, (one, many) in _FOUND.items():
        count = sum(study.direction == direction for study in studies)
        if count:
            sentences.append(
                f"{count_words(count)} {'study' if count == 1 else 'studies'} {one if count == 1 else many}."
            )
    return tuple(sentences)


def what_was_needled(studies: Sequence[Study]) -> str:
    """Say how many of the studies are not about the head alone; empty if all are."""
    elsewhere = sum(study.scope != "scalp" for study in studies)
    if not elsewhere:
        return ""
    if elsewhere == len(studies):
        return (
            "None of them is about needling of the head alone."
            if elsewhere > 1
            else "It is not about needling of the head alone."
        )
    verb = "is" if elsewhere == 1 else "are"
    return f"{count_words(elsewhere)} of them {verb} about needling anywhere on the body, or another kind of needling."


def sureness(studies: Sequence[Study]) -> str:
    """Say of how many studies one can be how sure; empty if none was graded.

    Each study is counted by its own certainty: there is no grade of the zone, and no mean.
    """
    graded = [study.grade for study in studies if study.grade.certainty in _SURENESS]
    if not graded:
        return ""
    counts = [(word, sum(grade.certainty == key for grade in graded)) for key, word in _SURENESS.items()]
    of_each = [f"of {count_words(count).lower()} {word}" for word, count in counts if count]
    sentence = f"How sure can one be of what they found? {', '.join(of_each).capitalize()}."
    if len(studies) == 1:
        sentence = f"How sure can one be of what it found? {of_each[0].split(' ', 2)[2].capitalize()}."
    return f"{sentence} {_OURS}" if any(grade.is_ours for grade in graded) else sentence


def left_open(uses: Sequence[Indication]) -> Mapping[str, Sequence[Indication]]:
    """Return what the studies of these uses leave open, each sentence once, with the uses of which it is said."""
    told: dict[str, list[Indication]] = {}
    for use in uses:
        for sentence in _SENTENCES.split(use.plain_note) if use.plain_note else ():
            told.setdefault(sentence, []).append(use)
    notes: dict[tuple[int, ...], tuple[list[str], list[Indication]]] = {}
    for sentence, users in told.items():
        notes.setdefault(tuple(map(id, users)), ([], users))[0].append(sentence)
    return {" ".join(sentences): users for sentences, users in notes.values()}


def count_words(count: int) -> str:
    """Return a number as a sentence begins with it: ``Two``; figures above twelve."""
    return _NUMBERS[count].capitalize() if count < len(_NUMBERS) else str(count)
