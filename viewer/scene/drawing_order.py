"""The order in which what is opaque is drawn in a renderer, where it matters: what is behind glass comes before it."""

from __future__ import annotations

from collections.abc import Sequence

from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer


def draw_first(renderer: vtkRenderer, actors: Sequence[vtkActor]) -> None:
    """Draw these actors, in this order, before everything that is in a renderer already."""
    _insert(renderer, actors, -1)


def draw_after(renderer: vtkRenderer, other: vtkActor, actors: Sequence[vtkActor]) -> None:
    """Draw these actors, in this order, right after another that is in the renderer."""
    for actor in actors:
        renderer.RemoveActor(actor)
    props = renderer.GetViewProps()  # what finds an item in it goes by another name from VTK 9.6 on
    there = (place for place in range(props.GetNumberOfItems()) if props.GetItemAsObject(place) is other)
    _insert(renderer, actors, next(there))


def _insert(renderer: vtkRenderer, actors: Sequence[vtkActor], place: int) -> None:
    props = renderer.GetViewProps()
    for actor in reversed(actors):
        renderer.AddViewProp(actor)
        # Moved within the list and not taken out of the renderer, which would let go of all that it has on the card.
        props.RemoveItem(actor)
        props.InsertItem(place, actor)
