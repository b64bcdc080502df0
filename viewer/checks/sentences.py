"""Every sentence that can be pointed at by an id, and which sentences of it stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.checks.content import Content
from viewer.checks.registry import content_check
from viewer.domain.catalog import Catalog
from viewer.domain.statement import Statement
from viewer.errors import Problem

_STUDY_FIELDS = ("population", "protocol", "result", "limits", "harms")
_TERM_FIELDS = ("plain", "professional")
_ENDS = re.compile(r"(?<=[.!?])\s+")


def sentences_by_id(catalog: Catalog) -> dict[str, str]:
    """Return the texts that have an id.

    Statements have the id that is written beside them; fields of studies and terms go by their place:
    ``study.wang2017.result``, ``term.cvr.plain``.
    """
    texts = {found.value.id: found.value.text for found in Content(catalog).all(Statement) if found.value.id}
    for key, study in catalog.studies.items():
        texts |= {f"study.{key}.{name}": getattr(study, name) for name in _STUDY_FIELDS}
    for term in catalog.terms.values():
        texts |= {f"term.{term.id}.{name}": getattr(term, name) for name in _TERM_FIELDS}
    return texts


def has_sentences(text: str, wanted: str) -> bool:
    """Whether a text holds others word by word, as one or more whole sentences on end and not as a piece of one."""
    there, asked = _ENDS.split(text), _ENDS.split(wanted)
    return any(there[place : place + len(asked)] == asked for place in range(len(there) - len(asked) + 1))


@content_check
def ids_of_sentences_come_once(content: Content) -> Iterator[Problem]:
    """No two sentences have the same id, and none has the form of a place."""
    seen: set[str] = set()
    for found in content.all(Statement):
        known_by = found.value.id
        if known_by in seen:
            yield found.problem(f"another sentence has the id “{known_by}” already", below="id")
        if known_by:
            seen.add(known_by)
