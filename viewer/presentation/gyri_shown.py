"""Which parts of the brain the glass head points out: the one that is chosen, or those that the chosen zone claims."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.state.view_state import ViewState


def gyri_shown(catalog: Catalog, state: ViewState) -> tuple[Gyrus, ...]:
    """Return what is coloured on the cortex: one thing at a time."""
    about = state.selection
    if about.gyrus is not None:
        return (catalog.gyri[about.gyrus],)
    return tuple(gyrus for gyrus in catalog.gyri.values() if about.zone in gyrus.claimed_by)
