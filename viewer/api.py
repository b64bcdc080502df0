"""The front door for other programs: the atlas on a head, with numpy and PyVista out and no Qt in.

::

    from viewer.api import load

    scalp = load("adult-man")
    scalp.zones_at((40.0, 20.0, 110.0))   # which zones lie here
    scalp.to_pyvista()                    # everything as named meshes
    print(scalp.card("jiao.motor"))       # what is said of a zone, with sources

All places are in the head's frame, in mm: x to the patient's right, y to the front, z up, from the middle between the
points before the ears. For education and explanation; not a medical device, no advice for a person.

May import: everything below it, and ``pyvista.plotting`` in `ScalpAtlas.plot` alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from viewer.atlas.atlas import Atlas, ZoneHit
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SideChoice, ZoneId, is_on_side
from viewer.domain.zone import Zone
from viewer.export.ground import ground, shipped_catalog
from viewer.export.names import DEFAULT_HEAD, known
from viewer.geometry.head import Head
from viewer.state.view_state import Reader, Selection

if TYPE_CHECKING:
    from PIL.Image import Image
    from pyvista import MultiBlock

    from viewer.export.model import Detail
    from viewer.state.view_state import SkinTone, ViewName, Words

_AMBIENT, _ZOOM = 0.2, 1.35
_LOOKS: dict[str, tuple[float, float, float]] = {
    "front": (0.0, 1.0, 0.0),
    "back": (0.0, -1.0, 0.0),
    "left": (-1.0, 0.0, 0.0),
    "right": (1.0, 0.0, 0.0),
    "top": (0.0, 0.0, 1.0),
}


def load(head: str | Path = DEFAULT_HEAD, *, variants: Iterable[str] = (), has_scaled_cm: bool = False) -> ScalpAtlas:
    """Open a head and build every zone on it; from the cache where it has been built before.

    Parameters
    ----------
    head : str or Path
        The id of a shipped head, or the folder of any other: a mesh with its ``head.toml``.
    variants : iterable of str
        Other rules to build by, as ``zone/variant`` or ``school/variant``: ``who.ms6/gv21``.
    has_scaled_cm : bool
        Whether lengths that the rules give in cm are scaled to the size of the head. No source that was read does.

    Returns
    -------
    ScalpAtlas
        The zones on this head.

    Raises
    ------
    viewer.errors.ViewerError
        If there is no such head or variant, or the head cannot be read.
    """
    from viewer.domain.variant_choice import variants_of

    notes: list[str] = []
    chosen = frozenset(variants)
    catalog = shipped_catalog(notes.append)
    for name in chosen:
        known(name, variants_of(catalog), "variant")
    there = ground(catalog, str(head), notes.append, chosen, has_scaled_cm=has_scaled_cm)
    return ScalpAtlas(there.catalog, there.head, there.atlas, tuple(notes))


@dataclass(frozen=True, slots=True, eq=False)
class ScalpAtlas:
    """The zones of all schools on one head.

    Attributes
    ----------
    catalog : Catalog
        All that is said: schools, zones, studies, sources, complaints, points.
    head : Head
        The skin as triangles, in mm, and its landmarks.
    atlas : Atlas
        What lies on the head: zones as lines about 1 mm fine, acupuncture points, sites of the 10-10 grid.
    notes : tuple of str
        What could not be read or built, in sentences; empty if everything is there.
    """

    catalog: Catalog
    head: Head
    atlas: Atlas
    notes: tuple[str, ...] = ()

    def zone(self, name: str) -> Zone:
        """Return what is said of a zone: names, rule, uses, needling, cautions, each with its sources.

        Parameters
        ----------
        name : str
            Its id: ``jiao.motor``. All ids are the keys of ``catalog.zones``.

        Raises
        ------
        viewer.errors.RequestError
            If there is none; the message says which was perhaps meant.
        """
        known(name, self.catalog.zones, "zone")
        return self.catalog.zones[ZoneId(name)]

    def placed(self, name: str, side: SideChoice = "both") -> tuple[PlacedZone, ...]:
        """Return a zone as it lies on the head.

        Parameters
        ----------
        name : str
            The zone's id.
        side : {"left", "right", "both"}
            The patient's side; a zone on the midline is always there.

        Returns
        -------
        tuple of PlacedZone
            One for each side. ``lines`` hold the points, shape (n, 3), in mm; ``length_mm`` is along the skin. Empty
            if the zone could not be built on this head.

        Raises
        ------
        viewer.errors.RequestError
            If there is no such zone.
        """
        zone = self.zone(name).id
        return tuple(each for each in self.atlas.zones if each.zone == zone and is_on_side(each.side, side))

    def zones_at(self, point_mm: Sequence[float], tolerance_mm: float = 5.0) -> tuple[ZoneHit, ...]:
        """Return the zones whose lines pass near a place, nearest first.

        Parameters
        ----------
        point_mm : sequence of float, length 3
            On or near the skin, head frame, mm.
        tolerance_mm : float
            How far a line may be away, mm. Drawn bands are some 2 to 5 mm wide to each side.

        Returns
        -------
        tuple of ZoneHit
            Zone, side, the part of the zone or None, and the distance in mm.
        """
        return self.atlas.zones_at(np.asarray(point_mm, np.float64).reshape(3), tolerance_mm)

    def to_pyvista(
        self,
        zones: Iterable[str] | None = None,
        side: SideChoice = "both",
        *,
        skin: SkinTone = "light",
        detail: Detail = "medium",
    ) -> MultiBlock:
        """Return the head and what lies on it as named meshes, in mm.

        Parameters
        ----------
        zones : iterable of str, optional
            Ids of the zones wanted; all without it.
        side : {"left", "right", "both"}
            The patient's side of zones and points; those on the midline are always there.
        skin : {"light", "golden", "medium", "brown", "deep", "dark", "porcelain"}
            Tone of the skin.
        detail : {"full", "medium", "light"}
            How finely the skin is divided.

        Returns
        -------
        pyvista.MultiBlock
            ``"skin"``, a mesh; and by name, each a MultiBlock: ``"zones"`` (``jiao.motor left``), ``"edges"`` (the
            dark edge round each), ``"parts"`` (``jiao.motor left, upper-fifth``), ``"points"`` (``point.gv20``), and
            ``"sites"`` (``Cz``). Every mesh has ``"colours"`` at its points, and ``"name"`` and, but for the skin,
            ``"colour"`` as field data; what else is known of it, doubt included, is its ``user_dict``.

        Raises
        ------
        viewer.errors.RequestError
            If there is no such zone.
        """
        from viewer.export.model import model

        wanted = None if zones is None else tuple(self.zone(name).id for name in zones)
        return model(self.head, self.catalog, self.atlas, wanted, side, skin=skin, detail=detail)

    def plot(
        self,
        zones: Iterable[str] | None = None,
        side: SideChoice = "both",
        *,
        view: ViewName = "left",
        is_interactive: bool = False,
        size_px: tuple[int, int] = (900, 720),
        skin: SkinTone = "light",
    ) -> Image | None:
        """Draw the head with zones, in a notebook or without one.

        It is PyVista's drawing, plainer than the program's. What PyVista draws with is imported here, and takes a
        second the first time.

        Parameters
        ----------
        zones, side, skin
            As of `to_pyvista`.
        view : {"front", "back", "left", "right", "top"}
            From where it is seen; ``"left"`` shows the patient's left.
        is_interactive : bool
            A window to turn the head in, until it is closed; in a notebook PyVista's own viewer, which asks for
            ``pip install "pyvista[jupyter]"``. Otherwise a still picture, which needs no screen.
        size_px : tuple of int
            Width and height, pixels.

        Returns
        -------
        PIL.Image.Image or None
            The still picture, which a notebook shows by itself; None if interactive.
        """
        import pyvista
        from PIL.Image import fromarray

        from viewer.presentation.palette import LIGHT
        from viewer.scene.mesh import COLOURS

        if not is_interactive and sys.platform == "linux":
            os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")  # without a word about no screen
        whole: Any = self.to_pyvista(zones, side, skin=skin)
        plotter: Any = pyvista.Plotter(off_screen=not is_interactive, window_size=list(size_px))
        plotter.set_background(LIGHT.view_bottom, top=LIGHT.view_top)
        for mesh in (whole["skin"], *whole["edges"], *whole["zones"]):
            plotter.add_mesh(mesh, scalars=COLOURS, rgb=True, smooth_shading=True, ambient=_AMBIENT)
        plotter.view_vector(_LOOKS[view], viewup=(0.0, 1.0, 0.0) if view == "top" else (0.0, 0.0, 1.0))
        plotter.camera.zoom(_ZOOM)
        if is_interactive:
            plotter.show()
            return None
        picture = fromarray(plotter.screenshot(return_img=True))
        plotter.close()
        return picture

    def card(
        self,
        name: str,
        *,
        form: Literal["text", "html"] = "text",
        side: SideChoice = "left",
        words: Words = "plain",
    ) -> str:
        """Return what the program's card says of a zone, every sentence with its sources.

        Parameters
        ----------
        name : str
            The zone's id.
        form : {"text", "html"}
            Plain text, or the same in paragraphs of HTML, without styles.
        side : {"left", "right", "both"}
            The side that lengths and needling are told for.
        words : {"plain", "professional"}
            Everyday words, or technical terms.

        Raises
        ------
        viewer.errors.RequestError
            If there is no such zone.
        """
        from viewer.presentation.html_paper import page_html
        from viewer.presentation.presenter import Presenter
        from viewer.presentation.text_paper import page_text
        from viewer.state.view_state import ViewState

        presenter = Presenter(self.catalog)
        presenter.head_and_atlas = HeadAndAtlas(self.head, self.atlas)
        selection = Selection(zone=self.zone(name).id, side=side)
        page = presenter.page(ViewState(head=self.head.id, selection=selection, reader=Reader(words=words)))
        assert page is not None  # of a zone there always is one
        return page_text(page) if form == "text" else page_html(page)
