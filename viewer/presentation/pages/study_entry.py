"""A study in short, in a list of several."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.domain.study import Study
from viewer.presentation.blocks import Entry, Text
from viewer.presentation.evidence import certainty_view, design_words, direction_chip
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import PROVISIONAL
from viewer.state.requests import ShowStudy


def study_entry(study: Study) -> Entry:
    """Return what a study is, how it points and how sure it makes one, with the way to its page."""
    certainty = certainty_view(study.grade)
    star = "*" if certainty.is_provisional else ""
    return Entry(
        title=study.short_citation,
        chips=(direction_chip(study),),
        notes=(f"{design_words(study)}. Certainty {certainty.word.lower()}{star}.",),
        request=ShowStudy(study.key),
        id=study.key,
    )


def star_explained(studies: Iterable[Study]) -> tuple[Text, ...]:
    """Return what the star beside a certainty means, if one of these studies has it."""
    has_star = any(certainty_view(study.grade).is_provisional for study in studies)
    return (Text(MarkedText(PROVISIONAL), weight="note", is_quiet=True),) if has_star else ()
