"""The layers of the scalp: what a needle passes on its way, how thick they are, and what the hand feels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from viewer.domain.statement import Statement

LayerId = Literal["skin", "dense", "galea", "loose", "pericranium", "skull"]
"""The five layers of the scalp and the bone below, in the order of anatomy."""

LAYERS: tuple[LayerId, ...] = get_args(LayerId)

TissuePlace = Literal["vault", "temple", "forehead", "nape"]
"""Where on the head layers differ from those of the vault."""


@dataclass(frozen=True, slots=True)
class TissueLayer:
    """One layer.

    Attributes
    ----------
    low_mm, high_mm : float
        The range of thickness that is given.
    thickness : Statement
        Who gives the range, and how far it can be trusted.
    about : Statement
        What the layer is.
    """

    id: LayerId
    name: str
    low_mm: float
    high_mm: float
    thickness: Statement
    about: Statement

    @property
    def drawn_mm(self) -> float:
        """The thickness that is drawn: the middle of the range."""
        return (self.low_mm + self.high_mm) / 2


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """What is different at some place of the head, where the layers of the vault are drawn all the same."""

    place: TissuePlace
    statement: Statement


@dataclass(frozen=True, slots=True)
class Tissue:
    """The scalp.

    Attributes
    ----------
    layers : tuple of TissueLayer
        From the skin down; all six, each once.
    drawn : Statement
        How the layers are drawn, and that thickness varies.
    feel : tuple of Statement
        What the hand feels on the way in.
    places : tuple of PlaceNote
        Where layers differ.
    """

    layers: tuple[TissueLayer, ...]
    drawn: Statement
    feel: tuple[Statement, ...]
    places: tuple[PlaceNote, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every layer is there, in order, with a thickness that can be drawn."""
        is_drawable = all(0.0 < layer.low_mm <= layer.high_mm for layer in self.layers)
        return is_drawable and tuple(layer.id for layer in self.layers) == LAYERS

    @property
    def bottoms_mm(self) -> tuple[float, ...]:
        """Depth of the lower side of each layer as drawn."""
        return tuple(sum(layer.drawn_mm for layer in self.layers[: end + 1]) for end in range(len(self.layers)))

    def index(self, layer: LayerId) -> int:
        """Return the place of a layer, counted from the skin.

        Raises
        ------
        KeyError
            If it is missing.
        """
        for index, each in enumerate(self.layers):
            if each.id == layer:
                return index
        raise KeyError(layer)
