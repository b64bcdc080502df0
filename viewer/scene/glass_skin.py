"""The skin while it is glass: the same triangles as the whole skin, drawn by their depth and then once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor

from viewer.geometry.head import Head, HeadMesh
from viewer.presentation.palette import Scheme, SkinColours, skin_for
from viewer.scene.colour import rgb
from viewer.scene.glass_actor import glass_actor
from viewer.scene.glass_shader import CAP, DEPTH_ONLY, GLASS_BY_VERTEX, GLASS_ENDING, MOVING_GLASS_BODY
from viewer.scene.studio_light import LIGHT_ON_HEAD


class _Tones(NamedTuple):
    """How glass looks on a ground: the uniforms of the shader of the same names."""

    tone: str
    rim: str
    gleam: float
    body: float
    shade: float


_TONES: dict[Scheme, _Tones] = {
    "light": _Tones("#7690A0", "#4C6A80", gleam=1.0, body=0.13, shade=0.26),
    "dark": _Tones("#B9CBD4", "#DCEAF0", gleam=0.6, body=0.42, shade=0.55),
}
"""On a dark ground a face is read by its light alone: more of it is left."""
_FACE, _MOST_FACE = 0.52, 0.95
_PALEST = float(rgb(skin_for("light", "light").base).sum())

_GRADE_MM = 32.0  # over which the cap goes over into the face, on a head of 199 mm from inion to glabella
_REACH_MM = 199.0
_VAULT_MM = 30.0
"""From this height on up a head is round, below it is a column: head frame."""
_LAYER_MM = 3.0
"""Within a layer neighbours stay neighbours, which are drawn faster."""


def cap_weight(head: Head, mesh: HeadMesh) -> NDArray[np.float32]:
    r"""Return 1 on the part of a head that carries zones, 0 on face, ears and neck; shape (n,).

    ::

                  .-------.            above a slope from the brows to the nape
                 /   1     \
        brows ->|- - .      |
                |  0   - - -|<- nape
    """
    if not {"nasion", "inion"} <= head.landmarks.keys():
        return np.ones(len(mesh.vertices_mm), np.float32)
    front, back = (np.array(head.landmarks[name].position_mm) for name in ("nasion", "inion"))
    size = float(front[1] - back[1]) / (_REACH_MM - 2.0)
    low, high = back[2] - 3.0 * size, front[2] + 18.0 * size
    x, y, z = mesh.vertices_mm.T
    slope = low + (high - low) * (y - back[1]) / (front[1] - back[1])
    ear = _smooth((np.abs(x) / size - 76.0) / 8.0) * (z < 45.0 * size)
    weight = _smooth((z - slope + 22.0 * size) / (_GRADE_MM * size)) * (1.0 - 0.6 * ear)
    return np.asarray(weight, np.float32)


def outermost_first(mesh: HeadMesh) -> HeadMesh:
    """Return a level of the skin with its triangles in the order in which they can be drawn without their depth.

    What stands out is drawn first, and hides what is behind it from the side: nose, ears and jaw let through once.
    """
    x, y, z = mesh.vertices_mm[mesh.faces].mean(axis=1).T
    out_mm = np.sqrt(x**2 + y**2 + np.maximum(z - _VAULT_MM, 0.0) ** 2)
    return replace(mesh, faces=mesh.faces[np.argsort(-np.round(out_mm / _LAYER_MM), kind="stable")])


class GlassSkin:
    """One level of the skin as glass.

    Parameters
    ----------
    data : PolyData
        What the whole skin is drawn from, colours and light included: shared with it.
    cap : array, shape (n,)
        As `cap_weight` has it.
    declarations, body, by_vertex : str
        How the whole skin is drawn: glass takes its colour, whatever that is.

    Attributes
    ----------
    actors : sequence of vtkActor
        What is drawn, in order.
    light : StudioLight
        Takes what the body of the skin uses.
    """

    def __init__(
        self,
        data: PolyData,
        cap: NDArray[np.float32],
        on_failure: Callable[[str], None],
        declarations: str,
        body: str,
        by_vertex: str,
    ) -> None:
        data.point_data.set_array(cap, CAP)
        skin, _, self.light = glass_actor(
            data,
            on_failure,
            {CAP: "float"},
            declarations,
            MOVING_GLASS_BODY if by_vertex else body + GLASS_ENDING,
            by_vertex=by_vertex + GLASS_BY_VERTEX if by_vertex else "",
            light=LIGHT_ON_HEAD,
        )
        self.actors: Sequence[vtkActor] = (skin,)
        if not by_vertex:  # while it moves the order of its triangles does for that
            depth, _, self._depth_light = glass_actor(data, on_failure, {}, "", DEPTH_ONLY, light=LIGHT_ON_HEAD)
            self.actors = (depth, skin)

    def show(self, is_shown: bool) -> None:
        """Draw it, or not."""
        for actor in self.actors:
            actor.SetVisibility(is_shown)

    def set_glass(self, share: float, scheme: Scheme, skin: SkinColours) -> None:
        """Set how far it is glass, 0..1, on the ground of a scheme.

        There a face as dark as the ground would go out: it keeps more of itself, and as glass it is as light as any.
        """
        tones = _TONES[scheme]
        pale = min(1.0, float(rgb(skin.base).sum()) / _PALEST) if scheme == "dark" else 1.0
        numbers = {
            "glass": share, "glassGleam": tones.gleam, "glassBody": tones.body, "glassShade": tones.shade,
            "glassFace": min(_MOST_FACE, _FACE / pale), "glassLift": 1.0 / pale,
        }  # fmt: skip
        shader = self.actors[-1].GetShaderProperty()
        for uniforms in (shader.GetFragmentCustomUniforms(), shader.GetVertexCustomUniforms()):
            for name, number in numbers.items():
                uniforms.SetUniformf(name, number)
            for name, colour in (("glassTone", tones.tone), ("glassRim", tones.rim)):
                uniforms.SetUniform3f(name, rgb(colour).tolist())


def _smooth(share: NDArray[np.floating]) -> NDArray[np.floating]:
    inside = np.clip(share, 0.0, 1.0)
    return np.asarray(inside * inside * (3.0 - 2.0 * inside))
