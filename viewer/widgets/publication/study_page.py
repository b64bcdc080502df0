"""The page of a study: what was found and how, how sure it is, what was read of it, and where it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.study_page import Fact, StudyPage
from viewer.widgets.paper.certainty import Certainty
from viewer.widgets.paper.interval_plot import IntervalPlot
from viewer.widgets.pieces.chip import make_chip
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import WebLink
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import BesideOrBelow, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.publication.used_section import UsedSection
from viewer.widgets.theme import Look

_LABEL_PX = 112
_TEXT_LEAST_PX = 190


class StudyHead(Stack):
    """Name, direction, certainty, and the full citation with its links."""

    def __init__(self, look: Look, page: StudyPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[WebLink] = []
        view = page.view
        self.add(Statement(look, _("Study"), role="small", colour="text_2", parent=self))
        self.add(Statement(look, view.name, role="title", parent=self))
        chips = QWidget(self)
        flow = FlowLayout(chips)
        flow.addWidget(make_chip(look, view.chip, chips))
        if view.certainty.word:
            flow.addWidget(Certainty(look, view.certainty, chips))
        self.add(chips, 8)
        self.add(Statement(look, view.citation, parent=self), 12)
        for index, link in enumerate(view.links):
            button = WebLink(look, link, self)
            self.links.append(button)
            self.add(button, 4 if index == 0 else 0)


class FoundSection(CardSection):
    """The result with its intervals, and always limits and harms."""

    def __init__(self, look: Look, page: StudyPage, parent: QWidget | None = None) -> None:
        super().__init__(look, _("What was found"), parent=parent)
        view = page.view
        self.say(view.result)
        self.say(page.direction, "small", "text_2", gap_px=4)
        if view.intervals:
            ink = look.chip_colours(view.chip.kind).ink
            self.add(IntervalPlot(look, view.intervals, ink, self), 12)
        self.say(view.limits, lead=_("Limits."), gap_px=12)
        self.say(view.harms, lead=_("Harms."))


class FactsSection(CardSection):
    """Fields of a study, one a row; what was not seen is said."""

    def __init__(self, look: Look, title: str, facts: tuple[Fact, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent=parent)
        for fact in facts:
            label = Statement(look, fact.label, role="small", colour="text_2", parent=self)
            words = Stack(self)
            words.add(self.statement(fact.text, "small", "text" if fact.is_seen else "text_2"))
            if fact.is_derived:
                words.add(Statement(look, _("Derived, not read."), role="note", colour="text_2", parent=words))
            row = BesideOrBelow(label, look.px(_LABEL_PX), words, look.px(_TEXT_LEAST_PX), 12, self)
            self.add(row, 8)


class SureSection(CardSection):
    """How sure one can be, and who says so."""

    def __init__(self, look: Look, page: StudyPage, parent: QWidget | None = None) -> None:
        super().__init__(look, _("How sure one can be"), parent=parent)
        self.say(page.certainty)
        self.say(page.judgement, "small", "text_2", gap_px=4)


class ReadSection(FactsSection):
    """What was read where, and what was not seen."""

    def __init__(self, look: Look, page: StudyPage, parent: QWidget | None = None) -> None:
        super().__init__(look, _("What we read of it"), page.verified, parent)
        for link in page.pages:
            button = WebLink(look, link, self)
            button.link_requested.connect(self.link_requested)
            self.add(button, 4)


def study_parts(page: StudyPage) -> tuple[Callable[[Look, QWidget], StudyHead | CardSection], ...]:
    """Return what makes the parts of the page of a study, top to bottom."""
    return (
        lambda look, parent: StudyHead(look, page, parent),
        lambda look, parent: FoundSection(look, page, parent),
        lambda look, parent: FactsSection(look, _("How it was done"), page.facts, parent),
        lambda look, parent: SureSection(look, page, parent),
        lambda look, parent: UsedSection(look, page.used, page.background, parent),
        lambda look, parent: ReadSection(look, page, parent),
    )
