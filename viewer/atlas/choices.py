"""What can be chosen before a catalogue is built on a head."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from viewer.domain.catalog import Catalog
from viewer.domain.variant_choice import variants_of
from viewer.geometry.landmarks import Measures


@dataclass(frozen=True, slots=True)
class Choices:
    """One way to build the rules.

    Attributes
    ----------
    variants : frozenset of str
        Chosen variants of rules, as ``zone/variant`` or ``school/variant``. One that is not declared does nothing.
    has_scaled_cm : bool
        Whether every length in millimetres or centimetres is scaled to the size of the head: by its arc from nasion to
        inion against an adult man's. Off by default: no source that we read scales them.
    measures : Measures
        What to assume where the head does not give a landmark.
    """

    variants: frozenset[str] = frozenset()
    has_scaled_cm: bool = False
    measures: Measures = field(default_factory=Measures)

    def measures_for(self, catalog: Catalog) -> Measures:
        """The measures with what chosen variants change about them."""
        chosen = [variant for key, variant in variants_of(catalog).items() if key in self.variants]
        if any(variant.measure == "vertex_by_ears" for variant in chosen):
            return replace(self.measures, is_vertex_by_ears=True)
        return self.measures


AS_TAUGHT = Choices()
"""The rules as they are built by default, on an adult's measures."""
