"""The order in which things are drawn in a renderer, where it matters: what is behind glass comes before it.

They are moved within its list and not taken out of the renderer, which would let go of all that they have on the card.
"""

from __future__ import annotations

from collections.abc import Sequence

from vtkmodules.vtkRenderingCore import vtkActor, vtkProp, vtkRenderer


def draw_first(renderer: vtkRenderer, actors: Sequence[vtkActor]) -> None:
    """Draw these actors, in this order, before everything that is in a renderer already."""
    _insert(renderer, actors, -1)


def draw_last(renderer: vtkRenderer, props: Sequence[vtkProp]) -> None:
    """Draw these, in this order, after everything else that is in a renderer; what is new to it is taken in."""
    there = renderer.GetViewProps()
    for prop in props:
        renderer.AddViewProp(prop)
        there.RemoveItem(prop)
        there.AddItem(prop)


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
        props.RemoveItem(actor)
        props.InsertItem(place, actor)
