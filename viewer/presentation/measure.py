"""What the measuring tape says: each leg along the skin, in the cun of the place, and straight."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.bounded_cache import BoundedCache
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.errors import MeshError
from viewer.geometry.fast_geodesic import FastGeodesic
from viewer.geometry.head import Head, Point, Points
from viewer.geometry.local_cun import CunCount, CunField, LocalCun
from viewer.presentation.landmarks import PlaceWords, landmark_words, site_words
from viewer.presentation.points import point_words
from viewer.presentation.sentences import centimetres, counted
from viewer.presentation.shown import shown_roles
from viewer.state.view_state import Place, ViewState

SAME_PLACE_MM = 0.05
"""A point of the tape that lies this near to a named place was set there by its name."""

_GAPS = {
    "face": _("No source gives a cun for the face below the brows."),
    "neck": _("No source gives a cun for the neck here."),
    "temple": _("No source gives a cun from front to back this far beside the midline."),
}
_CHOSEN = _("No standard gives a cun above the ear; the lateral one is our choice.")
_SLANTING = _("It runs slantwise, neither along nor across: both are given.")
_KEPT = 256  # legs: more than a tape has; on a tape that is laid again and again most are of no more use
_WAYS = _("The tape takes the shortest way over the skin. To lead it another way, set a point in between.")


@dataclass(frozen=True, slots=True, eq=False)
class NamedPlace:
    """A place that can be measured from by name.

    Attributes
    ----------
    name : str
        Short, for the titles of legs.
    text : str
        In lists to choose from.
    point_mm : array, shape (3,)
        Head frame.
    """

    name: str
    text: str
    point_mm: Point


@dataclass(frozen=True, slots=True, eq=False)
class LegView:
    """One leg of the tape.

    Attributes
    ----------
    title : str
        From where to where: names, or numbers of points.
    skin, cun, straight : str
        The three lengths in words; `cun` is empty where no source gives one.
    notes : tuple of str
        Which cun was used and why, and how long it is on this head.
    way_mm : array, shape (n, 3)
        The way over the skin.
    length_mm : float
        Along it.
    """

    title: str
    skin: str
    cun: str
    straight: str
    notes: tuple[str, ...]
    way_mm: Points
    length_mm: float

    @property
    def words(self) -> str:
        """All three lengths in one line."""
        return " · ".join(filter(None, (self.skin, self.cun, self.straight)))


@dataclass(frozen=True, slots=True, eq=False)
class MeasureView:
    """The tape as it lies.

    Attributes
    ----------
    legs : tuple of LegView
        In order.
    places_mm : array, shape (n, 3)
        Its points.
    lead : str
        What to do next.
    total : str
        The sum of all legs; empty for fewer than two.
    notes : tuple of str
        Those of all legs, each once.
    sentence : str
        All of it in one sentence, for the foot of the window and for screen readers.
    text : str
        All of it in lines, to be copied.
    """

    legs: tuple[LegView, ...]
    places_mm: Points
    lead: str
    total: str
    notes: tuple[str, ...]
    sentence: str
    text: str


class SkinMeasure:
    """Measures over the skin of one head. Nothing is prepared before the first leg.

    Parameters
    ----------
    catalog : Catalog
        Names of zones and points.
    head : Head
        The skin.
    atlas : Atlas
        What lies on it, and its cun.
    """

    def __init__(self, catalog: Catalog, head: Head, atlas: Atlas) -> None:
        self._catalog, self._head, self._atlas = catalog, head, atlas
        self.ways = FastGeodesic(head.mesh, head.levels[-1])
        self._legs: BoundedCache[tuple[Place, Place], LegView | None] = BoundedCache(_KEPT)

    def prepare(self) -> None:
        """Load and make ready what the first leg needs, so that it comes as soon as the others."""
        mesh = self._head.mesh
        self.ways.way(mesh.vertices_mm[mesh.faces[0][0]], mesh.vertices_mm[mesh.faces[0][1]])

    def view(self, measured: Sequence[Place]) -> MeasureView:
        """Return what the tape says when it lies over these places."""
        found = [
            leg
            for number, ends in enumerate(itertools.pairwise(measured), start=1)
            if (leg := self._leg(number, *ends)) is not None
        ]
        total = ""
        if len(found) > 1:
            whole = centimetres(sum(leg.length_mm for leg in found))
            ends = np.array([measured[0], measured[-1]])
            straight = centimetres(float(np.linalg.norm(ends[1] - ends[0])))
            total = _("{skin} along the skin in {legs} · {straight} straight from first to last").format(
                skin=whole, legs=counted(len(found), "leg", "legs"), straight=straight
            )
        notes = tuple(dict.fromkeys(note for leg in found for note in leg.notes))
        lines = [f"{leg.title}: {leg.words}" for leg in found]
        if total:
            lines.append(_("Sum: {total}").format(total=total))
        sentence = f"{lines[-1]}." if lines else self._lead(len(measured))
        head = _("Measured on the model “{head}”.").format(head=self._head.name)
        return MeasureView(
            legs=tuple(found),
            places_mm=np.array(measured, dtype=np.float64).reshape(-1, 3),
            lead=self._lead(len(measured)),
            total=total,
            notes=notes + ((_WAYS,) if found else ()),
            sentence=sentence,
            text="\n".join([*lines, *notes, head]) if lines else "",
        )

    def rough(self, start: Place, end: Place) -> tuple[Points, float] | None:
        """Return about the way from one place to another and its length in mm; None if there is none."""
        try:
            way = self.ways.rough(np.array(start), np.array(end))
        except MeshError:
            return None
        return way.points_mm, way.length_mm

    @cached_property
    def places(self) -> tuple[NamedPlace, ...]:
        """Every place with a name: acupuncture points, landmarks, ends of zones, electrode sites."""
        listed = [
            *((words, place, words.name) for words, place in point_words(self._catalog, self._atlas)),
            *((words, place, words.title) for words, place in landmark_words(self._head, self._atlas)),
        ]
        named = [_named(words, name, place) for words, place, name in listed]
        sites = [
            NamedPlace(words.name, _("{site}, electrode site").format(site=words.name), place)
            for words, place in site_words(self._atlas)
        ]
        return (*named, *self.zone_ends, *sites)

    @cached_property
    def zone_ends(self) -> tuple[NamedPlace, ...]:
        """Both ends of every line of every zone, and every place that is a zone or belongs to one."""
        found = []
        for placed in self._atlas.zones:
            zone = self._catalog.zones[placed.zone]
            side = "" if placed.side == "midline" else f", {placed.side}"
            is_dots = placed.form.kind in ("disc", "ring", "marks")
            for number, line in enumerate(placed.lines, start=1):
                which = f" {number}" if len(placed.lines) > 1 else ""
                if is_dots:
                    name = f"{zone.code}{which}{side}"
                    found.append(NamedPlace(name, f"{zone.code} {zone.name.en}{which}{side}", line.points_mm[0]))
                    continue
                for word, place in ((_("start"), line.points_mm[0]), (_("end"), line.points_mm[-1])):
                    name = f"{word} of {zone.code}{which}{side}"
                    found.append(NamedPlace(name, f"{zone.code} {zone.name.en}{which}{side}: {word}", place))
        return tuple(found)

    def name_at(self, place: Place) -> str:
        """Return the name of the place, or nothing if it has none."""
        point = np.array(place)
        gaps = np.linalg.norm(self._named_mm - point, axis=1)
        nearest = int(gaps.argmin())
        return self.places[nearest].name if gaps[nearest] < SAME_PLACE_MM else ""

    def zone_end_near(self, place: Point, within_mm: float, state: ViewState) -> Point | None:
        """Return the end of a zone that is shown that lies this near to a place, shape (3,); None if none does."""
        ends = [
            end
            for index in shown_roles(self._catalog, self._atlas, state)
            for line in self._atlas.zones[index].lines
            for end in (line.points_mm[0], line.points_mm[-1])
        ]
        if not ends:
            return None
        gaps = np.linalg.norm(np.array(ends) - place, axis=1)
        return ends[int(gaps.argmin())] if gaps.min() <= within_mm else None

    @staticmethod
    def further_sentence(length_mm: float, name: str) -> str:
        """Say how far the pointer is from the tape's end, about, and what it rests on."""
        sentence = _("About {length} further along the skin").format(length=centimetres(length_mm))
        return f"{sentence}: {name}." if name else f"{sentence}."

    @cached_property
    def _named_mm(self) -> Points:
        return np.array([place.point_mm for place in self.places]).reshape(-1, 3)

    @cached_property
    def _field(self) -> CunField | None:
        atlas = self._atlas
        if "midline" not in atlas.curves_mm or "hairline" not in atlas.landmarks_mm:
            return None
        return CunField(atlas.curves_mm["midline"], atlas.landmarks_mm["hairline"], atlas.cun_mm)

    def _leg(self, number: int, start: Place, end: Place) -> LegView | None:
        title = _("{start} to {end}").format(
            start=self.name_at(start) or _("Point {number}").format(number=number),
            end=self.name_at(end) or _("point {number}").format(number=number + 1),
        )
        key = (start, end)
        if key not in self._legs:
            try:
                way = self.ways.way(np.array(start), np.array(end))
            except MeshError:  # the same place twice, or skin that does not hang together
                self._legs[key] = None
            else:
                local = self._field.measure(way) if self._field is not None else LocalCun("slanting", ())
                self._legs[key] = LegView(
                    title=title,
                    skin=_("{length} along the skin").format(length=centimetres(way.length_mm)),
                    cun=_cun_words(local),
                    straight=_("{length} straight").format(
                        length=centimetres(float(np.linalg.norm(way.end_mm - way.start_mm)))
                    ),
                    notes=self._notes(local),
                    way_mm=way.points_mm,
                    length_mm=way.length_mm,
                )
        leg = self._legs[key]
        return None if leg is None else replace(leg, title=title)

    def _notes(self, local: LocalCun) -> tuple[str, ...]:
        notes = []
        if local.gap:
            notes.append(_GAPS[local.gap])
        if len(local.counts) > 1:
            notes.append(_SLANTING)
        for kind in dict.fromkeys(kind for count in local.counts for kind in count.kinds):
            one = f"{self._atlas.cun_mm[kind]:.1f} mm"
            notes.append(_("One {kind} cun is {length} on this head.").format(kind=kind, length=one))
        if any(count.is_chosen for count in local.counts):
            notes.append(_CHOSEN)
        return tuple(notes)

    @staticmethod
    def _lead(count: int) -> str:
        if count == 0:
            return _("Click a place on the head to begin, or choose two places by name.")
        return _("Click the next place.") if count == 1 else _("Click on to go further.")


def _named(words: PlaceWords, name: str, place: Point) -> NamedPlace:
    side = f", {words.side}" if words.point is not None and words.side in ("left", "right") else ""
    return NamedPlace(f"{name}{side}", words.title, place)


def _cun_words(local: LocalCun) -> str:
    if len(local.counts) == 2:
        along, across = (_counted(count) for count in local.counts)
        return _("{along} or {across}").format(along=along, across=across)
    return _counted(local.counts[0]) if local.counts else ""


def _counted(count: CunCount) -> str:
    return f"{count.count:.1f} cun ({_(', then ').join(count.kinds)})"
