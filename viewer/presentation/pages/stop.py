"""What is read at a stop of a tour: words, the question, and the answer once it is shown."""

from __future__ import annotations

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Action, Actions, Block, Head, Heading, Page, Text
from viewer.presentation.pages.parts import source_blocks
from viewer.presentation.tour_view import StopPage
from viewer.state.mode_requests import Enter
from viewer.state.view_state import ViewState


def page_of_stop(stop: StopPage, state: ViewState) -> Page:
    """Return the page of the stop that is shown; while its question is open, without words that say the answer."""
    shown = stop.as_read(is_answered=state.lesson.is_answered)
    number = _("Stop %(n)d of %(m)d") % {"n": shown.number, "m": shown.count}
    head = Head(shown.title, " · ".join(filter(None, (number, shown.stage))))
    blocks: list[Block] = [*map(Text, shown.words)]
    if shown.question:
        blocks.append(Heading(shown.question, 2))
        blocks += map(Text, shown.answer if state.lesson.is_answered else ())
    blocks.append(Actions((Action(shown.way, Enter(state.lesson.stage, is_taken_along=True), "next"),)))
    if shown.sources:
        blocks += source_blocks(shown.sources)
    return Page(f"stop/{shown.tour_title}/{shown.number}", head, tuple(blocks), (shown.foot,))
