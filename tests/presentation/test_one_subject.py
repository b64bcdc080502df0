"""Whatever is done, in whatever order: head, card, list and status bar speak of the same thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.domain.side_rule import zone_side
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.presentation.presenter import Presenter
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState

ZONES = ("jiao.motor", "jiao.sensory", "jiao.vertigo-auditory", "jiao.balance", "who.ms1", "who.ms6", "later.calming")
COMPLAINTS = ("arm-weakness", "tinnitus", "autism", "headache")
"""Of autism no zone is named."""
POINTS = ("point.gv20", "point.gb19")
MODES = ("explore", "build", "needle", "compare", "map", "learn", "explain")
SIDES = ("left", "right", "both")
TOUR = Tour(
    "shipped",
    "T",
    stops=(
        Stop("a", StopView(selected="jiao.motor", side="right")),
        Stop("b", StopView(stage="compare", compared=("jiao.motor", "who.ms6"))),
        Stop("c", StopView(head="adult-woman", complaint="tinnitus", lit=("jiao.vertigo-auditory", "who.ms11"))),
        Stop("d", StopView(selected="jiao.balance", side="both"), (), "Which?", (Said("The balance area."),)),
    ),
)  # type: ignore[arg-type]

FILE = Path("shipped.scalptour")

Act = Callable[[Actions], object]


def _acts() -> st.SearchStrategy[tuple[str, Act]]:
    """Everything a hand can do, with a name for the report."""
    zone, complaint = st.sampled_from(ZONES), st.sampled_from(COMPLAINTS)
    side, mode = st.sampled_from(SIDES), st.sampled_from(MODES)

    def act(name: str, *values: st.SearchStrategy[object], do: Callable[..., object]) -> st.SearchStrategy[object]:
        return st.tuples(*values).map(lambda given: (f"{name}{given}", lambda actions: do(actions, *given)))

    return st.one_of(
        act("enter", mode, do=lambda a, mode: a.enter(mode)),
        act("select_zone", zone, do=lambda a, zone: a.select_zone(zone)),
        act("click", zone, st.sampled_from(("left", "right")),
            do=lambda a, zone, side: a.select_at([ZoneHit(zone, side, None, 0.0)])),
        act("click beside", do=lambda a: a.select_at([])),
        act("show_complaint", complaint, do=lambda a, complaint: a.show_complaint(complaint)),
        act("select_point", st.sampled_from(POINTS), do=lambda a, point: a.select_point(point)),
        act("cell", complaint, st.one_of(st.none(), zone), do=_point_out),
        act("side", side, do=lambda a, side: a.choose_side(side)),
        act("affected", st.one_of(st.none(), side), do=lambda a, side: a.tell_affected_side(side)),
        act("compare", st.lists(zone, max_size=2, unique=True), do=lambda a, zones: a.compare(zones)),
        act("tour", do=lambda a: (a.enter("learn"), a.tour.open(TOUR, FILE))),
        act("stop", st.integers(0, 3), do=lambda a, place: a.tour.go_to(place)),
        act("delete", do=_delete),
        act("answer", do=lambda a: a.tour.show_answer(is_shown=True)),
        act("follow", do=_follow),
        act("esc", do=lambda a: a.step_out()),
        act("undo", do=lambda a: a.undo()),
        act("redo", do=lambda a: a.redo()),
    )  # type: ignore[return-value]  # fmt: skip


def _point_out(actions: Actions, complaint: str, zone: str | None) -> None:
    actions.enter("map")
    actions.point_out_cell(complaint, zone)  # type: ignore[arg-type]


def _follow(actions: Actions) -> None:
    if actions._store.state.mode == "learn":
        actions.enter(actions._store.state.stage, is_taken_along=True)


def _delete(actions: Actions) -> None:
    if actions._store.state.mode == "learn":  # its button stands there
        actions.tour.delete()


def _on_head(state: ViewState) -> set[ZoneId]:
    """The zones that stand out on the head."""
    if state.shown_mode == "compare":
        return set(state.compared)
    return {state.selected} if state.selected is not None else set(state.lit)


def _check(presenter: Presenter, state: ViewState) -> None:
    catalog, head, status = presenter.catalog, _on_head(state), presenter.selection_sentence(state)
    named = {zone.id for zone in catalog.zones.values() if status.startswith(zone.name.en)}
    if state.has_open_question:
        assert not named
        return
    if state.shown_mode == "compare":
        assert all(catalog.zones[zone].name.en in status for zone in head)
        return
    if state.selected is not None:
        assert catalog.zones[state.selected].name.en in {catalog.zones[zone].name.en for zone in named}
    else:
        assert len(named - head) == 0, "no zone is spoken of that does not stand out"
    if state.mode == "explore":
        chosen = [each for each in (state.selected, state.point, state.complaint) if each is not None]
        assert len(chosen) <= 1, "the list marks one row, the card says the same"
        assert bool(status) == bool(chosen)
        assert chosen or not head
        card = presenter.zone_card(state)
        assert (card.zone if card is not None else None) == state.selected
        if state.complaint is not None:
            assert head == {zone.id for zone in catalog.zones_for(state.complaint)}
    if state.mode == "map" and state.cell is not None:
        cell = presenter.cell(state)
        assert cell is not None
        assert head == ({cell.zone} if cell.zone is not None else set())
        assert catalog.complaints[cell.complaint].plain in status
    if state.mode == "explain":
        view = presenter.explanation(state)
        assert (view.zone if view is not None else None) == state.selected
    elif state.mode != "learn" and state.selected is not None and state.affected is not None:
        zone = catalog.zones[state.selected]
        assert zone.laterality.side == "midline" or state.side == zone_side(zone, None, state.affected)
    if state.mode != "learn":
        assert state.head == "child-8", "a tour gives the head back"


@pytest.fixture(scope="module")
def presenter(catalog: Catalog) -> Presenter:
    return Presenter(catalog)


@settings(max_examples=100)
@given(acts=st.lists(_acts(), min_size=1, max_size=14))
def test_head_words_list_and_status_name_the_same(presenter: Presenter, acts: list[tuple[str, Act]]) -> None:
    store = Store(ViewState(school="jiao", head="child-8"))  # type: ignore[arg-type]
    actions = Actions(store, presenter.catalog)
    actions.tour.heads, actions.tour.shipped = ("adult-man", "adult-woman", "child-8"), {FILE}
    for name, act in acts:
        act(actions)
        try:
            _check(presenter, store.state)
        except AssertionError as error:
            raise AssertionError(f"after {name}: {error}\n{store.state}") from error
