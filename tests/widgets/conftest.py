"""A look, made-up values, and a watch over widgets that outlive their test."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.identity import CautionId, ComplaintId, GroupId, PartId, SideChoice, ZoneId
from viewer.presentation.blocks import (
    Block,
    Cautions,
    Chips,
    Gauge,
    Head,
    Heading,
    Item,
    Items,
    Option,
    Page,
    Question,
    Row,
    Rows,
    Sources,
    Studies,
    StudyGroup,
    Text,
)
from viewer.presentation.card_view import (
    AngleView,
    CautionView,
    CertaintyView,
    ChipView,
    IntervalView,
    StudyView,
    Swatch,
)
from viewer.presentation.marked_text import LinkView, Mark, MarkedText, SourceView, TermView
from viewer.presentation.palette import LIGHT
from viewer.presentation.zone_list import ComplaintRow, FoundList, GroupRow, PartRow, ZoneRow
from viewer.state.request import Request
from viewer.state.requests import SetAffected, ShowPart
from viewer.widgets.paper.column import Setting
from viewer.widgets.theme import Look, apply_theme, load_fonts

ASSETS = Path(__file__).parents[2] / "assets"
RED = "#B9480F"
EDGE = "#532006"

Shown = Callable[..., None]


def _alive(qapp: QApplication) -> list[QWidget]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return qapp.topLevelWidgets()


@pytest.fixture(autouse=True)
def _no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a top-level widget alive, seen or unseen."""
    before = set(map(id, _alive(qapp)))
    yield
    if any(id(widget) not in before for widget in _alive(qapp)):
        gc.collect()
    left = [widget for widget in _alive(qapp) if id(widget) not in before]
    assert not left, f"left alive: {left}"


@pytest.fixture(scope="session")
def families(qapp: QApplication) -> tuple[str, ...]:
    return load_fonts(ASSETS / "fonts")


@pytest.fixture
def look(qapp: QApplication, families: tuple[str, ...]) -> Look:
    made = Look(LIGHT, ASSETS / "icons", families)
    apply_theme(qapp, made, LIGHT)
    return made


@pytest.fixture
def asked() -> list[Request]:
    """What widgets have asked for."""
    return []


@pytest.fixture
def setting(look: Look, asked: list[Request]) -> Setting:
    """What blocks are set with; nothing else is on their page."""
    return Setting(look, asked.append, lambda _key: False, lambda _key: False)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show a widget at a size, and close it after the test."""

    def show(widget: QWidget, width: int = 424, height: int = 800) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()

    return show


def mark(number: int, key: str = "") -> Mark:
    return Mark(number, key or f"S{number}", f"Citation {number}")


def marked(text: str, *numbers: int, doubt: str = "") -> MarkedText:
    return MarkedText(text, tuple(mark(number) for number in numbers), doubt)


def term(text: str, word: str) -> TermView:
    start = text.index(word)
    return TermView(
        start, start + len(word), word.capitalize(), f"{word} in plain words.", f"{word}, technically.", "WHO"
    )


def interval(**changes: object) -> IntervalView:
    base = IntervalView(
        "Scalp alone", "−1.02 to −0.51", -0.76, -1.02, -0.51, 0.0, -2.0, 0.5, False, "lower", "SMD −0.76."
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def study(key: str = "chen2025", *, favours: bool = True, number: int = 7) -> StudyView:
    chip = ChipView("favours", "Favours") if favours else ChipView("mixed", "Mixed")
    return StudyView(
        key=key,
        number=number,
        chip=chip,
        certainty=CertaintyView(2, "Low", True),
        name=f"Study {key}",
        design="Review of 20 trials, 1430 people",
        citation="Chen (2025). A review. Journal 88.",
        title="A review",
        result=marked("Ringing less severe with needling."),
        intervals=(interval(),),
        limits="Trials differ much.",
        harms="None reported.",
        scope="scalp needling",
        not_verified="",
        links=(LinkView("10.1016/x", "https://doi.org/10.1016/x"),),
        is_favourable=favours,
    )


def angle(degrees: float = 20.0) -> AngleView:
    is_within = 15 <= degrees <= 30
    sentence = "Within the range." if is_within else "Steeper than the sources give."
    return AngleView(15.0, 30.0, degrees, is_within, sentence, marked("The sources give 15 to 30°.", 3))


def cautions(*strengths: str) -> tuple[CautionView, ...]:
    return tuple(
        CautionView(CautionId(f"c{n}"), strength, f"Short {n}.", marked(f"The whole caution {n}.", 2))  # type: ignore[arg-type]
        for n, strength in enumerate(strengths or ("danger", "contraindication", "caution"))
    )


def zone_page(**head: object) -> Page:
    """A page with every section of a zone; what is given by name changes its head."""
    plain, hatched = Swatch(RED, EDGE, "solid"), Swatch(RED, EDGE, "hatched")
    chips = (ChipView("favours", "2 favour", "Chen 2025", ("chen2025",)), ChipView("taught", "Taught, not studied"))
    begun = Head(
        "Motor area", han="运动区", names="yùndòng qū", lines=(marked("Jiao system, J1", 1),), side="left",
        measure="16.9 cm on this head", figure="16.9 cm", code="J1", words="plain",
        swatches=(plain, hatched, Swatch(RED, EDGE, "barred")),
    )  # fmt: skip
    blocks = (
        Heading("Learn this", key="learn", tab="Learn this", is_framed=True),
        Rows(
            (
                Row("Where", marked("A line down the side.", 1)),
                Row("For what", marked("Weakness.", 1), "uses", is_doubted=True),
                Row("Which side", marked("The opposite side.", 2)),
                Row("How", marked("15 to 30° at entry.", 3), "needling", is_doubted=True),
            )
        ),
        Heading("Used for", key="uses", tab="Used for"),
        Text(marked("One text only."), "For what, uncertain:", "small", is_quiet=True),
        side_question(),
        Text(marked("No zone has been compared with another."), weight="small", is_quiet=True),
        Heading("Upper 1/5", 2, detail="leg", measure="3.4 cm", swatch=plain, request=ShowPart(PartId("upper"))),
        Text(marked("Weakness of the leg", 3)),
        Chips(chips),
        Text(marked("Pooled."), weight="small", is_quiet=True),
        Heading("Middle 2/5", 2, detail="arm", measure="6.8 cm", swatch=hatched, request=ShowPart(PartId("middle"))),
        Text(marked("Weakness of the arm")),
        Heading("Where", key="where", tab="Where"),
        Items(
            tuple(Item(marked(f"Step {n} of the rule.", 1), tail=f"{n}.0 cm on this head") for n in range(1, 5)), True
        ),
        Heading("What lies beneath", 2),
        Items((Item(marked("Over the precentral gyrus.", 1), "Upper: Cz, 15 mm away."),)),
        Heading("Needling", key="needling", tab="Needling"),
        Gauge(angle()),
        Rows((Row("Needle", marked("0.32 by 40 mm", 3)), Row("Layer", marked("Loose layer"), is_quiet=True))),
        Heading("Studies", key="studies", tab="Studies 3"),
        Studies(
            (
                StudyGroup("favours", "Favours", (study("chen2025", number=4), study("doi2016", number=5)), "None."),
                StudyGroup("mixed", "Or not", (study("kim2012", favours=False, number=6),), "None found."),
            )
        ),
        Heading("Background", key="background", tab="Background"),
        Heading("How it might work", 2),
        Heading("Through nerves", 3),
        Text(marked("Nerves may carry it.", 1), weight="small"),
        Text(marked("Rats only.", 2), "But:", "small", is_quiet=True),
        Heading("Cautions", key="cautions", tab="Cautions"),
        Cautions(cautions()),
        Heading("Sources", key="sources", tab="Sources"),
        Text(marked("Not yet read by a practitioner."), weight="small", is_quiet=True),
        Sources(
            tuple(
                SourceView(n, key, f"Citation {n}", "Textbook", LinkView("Open the page", f"https://example.org/{n}"))
                for n, key in enumerate(("S1", "S2", "S3", "chen2025", "doi2016", "kim2012"), start=1)
            )
        ),
    )
    return Page("zone/jiao.motor", replace(begun, **head), blocks)  # type: ignore[arg-type]


def side_question(chosen: SideChoice | None = None, answer: str = "") -> Question:
    sides: tuple[tuple[SideChoice | None, str], ...] = (("left", "Left"), ("right", "Right"), (None, "Not said"))
    options = tuple(Option(text, f"{text}, said", SetAffected(side), side == chosen) for side, text in sides)
    return Question("Which side is affected?", options, answer)


def with_blocks(page: Page, *blocks: Block) -> Page:
    """The page with those blocks in place of the first of their kinds."""
    held = list(page.blocks)
    for block in blocks:
        place = next(n for n, each in enumerate(held) if type(each) is type(block))
        held[place] = block
    return replace(page, blocks=tuple(held))


def zone_row(key: str, name: str, *, parts: int = 0) -> ZoneRow:
    plain = Swatch(RED, EDGE)
    rows = tuple(PartRow(PartId(f"p{n}"), f"Part {n}", f"region {n}", plain) for n in range(parts))
    return ZoneRow(ZoneId(key), name, "运动区", "J1", plain, (plain,), rows)


def groups() -> tuple[GroupRow, ...]:
    plain = Swatch(RED, EDGE)
    return (
        GroupRow(GroupId("movement"), "Movement", plain,
                 (zone_row("jiao.motor", "Motor area", parts=3), zone_row("jiao.praxis", "Praxis area"))),
        GroupRow(GroupId("feeling"), "Feeling", plain, (zone_row("jiao.sensory", "Sensory area"),)),
    )  # fmt: skip


def found(**changes: object) -> FoundList:
    complaints = (ComplaintRow(ComplaintId("tinnitus"), "Ringing in the ears", "tinnitus, 耳鸣 ěrmíng"),)
    base = FoundList("ears", "", complaints, (zone_row("jiao.vertigo", "Vertigo-auditory area"),), ())
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def sample() -> SimpleNamespace:
    """Builders of made-up values."""
    return SimpleNamespace(
        mark=mark, marked=marked, term=term, interval=interval, study=study, angle=angle, zone_page=zone_page,
        side_question=side_question, with_blocks=with_blocks, cautions=cautions, zone_row=zone_row, groups=groups,
        found=found,
    )  # fmt: skip
