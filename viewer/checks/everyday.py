"""What is explained to somebody without any training is there, in everyday words."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.content import Content
from viewer.checks.registry import content_check
from viewer.data.content import file_of_list, file_of_zone
from viewer.errors import Problem


@content_check
def zones_can_be_explained(content: Content) -> Iterator[Problem]:
    """Every zone to which a complaint leads says in everyday words where it lies.

    Content without a page of explanation explains nothing, and owes nothing.
    """
    if content.catalog.explanation is None:
        return
    for zone in content.catalog.zones.values():
        if zone.place is None and not zone.is_record:
            yield Problem(file_of_zone(zone.id), "place", "it does not say in everyday words where it lies", "warning")


@content_check
def cautions_can_be_explained(content: Content) -> Iterator[Problem]:
    """Every caution has everyday words: something to tell the practitioner, or something to know."""
    if content.catalog.explanation is None:
        return
    for key, caution in content.catalog.cautions.items():
        if not (caution.tell or caution.plain):
            yield Problem(file_of_list("cautions"), f"cautions.{key}", "it has no everyday words", "warning")
