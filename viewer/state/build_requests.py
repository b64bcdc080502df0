"""What can be asked about the construction of a zone, and about the rules it follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.variant_choice import switched
from viewer.state.request import Change
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class ShowStep(Change):
    """Explain this step of the construction, counted from 0, and face it."""

    step: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if self.step == state.build.step:
            return state
        return replace(state, build=replace(state.build, step=max(0, self.step)), camera=state.camera.then("step"))


@dataclass(frozen=True, slots=True)
class ChooseVariant(Change):
    """Build by a variant of a rule, named ``zone/variant`` or ``school/variant``, or by the usual rule again.

    Others that answer the same question give way to it.
    """

    variant: str
    is_on: bool

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        chosen = state.rules.variants
        if (self.variant in chosen) == self.is_on:
            return state
        rules = replace(state.rules, variants=switched(catalog, chosen, self.variant))
        return replace(state, rules=rules, build=replace(state.build, rival=None))


@dataclass(frozen=True, slots=True)
class ShowRival(Change):
    """Draw a variant beside the rule as it is chosen; None draws the rule alone."""

    variant: str | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, build=replace(state.build, rival=self.variant))


@dataclass(frozen=True, slots=True)
class ToggleScaledCm(Change):
    """Scale centimetres in rules to the size of the head, or take them as they are."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, rules=replace(state.rules, has_scaled_cm=not state.rules.has_scaled_cm))
