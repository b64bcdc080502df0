"""The text paper: a page as plain text, to be copied, read in a terminal or handed to another program.

It sets what a page says, top to bottom, with the numbers of sources in brackets. What is there to be pressed it leaves
out: actions, and questions that nobody has answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from viewer.presentation.blocks import (
    Actions,
    Alert,
    Block,
    Cautions,
    Chips,
    Entries,
    Entry,
    Figure,
    Gauge,
    Head,
    Heading,
    Intervals,
    Items,
    Links,
    Page,
    Question,
    Rows,
    Sources,
    Studies,
    Text,
)
from viewer.presentation.card_view import CautionView, CertaintyView, ChipView, StudyView
from viewer.presentation.marked_text import LinkView, MarkedText
from viewer.presentation.sentences import LIMITS_NOT_SAID, NO_CAUTION

_INDENT = "  "


def page_text(page: Page) -> str:
    """Return all that a page says."""
    paragraphs = ["\n".join(head_lines(page.head))]
    held: list[str] = []
    has_sentence = False
    for block in page.blocks:
        lines = list(block_lines(block))
        if not lines:
            continue
        if isinstance(block, Heading):
            paragraphs.append("\n".join(held))
            held, has_sentence = [], False
        # What stands beside a sentence in small type belongs to it.
        is_beside = has_sentence and _is_small(block)
        held += [f"{_INDENT}{line}" for line in lines] if is_beside else lines
        has_sentence = is_beside or (isinstance(block, Text) and not _is_small(block))
    return "\n\n".join(filter(None, (*paragraphs, "\n".join(held), *page.closing))) + "\n"


def _is_small(block: Block) -> bool:
    return isinstance(block, Chips) or (isinstance(block, Text) and block.weight in ("small", "note"))


def head_lines(head: Head) -> Iterator[str]:
    """Return what a page is about, line by line."""
    lines = (head.kind, head.title, f"{head.han} {head.names}".strip(), *map(said, head.lines), head.measure)
    return filter(None, lines)


@singledispatch
def block_lines(block: object) -> Iterable[str]:
    """Return the lines of a block, for every kind of block that a page is made of."""
    raise TypeError(f"The text paper does not know {type(block).__name__}")


@block_lines.register
def _(block: Heading) -> Iterable[str]:
    return (", ".join(filter(None, (block.text, block.detail, block.measure))),)


@block_lines.register
def _(block: Text) -> Iterable[str]:
    return filter(None, (said(block.said, block.lead),))


@block_lines.register
def _(block: Items) -> Iterable[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}." if block.is_numbered else "-"
        tail = f"{item.tail.rstrip('.')}." if item.tail else ""
        yield " ".join(filter(None, (sign, item.lead, said(item.said), tail)))


@block_lines.register
def _(block: Rows) -> Iterable[str]:
    for row in block.rows:
        yield f"{row.label}: {said(row.said)}{f' ({row.note})' if row.note else ''}"


@block_lines.register
def _(block: Chips) -> Iterable[str]:
    if block.certainty is None:
        yield f"Studies: {'; '.join(chip.text for chip in block.chips)}."
    else:
        yield _judged(block.chips, block.certainty)


@block_lines.register
def _(block: Studies) -> Iterable[str]:
    for group in block.groups:
        yield group.title
        for view in group.studies:
            yield from _study(view)
        if not group.studies:
            yield group.none


@block_lines.register
def _(block: Intervals) -> Iterable[str]:
    return (interval.sentence for interval in block.intervals)


@block_lines.register
def _(block: Gauge) -> Iterable[str]:
    return block.angle.sentence, said(block.angle.text)


@block_lines.register
def _(block: Entries) -> Iterable[str]:
    for entry in block.entries:
        yield from _entry(entry)


@block_lines.register
def _(block: Question) -> Iterable[str]:
    return (block.text, block.answer) if block.answer else ()


@block_lines.register
def _(block: Alert) -> Iterable[str]:
    return block.lead, *map(said, block.texts)


@block_lines.register
def _(block: Cautions) -> Iterable[str]:
    if not block.cautions:
        yield NO_CAUTION
    for view in block.cautions:
        yield " ".join(filter(None, ("-", *_short(view), said(view.text))))


@block_lines.register
def _(block: Actions) -> Iterable[str]:
    return ()


@block_lines.register
def _(block: Links) -> Iterable[str]:
    return map(_link, block.links)


@block_lines.register
def _(block: Figure) -> Iterable[str]:
    return (block.words,)


@block_lines.register
def _(block: Sources) -> Iterable[str]:
    for view in block.sources:
        link = f"{view.link.text}: {view.link.url}" if view.link is not None else ""
        stop = "" if view.citation.endswith((".", "?", "!")) else "."
        yield " ".join(filter(None, (f"[{view.number}] {view.citation}{stop}", view.note, link)))
    if block.note:
        yield block.note


def said(text: MarkedText, lead: str = "") -> str:
    """Return a statement with the numbers of its sources and what is uncertain; nothing said is an empty text."""
    if not text.text:
        return ""
    numbers = "".join(f" [{mark.number}]" for mark in text.marks)
    doubt = f" (Uncertain: {text.doubt})" if text.doubt else ""
    return f"{f'{lead} ' if lead else ''}{text.text}{numbers}{doubt}"


def _judged(chips: Iterable[ChipView], certainty: CertaintyView) -> str:
    """How studies point, and how sure they make one; with the star of our own reading."""
    word = f"Certainty: {certainty.word}{'*' if certainty.is_provisional else ''}" if certainty.word else ""
    return f"{'. '.join(filter(None, (*(chip.text for chip in chips), word)))}."


def _study(view: StudyView) -> Iterator[str]:
    yield f"- {view.name} [{view.number}]"
    lines = (
        view.design,
        _judged((view.chip,), view.certainty),
        said(view.result),
        *(interval.sentence for interval in view.intervals),
        f"Limits. {view.limits or LIMITS_NOT_SAID}",
        f"Harms. {view.harms}" if view.harms else "",
        f"Needled. {view.scope}" if view.scope else "",
        f"Not verified. {view.not_verified}" if view.not_verified else "",
        view.title if view.title not in view.citation else "",
        view.citation,
        *map(_link, view.links),
    )
    yield from (f"{_INDENT}{line}" for line in lines if line)


def _entry(entry: Entry) -> Iterator[str]:
    chips = "; ".join(chip.text for chip in entry.chips)
    if entry.texts:
        yield f"- {entry.title}"
        beside = f"Studies: {chips}." if chips else ""
    else:
        yield f"- {entry.title}{f'. {chips}.' if chips else ''}"
        beside = ""
    texts = (said(text.said, text.lead) for text in entry.texts)
    yield from (f"{_INDENT}{line}" for line in (entry.subtitle, *texts, beside, *entry.notes) if line)


def _short(view: CautionView) -> Iterator[str]:
    if view.strength in ("danger", "emergency"):
        yield "DANGER."
    if view.short != view.text.text:
        yield view.short


def _link(link: LinkView) -> str:
    return f"{link.text} {link.url}"
