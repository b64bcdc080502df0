"""The picture of a hand-out: the head with the zone that is explained, turned to it, with its side marks."""

from __future__ import annotations

from dataclasses import replace

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.export.studio import ImageStyle, Studio
from viewer.geometry.head import Head
from viewer.scene.lettering import Fonts, Picture
from viewer.scene.pose import Pose
from viewer.state.explain_requests import Explain, ExplainComplaint, ExplainZone, SetPatientSide
from viewer.state.store import Store
from viewer.state.view_state import ViewState

_STYLE = ImageStyle(1200, 1200, 3.0)


def explained_state(
    catalog: Catalog, complaint: ComplaintId | None, zone: ZoneId | None, affected: SideChoice | None
) -> ViewState:
    """Return the state in which something is explained, as the window would come to it."""
    store = Store(ViewState(), catalog)
    store.ask(Explain())
    if complaint is not None:
        store.ask(ExplainComplaint(complaint))
    if zone is not None:
        store.ask(ExplainZone(zone))
    if affected is not None:
        store.ask(SetPatientSide(affected))
    return store.state


def handout_picture(
    head: Head, catalog: Catalog, atlas: Atlas, state: ViewState, fonts: Fonts, pose: Pose | None = None
) -> Picture:
    """Draw the head of an explanation on white, in light colours, with labels that can be read on paper.

    Parameters
    ----------
    state : ViewState
        In which something is explained.
    pose : Pose, optional
        Where the eye stands, if the head was turned by hand.

    Raises
    ------
    ExportError
        If drawing failed.
    """
    with Studio(head, catalog, atlas, fonts, _STYLE, state.reader) as studio:
        return studio.picture(replace(state, reader=replace(state.reader, theme="light")), pose)
