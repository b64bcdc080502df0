"""What every page is made of: a handful of kinds of blocks, as plain values.

A thing (a zone, a study, a complaint) is one function that makes a `Page`. A medium (Qt, plain text, HTML, PDF, large
words) is one paper that knows the kinds of blocks and no things. All texts are plain text: no paper reads markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from viewer.presentation.card_view import (
    AngleView,
    CautionView,
    CertaintyView,
    ChipKind,
    ChipView,
    IntervalView,
    StudyView,
    Swatch,
)
from viewer.presentation.marked_text import LinkView, Mark, MarkedText, SourceView
from viewer.state.requests import ShowStudy
from viewer.state.view_state import Words

if TYPE_CHECKING:
    from viewer.domain.identity import SideChoice
    from viewer.presentation.doubt import SampleKind
    from viewer.state.request import Request

Weight = Literal["body", "strong", "small", "note"]
"""How much room a text takes: sentences, what stands out, what stands beside it, and the smallest print."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section (level 1), a group in it (2), or one thing of a group (3).

    Attributes
    ----------
    key : str
        By which a section is found; empty for one that nobody asks for.
    tab : str
        The section's short name in a row of all sections; empty if it is not to stand there.
    detail : str
        What else it is, beside the heading.
    measure : str
        A figure at the right end, for example a length on this head.
    swatch : Swatch or None
        The colour sample before it.
    request : Request or None
        What a press asks for.
    is_framed : bool
        Whether the section stands in a frame of its own.
    warns : {"", "caution", "danger"}
        Whether what stands in the frame warns, and of how much.
    """

    text: str
    level: Literal[1, 2, 3] = 1
    key: str = ""
    tab: str = ""
    detail: str = ""
    measure: str = ""
    swatch: Swatch | None = None
    request: Request | None = None
    is_framed: bool = False
    warns: Literal["", "caution", "danger"] = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph with its sources; `lead` stands out before it, `is_quiet` steps back."""

    said: MarkedText
    lead: str = ""
    weight: Weight = "body"
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, percent; without a fill it stays grey. `is_meant`: what is spoken of, not its neighbour."""

    percent: float
    fill: str
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class TextOfShares(Text):
    """A paragraph that says shares: a paper that draws has a bar of them above it."""

    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One of several: what it is in short, the sentence, and what was measured or is to be added."""

    said: MarkedText
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where the order matters."""

    items: tuple[Item, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what is said of it.

    Attributes
    ----------
    section : str
        The key of the section that goes deeper; empty if none does.
    is_doubted : bool
        Whether something about it is uncertain, which `section` says.
    note : str
        A word below it: that it is derived, not read.
    is_quiet : bool
        Whether it steps back: not seen.
    """

    label: str
    said: MarkedText
    section: str = ""
    is_doubted: bool = False
    note: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels and what is said of each, below one another."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A thing that a table lays beside others.

    Attributes
    ----------
    han : str
        Its Chinese name; empty if it has none.
    sample : str or None
        How it is drawn.
    """

    key: str
    title: str
    han: str = ""
    sample: SampleKind | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one thing says in a row; it steps back where nothing was seen, or nothing applies."""

    said: MarkedText
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """What several things are laid beside each other by, with a cell for each column."""

    key: str
    title: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Things beside each other, row by row.

    Attributes
    ----------
    is_scheme : bool
        Whether its cells lie as their things do on the head, without a scale: a few short words each, some none.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    is_scheme: bool = False


@dataclass(frozen=True, slots=True)
class Chips:
    """How studies point, and how sure they make one."""

    chips: tuple[ChipView, ...]
    certainty: CertaintyView | None = None


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """Studies that point one way; `none` is said where there is none."""

    kind: ChipKind
    title: str
    studies: tuple[StudyView, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Studies:
    """Groups of studies beside each other, all of the same size and type."""

    groups: tuple[StudyGroup, ...]


@dataclass(frozen=True, slots=True)
class Intervals:
    """Published intervals to be drawn on one axis, in the ink of the way the study points."""

    intervals: tuple[IntervalView, ...]
    kind: ChipKind


@dataclass(frozen=True, slots=True)
class Gauge:
    """The needle's angle beside the range that the sources give."""

    angle: AngleView


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a page names, with the way to it.

    Attributes
    ----------
    chips : tuple of ChipView
        Below the texts; beside the title where there are none.
    texts : tuple of Text
        What is said of it here.
    notes : tuple of str
        What stands below everything else, small.
    request : Request or None
        What a press asks for; nothing if it leads nowhere.
    at : str
        The section, study or source of the page it opens at which that begins; empty for its top.
    id : str
        By which it is found on the page; empty for most.
    words : tuple of str
        Other words that should find it; a number finds it only as a whole.
    is_chosen : bool
        Whether it is the one of them that is shown.
    """

    title: str
    subtitle: str = ""
    swatch: Swatch | None = None
    chips: tuple[ChipView, ...] = ()
    texts: tuple[Text, ...] = ()
    notes: tuple[str, ...] = ()
    request: Request | None = None
    at: str = ""
    id: str = ""
    words: tuple[str, ...] = ()
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """Things of one kind; a screen shows `at_first` of them until the rest is asked for, 0 all."""

    entries: tuple[Entry, ...]
    at_first: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question; `spoken` is the whole of it, for screen readers."""

    text: str
    spoken: str
    request: Request
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something the reader can answer; `answer` says what follows from what was chosen, empty if nothing does."""

    text: str
    options: tuple[Option, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What comes before everything else: signs with which medical help is sought first."""

    lead: str
    texts: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class Cautions:
    """The cautions of the thing, the most important first; where there is none that is said. Always in sight."""

    cautions: tuple[CautionView, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do from the page; `icon` is the name of a drawing, `is_primary` for the one that matters most."""

    text: str
    request: Request
    icon: str = ""
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Actions:
    """What can be done from here. Papers that nobody can press leave them out."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that leave the program, shown in full before they open."""

    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that a paper is given by its name; `words` say what it shows."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What the numbers stand for; `note` says where the others stand, if these are not all."""

    sources: tuple[SourceView, ...]
    note: str = ""


Block = (
    Heading | Text | Items | Rows | Table | Chips | Studies | Intervals | Gauge | Entries | Question | Alert | Cautions
    | Actions | Links | Figure | Sources
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is about, at its top.

    Attributes
    ----------
    kind : str
        What sort of thing it is, above the title; empty where the title says so.
    han, names : str
        Its Chinese name, and beside it how that is spoken or what else it is called; empty if it has none.
    lines : tuple of MarkedText
        What else names it: system and code, other names, citation.
    measure : str
        Its length on this head, as a sentence; `figure` is the number alone.
    side : {"left", "right", "both"} or None
        The side that is shown; None for what has none.
    words : {"plain", "professional"} or None
        The words in which it is told; None where there is no choice.
    """

    title: str
    kind: str = ""
    han: str = ""
    names: str = ""
    lines: tuple[MarkedText, ...] = ()
    measure: str = ""
    figure: str = ""
    code: str = ""
    swatches: tuple[Swatch, ...] = ()
    side: SideChoice | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 (None before the first) and what stands under it."""

    heading: Heading | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is said of a thing, top to bottom.

    Attributes
    ----------
    id : str
        Kind and id of the thing, for example ``zone/jiao.motor``: the same page shown anew keeps its place.
    closing : tuple of str
        What this is and what it is not, where it leaves the program.
    """

    id: str
    head: Head
    blocks: tuple[Block, ...]
    closing: tuple[str, ...] = ()

    def sections(self) -> Iterator[Section]:
        """Yield what stands under each heading of level 1, beginning with what stands before the first."""
        heading: Heading | None = None
        held: list[Block] = []
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 1:
                if heading is not None or held:
                    yield Section(heading, tuple(held))
                heading, held = block, []
            else:
                held.append(block)
        if heading is not None or held:
            yield Section(heading, tuple(held))

    @property
    def lead(self) -> tuple[Block, ...]:
        """What is said before the first section."""
        first = next(self.sections(), None)
        return first.blocks if first is not None and first.heading is None else ()

    def section(self, key: str) -> tuple[Block, ...]:
        """Return what stands under a section's heading, by its key; nothing if there is no such section."""
        return next((each.blocks for each in self.sections() if each.heading and each.heading.key == key), ())

    @property
    def cautions(self) -> tuple[CautionView, ...]:
        """The cautions, wherever on the page they stand."""
        return tuple(each for block in self.blocks if isinstance(block, Cautions) for each in block.cautions)

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """What the numbers stand for, wherever on the page that is listed."""
        return tuple(each for block in self.blocks if isinstance(block, Sources) for each in block.sources)

    @property
    def figures(self) -> tuple[str, ...]:
        """The names of the pictures that it shows."""
        return tuple(block.name for block in self.blocks if isinstance(block, Figure))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All things that the page names in its lists."""
        return tuple(each for block in self.blocks if isinstance(block, Entries) for each in block.entries)

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of all that the page cites: the studies that it lists, and its sources."""
        studies = (entry.request.study for entry in self.entries if isinstance(entry.request, ShowStudy))
        return tuple(dict.fromkeys((*studies, *(source.key for source in self.sources))))

    def found(self, words: str) -> Page:
        """Return the page with those entries alone in which every word occurs, whatever its case.

        Parameters
        ----------
        words : str
            Words or parts of words, apart by blanks. Empty: the whole page.
        """
        wanted = words.casefold().split()
        if not wanted:
            return self
        found = [_narrowed(block, wanted) for block in self.blocks]
        named = {mark.number for block in found if isinstance(block, Entries) for mark in _marks(block)}
        left = replace(self, blocks=tuple(_of_numbers(block, named) for block in found))
        return replace(self, blocks=_without_empty(left))


def _narrowed(block: Block, wanted: list[str]) -> Block:
    if not isinstance(block, Entries):
        return block
    return replace(block, entries=tuple(each for each in block.entries if _has(each, wanted)))


def _without_empty(page: Page) -> tuple[Block, ...]:
    """Return the blocks but for the sections whose lists have nothing left."""
    kept: list[Block] = []
    for section in page.sections():
        lists = [block for block in section.blocks if isinstance(block, Entries | Sources)]
        left = [block for block in section.blocks if block not in lists or _length(block)]
        if not lists or any(map(_length, lists)):
            kept += [*([section.heading] if section.heading is not None else []), *left]
    return tuple(kept)


def _length(block: Block) -> int:
    return len(block.entries) if isinstance(block, Entries) else len(block.sources) if isinstance(block, Sources) else 0


def _has(entry: Entry, wanted: list[str]) -> bool:
    said = (each for text in entry.texts for each in (text.lead, text.said.text, text.said.doubt))
    held = " ".join((entry.title, *said, *(word for word in entry.words if not word.isdigit()))).casefold()
    return all(word in held or word in entry.words for word in wanted)


def _marks(block: Entries) -> Iterator[Mark]:
    return (mark for entry in block.entries for text in entry.texts for mark in text.said.marks)


def _of_numbers(block: Block, numbers: Set[int]) -> Block:
    """Leave of a list of sources those that something still refers to."""
    if not isinstance(block, Sources):
        return block
    return replace(block, sources=tuple(source for source in block.sources if source.number in numbers))
