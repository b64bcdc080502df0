"""What is said to an answer: a word, a number, why, and the way on; before it, how to answer."""

from __future__ import annotations

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.learning.judgement import Reason
from viewer.learning.question import Question
from viewer.presentation.blocks import Action, Actions, Block, Head, Heading, Page, Row, Rows, Text
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import source_blocks
from viewer.presentation.practice_session import KIND_TITLES, way_of
from viewer.state.mode_requests import InExplore
from viewer.state.practice import Practice
from viewer.state.practice_requests import BuildIt, Hint
from viewer.state.requests import ShowZone

_HOW = {
    "click": _("Turn the head, and click the place. The names are off until you have answered."),
    "type": _("Type it: English, 汉字, pinyin or the code."),
    "choose": _("Choose one."),
    "": "",
}


def practice_page(catalog: Catalog, practice: Practice) -> Page:
    """Return what stands beside the question that is asked or was answered; at the end how it went."""
    if practice.question is None:
        return _end(practice)
    citations = Citations(catalog)
    if practice.given is None:
        return _open(practice, practice.question, citations)
    return _answered(practice, practice.question, citations)


def _open(practice: Practice, question: Question, citations: Citations) -> Page:
    blocks: list[Block] = [Text(MarkedText(_HOW[way_of(practice)]))]
    if question.card.kind == "find":
        within = _("Within {mm:.0f}\N{NO-BREAK SPACE}mm along the skin counts as right.").format(
            mm=question.tolerance_mm
        )
        blocks.append(Text(MarkedText(within), is_quiet=True))
    if practice.hints:
        blocks.append(Heading(_("Hint"), 2))
        blocks += _told(question.answer[:1], citations)
        blocks.append(Text(MarkedText(_("With a hint it counts as not known, and comes back.")), is_quiet=True))
    elif question.card.kind == "find" and question.answer:
        blocks.append(Actions((Action(_("Hint"), Hint(), "info"),)))
    name = f"practice/{practice.session.place if practice.session else 0}"
    return _page(name, Head(KIND_TITLES[question.card.kind]), blocks, citations)


def _answered(practice: Practice, question: Question, citations: Citations) -> Page:
    assert practice.given is not None
    judged = practice.given.judgement
    is_known = judged.is_right and not practice.hints
    word = _("Right") if judged.is_right else _("Not yet")
    if judged.distance_mm is not None:
        word = f"{word}: {judged.distance_mm:.0f}\N{NO-BREAK SPACE}mm"
        said = _("along the skin from the nearest right place; {mm:.0f}\N{NO-BREAK SPACE}mm counts as right")
        said = said.format(mm=question.tolerance_mm)
    else:
        said = KIND_TITLES[question.card.kind]
    blocks: list[Block] = []
    rows = [Row(label, MarkedText(words)) for label, words in judged.lines]
    if question.choices and not judged.is_right:
        right = _(" or ").join(question.choices[place] for place in question.right)
        rows = [Row(_("You said"), MarkedText(judged.hit)), Row(_("Right is"), MarkedText(right))]
    if rows:
        blocks.append(Rows(tuple(rows)))
    if not is_known:
        blocks.append(Text(MarkedText(_("It comes back in this session.")), is_quiet=True))
    if judged.missed:
        blocks.append(Heading(_("The step that was missed"), 2))
        blocks += _told(judged.missed, citations)
    if judged.met:
        blocks.append(Heading(_("What the sources say"), 2))
        blocks += _told(judged.met, citations)
    if judged.doubt:
        blocks.append(Text(MarkedText(judged.doubt), is_quiet=True))
    blocks += _ways_on(question)
    name = f"answer/{practice.session.place if practice.session else 0}"
    return _page(name, Head(word, said), blocks, citations)


def _ways_on(question: Question) -> tuple[Block, ...]:
    if question.card.thing_kind not in ("zone", "part"):
        return ()
    zone = ZoneId(question.card.thing.partition("/")[0])
    build = Action(_("Build it"), BuildIt(zone), "measure")
    card = Action(_("Show its card"), InExplore(ShowZone(zone)), "words")
    return (Actions((build, card)),)


def _end(practice: Practice) -> Page:
    session = practice.session
    answers = session.answers if session is not None else ()
    first = {answer.card.id: answer for answer in reversed(answers)}
    known = sum(answer.is_known for answer in first.values())
    said = _("{known} of {all} were known at once. What was not comes up again soon.").format(
        known=known, all=len(first)
    )
    return Page("practice/end", Head(_("Done")), (Text(MarkedText(said)),))


def _told(reasons: tuple[Reason, ...], citations: Citations) -> list[Block]:
    return [Text(citations.note(each.text, each.sources), lead=each.title) for each in reasons]


def _page(name: str, head: Head, blocks: list[Block], citations: Citations) -> Page:
    sources = citations.listed()
    return Page(name, head, (*blocks, *(source_blocks(sources) if sources else ())))
