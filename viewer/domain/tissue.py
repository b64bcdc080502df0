"""The layers under the skin of the head, place by place: what a needle passes, how thick it is, what the hand feels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from viewer.domain.statement import Statement

LayerId = Literal[
    "skin", "dense", "galea", "frontalis", "upper-sheet", "between-sheets", "deep-sheet", "temporalis", "loose",
    "pericranium", "nape-muscle", "beneath", "skull",
]  # fmt: skip
"""``beneath`` is what lies under the muscles of the nape, where no skull is promised."""

PlaceId = Literal["vault", "forehead", "temple", "occiput", "nape"]
"""Where on the head layers differ."""

PLACES: tuple[PlaceId, ...] = get_args(PlaceId)

Person = Literal["adult", "child", "infant"]
"""Whose head it is; sources give layers and needles of adults."""


@dataclass(frozen=True, slots=True)
class TissueLayer:
    """What a layer is, wherever it lies."""

    id: LayerId
    name: str
    about: Statement


@dataclass(frozen=True, slots=True)
class LayerHere:
    """A layer at one place.

    Attributes
    ----------
    drawn_mm : float
        The thickness that is drawn: the middle of the range, or our choice where there is none.
    thickness : Statement
        Who gives the range, and how far it can be trusted.
    low_mm, high_mm : float or None
        The range of thickness that is given; None where it is not known.
    """

    layer: LayerId
    drawn_mm: float
    thickness: Statement
    low_mm: float | None = None
    high_mm: float | None = None

    @property
    def is_drawable(self) -> bool:
        """Whether the range is one, and what is drawn lies in it."""
        if self.low_mm is None or self.high_mm is None:
            return self.low_mm is self.high_mm and self.drawn_mm > 0.0
        return 0.0 < self.low_mm <= self.drawn_mm <= self.high_mm


@dataclass(frozen=True, slots=True)
class TissuePlace:
    """What lies under the skin at one place of the head.

    Attributes
    ----------
    layers : tuple of LayerHere
        From the skin down.
    bed : LayerId or None
        The layer in which the drawing lays a needle flat; None where it lays it flat in none.
    statement : Statement
        What is particular to the place.
    """

    place: PlaceId
    name: str
    layers: tuple[LayerHere, ...]
    statement: Statement
    bed: LayerId | None = None

    @property
    def bottoms_mm(self) -> tuple[float, ...]:
        """Depth of the lower side of each layer as drawn."""
        return tuple(sum(layer.drawn_mm for layer in self.layers[: end + 1]) for end in range(len(self.layers)))

    @property
    def is_taught(self) -> bool:
        """Whether a source says in which layer the needle is to lie here."""
        return self.bed == "loose"

    def index(self, layer: LayerId | None) -> int | None:
        """Return the place of a layer, counted from the skin; None if it is not here."""
        return next((index for index, each in enumerate(self.layers) if each.layer == layer), None)


@dataclass(frozen=True, slots=True)
class Feel:
    """What the hand feels, and where on the head that holds."""

    places: tuple[PlaceId, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class PersonNote:
    """What is to be known of layers and needles in somebody who is not an adult.

    Attributes
    ----------
    has_needle : bool
        Whether a needle is drawn at all.
    """

    person: Person
    has_needle: bool
    statement: Statement


@dataclass(frozen=True, slots=True)
class Tissue:
    """The scalp, and what stands in its place over the nape.

    Attributes
    ----------
    layers : tuple of TissueLayer
        Every layer that any place has, each once.
    drawn : Statement
        How the layers are drawn, and that thickness varies.
    places : tuple of TissuePlace
        One for each place of the head.
    feel : tuple of Feel
        What the hand feels on the way in.
    persons : tuple of PersonNote
        Those who are not adults.
    """

    layers: tuple[TissueLayer, ...]
    drawn: Statement
    places: tuple[TissuePlace, ...]
    feel: tuple[Feel, ...] = ()
    persons: tuple[PersonNote, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every place is there once, of layers that exist and can be drawn; only bone has nothing below it."""
        known = [layer.id for layer in self.layers]
        if len(set(known)) < len(known) or sorted(each.place for each in self.places) != sorted(PLACES):
            return False
        return all(
            all(layer.layer in known and layer.is_drawable for layer in place.layers)
            and (place.index("skull") in (None, len(place.layers) - 1))
            and (place.bed is None or place.index(place.bed) is not None)
            for place in self.places
        )

    def at(self, place: PlaceId) -> TissuePlace:
        """Return what lies at a place.

        Raises
        ------
        KeyError
            If it is missing.
        """
        for each in self.places:
            if each.place == place:
                return each
        raise KeyError(place)

    def layer(self, layer: LayerId) -> TissueLayer:
        """Return what a layer is.

        Raises
        ------
        KeyError
            If it is missing.
        """
        for each in self.layers:
            if each.id == layer:
                return each
        raise KeyError(layer)

    def note_on(self, person: Person) -> PersonNote | None:
        """Return what is to be known of somebody; None of an adult."""
        return next((note for note in self.persons if note.person == person), None)
