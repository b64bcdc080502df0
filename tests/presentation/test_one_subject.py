"""Whatever is done, in whatever order: head, card, list and status bar speak of the same thing."""

from __future__ import annotations

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
from viewer.state.compare_requests import Compare
from viewer.state.mode_requests import Enter, InExplore, PointAt, Redo, StepOut, Undo
from viewer.state.request import Request
from viewer.state.requests import SetAffected, SetSide, ShowCell, ShowComplaint, ShowPoint, ShowZone
from viewer.state.store import Store
from viewer.state.tour_requests import DeleteStop, GoToStop, OpenTour, ShowAnswer
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
HEADS = ("adult-man", "adult-woman", "child-8")


def _requests() -> st.SearchStrategy[Request | None]:
    """Everything a hand can ask; None for the way to where a stop was made."""
    zone, complaint = st.sampled_from(ZONES), st.sampled_from(COMPLAINTS)
    side, mode = st.sampled_from(SIDES), st.sampled_from(MODES)
    hit = st.builds(lambda zone, side: (ZoneHit(zone, side, None, 0.0),), zone, st.sampled_from(("left", "right")))
    return st.one_of(
        st.builds(Enter, mode),
        st.builds(ShowZone, zone),
        st.builds(PointAt, st.one_of(hit, st.just(()))),
        st.builds(ShowComplaint, complaint),
        st.builds(ShowPoint, st.sampled_from(POINTS)),
        st.builds(ShowCell, complaint, st.one_of(st.none(), zone)),
        st.builds(SetSide, side),
        st.builds(SetAffected, st.one_of(st.none(), side)),
        st.builds(Compare, st.lists(zone, max_size=2, unique=True).map(tuple)),
        st.just(OpenTour(TOUR, FILE, HEADS, is_shipped=True)),
        st.builds(GoToStop, st.integers(0, 3)),
        st.just(DeleteStop()),
        st.just(ShowAnswer(True)),
        st.builds(InExplore, st.one_of(st.builds(ShowZone, zone), st.builds(ShowComplaint, complaint))),
        st.none(),
        st.sampled_from((StepOut(), Undo(), Redo())),
    )


def _asked(store: Store, request: Request | None) -> tuple[Request, ...]:
    """What is asked so that a hand can ask it: some have their place in one mode."""
    mode = store.state.mode
    if request is None:
        return (Enter(store.state.lesson.stage, is_taken_along=True),) if mode == "learn" else ()
    if isinstance(request, ShowCell):
        return (Enter("map"), request)
    if isinstance(request, DeleteStop):
        return (request,) if mode == "learn" else ()
    return (request,)


def _on_head(state: ViewState) -> set[ZoneId]:
    """The zones that stand out on the head."""
    if state.shown_mode == "compare":
        return set(state.compared.zones)
    return {state.selection.zone} if state.selection.zone is not None else set(state.selection.lit)


def _check(presenter: Presenter, state: ViewState) -> None:
    catalog, head, status = presenter.catalog, _on_head(state), presenter.selection_sentence(state)
    named = {zone.id for zone in catalog.zones.values() if status.startswith(zone.name.en)}
    if state.has_open_question:
        assert not named
        return
    if state.shown_mode == "compare":
        assert all(catalog.zones[zone].name.en in status for zone in head)
        return
    if state.selection.zone is not None:
        assert catalog.zones[state.selection.zone].name.en in {catalog.zones[zone].name.en for zone in named}
    else:
        assert len(named - head) == 0, "no zone is spoken of that does not stand out"
    if state.mode == "explore":
        chosen = [
            each
            for each in (state.selection.zone, state.selection.point, state.selection.complaint)
            if each is not None
        ]
        assert len(chosen) <= 1, "the list marks one row, the card says the same"
        assert bool(status) == bool(chosen)
        assert chosen or not head
        page = presenter.page(state)
        kinds = zip(
            ("zone", "point", "complaint"),
            (state.selection.zone, state.selection.point, state.selection.complaint),
            strict=True,
        )
        assert (page.id if page is not None else "") == "".join(f"{kind}/{each}" for kind, each in kinds if each)
        if state.selection.complaint is not None:
            assert head == {zone.id for zone in catalog.zones_for(state.selection.complaint)}
    if state.mode == "map" and state.selection.cell is not None:
        complaint, zone_of_cell = state.selection.cell
        page = presenter.cell_page(state)
        assert page is not None
        assert catalog.complaints[complaint].plain in page.head.kind
        assert head == ({zone_of_cell} if zone_of_cell is not None else set())
        assert catalog.complaints[complaint].plain in status
    if state.mode == "explain":
        view = presenter.explanation(state)
        assert (view.zone if view is not None else None) == state.selection.zone
    elif state.mode != "learn" and state.selection.zone is not None and state.selection.affected is not None:
        zone = catalog.zones[state.selection.zone]
        assert zone.laterality.side == "midline" or state.selection.side == zone_side(
            zone, None, state.selection.affected
        )
    if state.mode != "learn":
        assert state.head == "child-8", "a tour gives the head back"


@pytest.fixture(scope="module")
def presenter(catalog: Catalog) -> Presenter:
    return Presenter(catalog)


@settings(max_examples=100)
@given(requests=st.lists(_requests(), min_size=1, max_size=14))
def test_head_words_list_and_status_name_the_same(presenter: Presenter, requests: list[Request | None]) -> None:
    store = Store(ViewState(school="jiao", head="child-8"), presenter.catalog)  # type: ignore[arg-type]
    for request in requests:
        for each in _asked(store, request):
            store.ask(each)
        try:
            _check(presenter, store.state)
        except AssertionError as error:
            raise AssertionError(f"after {request}: {error}\n{store.state}") from error
