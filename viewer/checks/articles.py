"""What an article, a page to read, must satisfy: passages that can be found and pointed at, ideas that exist."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.content import Content
from viewer.checks.references import missing
from viewer.checks.registry import content_check
from viewer.domain.article import Article, ArticleSection, Passage
from viewer.errors import Problem


@content_check
def passages_can_be_found(content: Content) -> Iterator[Problem]:
    """Every passage has a label, and its sentence an id by which search leads to it."""
    for found in content.all(Passage):
        if not found.value.said.id:
            yield found.problem("its sentence has no id, so nothing can lead to it", below="said")
        if not found.value.label:
            yield found.problem("it has no label", below="label")


@content_check
def articles_hold_what_exists(content: Content) -> Iterator[Problem]:
    """An article has sections, a section holds something, and the ideas that it names exist."""
    for article in content.all(Article):
        if not article.value.sections:
            yield article.problem("it has no section")
    for section in content.all(ArticleSection):
        if not (section.value.passages or section.value.mechanisms):
            yield section.problem("it holds nothing")
        for mechanism in section.value.mechanisms:
            if mechanism not in content.catalog.mechanisms:
                message = missing(mechanism, content.catalog.mechanisms, "mechanism")
                yield section.problem(message, "warning", below="mechanisms")
