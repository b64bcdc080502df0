"""The order in which what is opaque is drawn in a renderer, where it matters: what lies behind glass comes first."""

from __future__ import annotations

from collections.abc import Sequence

from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer


def draw_first(renderer: vtkRenderer, actors: Sequence[vtkActor]) -> None:
    """Draw these actors, in this order, before everything that is in a renderer already."""
    props = renderer.GetViewProps()
    for actor in reversed(actors):
        renderer.AddViewProp(actor)
        # Moved within the list and not taken out of the renderer, which would let go of all that it has on the card.
        props.RemoveItem(actor)
        props.InsertItem(-1, actor)
