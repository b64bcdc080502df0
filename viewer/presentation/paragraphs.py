"""A page as running text: one paragraph after the other, for every paper that sets words below one another.

The text paper, the HTML paper and the document paper know paragraphs alone; what a block says is said here once.
What is there to be pressed is left out: actions, and questions that nobody has answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Literal

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
    Table,
    Text,
)
from viewer.presentation.card_view import CautionView, CertaintyView, ChipView, StudyView
from viewer.presentation.marked_text import LinkView, Mark, MarkedText
from viewer.presentation.sentences import LIMITS_NOT_SAID, NO_CAUTION

Role = Literal["title", "heading", "strong", "body", "small", "note", "source", "figure"]
Frame = Literal["", "plain", "caution", "danger"]

BULLET = "-"
_BESIDE, _NOTHING = " | ", "-"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or a few, with its sources and what is uncertain.

    Attributes
    ----------
    level : int
        Of a heading, from 1.
    sign : str
        Before everything else: `BULLET`, or a number.
    lead : str
        Words that stand out before what is said.
    tail : str
        What follows it and its sources.
    beside : str
        What else a thing is called, in small type beside its name.
    link : LinkView or None
        The address that it leads to, at its end.
    depth : int
        How far it is set in: it belongs to what stands before it.
    is_quiet : bool
        Whether it steps back.
    frame : {"", "plain", "caution", "danger"}
        What it stands in, with its neighbours of the same frame.
    name : str
        By which it is found: a thing's id; of a figure, its name.
    """

    said: MarkedText
    role: Role = "body"
    level: int = 0
    sign: str = ""
    lead: str = ""
    tail: str = ""
    beside: str = ""
    link: LinkView | None = None
    depth: int = 0
    is_quiet: bool = False
    frame: Frame = ""
    name: str = ""


def head_paragraphs(head: Head) -> Iterator[Paragraph]:
    """Yield what a page is about."""
    names = f"{head.han} {head.names}".strip()
    lines = (MarkedText(head.kind), MarkedText(names), *head.lines, MarkedText(head.measure))
    kind, *others = (Paragraph(each, is_quiet=True) for each in lines)
    yield from (each for each in (kind, _plain(head.title, "title"), *others) if each.said.text)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield what blocks say, top to bottom."""
    has_sentence = False
    frame: Frame = ""
    for block in blocks:
        said = [each for each in said_of(block) if each.said.text or each.lead]
        if isinstance(block, Heading):
            has_sentence = False
            if block.level == 1:
                frame = block.warns or ("plain" if block.is_framed else "")
        if not said:
            continue
        # What stands beside a sentence in small type belongs to it.
        is_beside = has_sentence and _is_small(block)
        for each in said:
            yield replace(each, depth=each.depth + is_beside, frame=each.frame or frame)
        has_sentence = is_beside or (isinstance(block, Text) and not _is_small(block))


def page_paragraphs(page: Page) -> Iterator[Paragraph]:
    """Yield all of a page but its closing sentences."""
    yield from head_paragraphs(page.head)
    yield from paragraphs(page.blocks)


def _is_small(block: Block) -> bool:
    return isinstance(block, Chips) or (isinstance(block, Text) and block.weight in ("small", "note"))


@singledispatch
def said_of(block: object) -> Iterable[Paragraph]:
    """Return the paragraphs of a block, for every kind of block that a page is made of."""
    raise TypeError(f"No paragraphs are known of {type(block).__name__}")


@said_of.register
def _(block: Heading) -> Iterable[Paragraph]:
    words = ", ".join(filter(None, (block.text, block.detail, block.measure)))
    return (Paragraph(MarkedText(words), "heading", block.level),)


@said_of.register
def _(block: Text) -> Iterable[Paragraph]:
    return (_of_text(block),) if block.said.text else ()


@said_of.register
def _(block: Items) -> Iterable[Paragraph]:
    for number, item in enumerate(block.items, start=1):
        tail = f"{item.tail.rstrip('.')}." if item.tail else ""
        yield Paragraph(item.said, sign=f"{number}." if block.is_numbered else BULLET, lead=item.lead, tail=tail)


@said_of.register
def _(block: Rows) -> Iterable[Paragraph]:
    for row in block.rows:
        tail = f"({row.note})" if row.note else ""
        yield Paragraph(row.said, lead=f"{row.label}:", tail=tail, is_quiet=row.is_quiet)


@said_of.register
def _(block: Table) -> Iterable[Paragraph]:
    if block.is_scheme:  # a line for each row, in which the places of its columns can be seen
        yield _plain(_BESIDE.join(column.title for column in block.columns), "small", quiet=True)
        for row in block.rows:
            yield _plain(_BESIDE.join(cell.said.text or _NOTHING for cell in row.cells), "small")
        return
    for row in block.rows:
        yield _plain(row.title, "strong")
        for column, cell in zip(block.columns, row.cells, strict=True):
            yield Paragraph(cell.said, sign=BULLET, lead=f"{column.title}:", is_quiet=cell.is_quiet, depth=1)


@said_of.register
def _(block: Chips) -> Iterable[Paragraph]:
    yield _plain(
        _chips(block.chips) if block.certainty is None else _judged(block.chips, block.certainty), "small", quiet=True
    )


@said_of.register
def _(block: Studies) -> Iterable[Paragraph]:
    for group in block.groups:
        yield _plain(group.title, "strong")
        for view in group.studies:
            yield from _study(view)
        if not group.studies:
            yield _plain(group.none)


@said_of.register
def _(block: Intervals) -> Iterable[Paragraph]:
    return (_plain(interval.sentence, "small") for interval in block.intervals)


@said_of.register
def _(block: Gauge) -> Iterable[Paragraph]:
    return _plain(block.angle.sentence), Paragraph(block.angle.text)


@said_of.register
def _(block: Entries) -> Iterable[Paragraph]:
    for entry in block.entries:
        for each in _entry(entry):
            yield replace(each, name=entry.id)


@said_of.register
def _(block: Question) -> Iterable[Paragraph]:
    return (_plain(block.text, "strong"), _plain(block.answer)) if block.answer else ()


@said_of.register
def _(block: Alert) -> Iterable[Paragraph]:
    yield Paragraph(MarkedText(block.lead), "heading", 1, frame="danger")
    yield from (Paragraph(each, frame="danger") for each in block.texts)


@said_of.register
def _(block: Cautions) -> Iterable[Paragraph]:
    frame: Frame = "danger" if any(map(_is_danger, block.cautions)) else "caution"
    if not block.cautions:
        yield _plain(NO_CAUTION)
    for view in block.cautions:
        yield Paragraph(view.text, sign=BULLET, lead=" ".join(_short(view)), frame=frame)


@said_of.register
def _(block: Actions) -> Iterable[Paragraph]:
    return ()


@said_of.register
def _(block: Links) -> Iterable[Paragraph]:
    return map(_link, block.links)


@said_of.register
def _(block: Figure) -> Iterable[Paragraph]:
    return (Paragraph(MarkedText(block.words), "figure", name=block.name),)


@said_of.register
def _(block: Sources) -> Iterable[Paragraph]:
    for view in block.sources:
        stop = "" if view.citation.endswith((".", "?", "!")) else "."
        said = MarkedText(f"{view.citation}{stop}")
        yield Paragraph(said, "source", sign=f"[{view.number}]", tail=view.note, link=view.link)
    yield _plain(block.note, "small")


def _plain(text: str, role: Role = "body", *, lead: str = "", quiet: bool = False, depth: int = 0) -> Paragraph:
    return Paragraph(MarkedText(text), role, lead=lead, is_quiet=quiet, depth=depth)


def _of_text(text: Text, depth: int = 0) -> Paragraph:
    return Paragraph(text.said, text.weight, lead=text.lead, is_quiet=text.is_quiet, depth=depth)


def _chips(chips: Iterable[ChipView]) -> str:
    return f"Studies: {'; '.join(chip.text for chip in chips)}."


def _judged(chips: Iterable[ChipView], certainty: CertaintyView) -> str:
    """How studies point, and how sure they make one; with the star of our own reading."""
    word = f"Certainty: {certainty.word}{'*' if certainty.is_provisional else ''}" if certainty.word else ""
    return f"{'. '.join(filter(None, (*(chip.text for chip in chips), word)))}."


def _study(view: StudyView) -> Iterator[Paragraph]:
    name = MarkedText(view.name, (Mark(view.number, view.key, view.citation),))
    yield Paragraph(name, "strong", sign=BULLET)
    below = (
        _plain(view.design),
        _plain(_judged((view.chip,), view.certainty)),
        Paragraph(view.result),
        *(_plain(interval.sentence, "small") for interval in view.intervals),
        _plain(view.limits or LIMITS_NOT_SAID, lead="Limits."),
        _plain(view.harms, lead="Harms."),
        _plain(view.scope, lead="Needled."),
        _plain(view.not_verified, lead="Not verified."),
        _plain(view.title if view.title not in view.citation else "", "small", quiet=True),
        _plain(view.citation, "small", quiet=True),
        *map(_link, view.links),
    )
    yield from (replace(each, depth=1) for each in below if each.said.text)


def _entry(entry: Entry) -> Iterator[Paragraph]:
    chips = "; ".join(chip.text for chip in entry.chips)
    is_short = bool(chips) and not entry.texts
    title = MarkedText(f"{entry.title}." if is_short else entry.title)
    tail = f"{chips}." if is_short else ""
    yield Paragraph(title, "strong", sign=BULLET, beside=entry.subtitle, tail=tail)
    yield from (_of_text(text, depth=1) for text in entry.texts)
    if chips and entry.texts:
        yield _plain(_chips(entry.chips), "small", quiet=True, depth=1)
    yield from (_plain(note, "small", quiet=True, depth=1) for note in entry.notes)


def _is_danger(view: CautionView) -> bool:
    return view.strength in ("danger", "emergency")


def _short(view: CautionView) -> Iterator[str]:
    if _is_danger(view):
        yield "DANGER."
    if view.short != view.text.text:
        yield view.short


def _link(link: LinkView) -> Paragraph:
    return Paragraph(MarkedText(link.text), "small", link=link)
