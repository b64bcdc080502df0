"""Steps carried out in the order in which they need each other, each once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from viewer.atlas.brain_places import BrainPlaces
from viewer.atlas.rule_error import StepError
from viewer.atlas.step_builder import StepBuilder
from viewer.atlas.step_result import FinishedStep, Shape, StepKey, StepResult
from viewer.data.content import file_of_school, file_of_zone
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, chosen_steps
from viewer.domain.identity import SchoolId, ZoneId
from viewer.errors import MeshError, Problem
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point
from viewer.geometry.landmarks import MIDDLE, PAIRED
from viewer.geometry.measured_head import MeasuredHead

MIDLINE, HAIR_EDGE = "midline", "hair-edge"
SIDE_NAMES = {1: "right", -1: "left"}


@dataclass(frozen=True, slots=True)
class Scope:
    """A zone's or a school's own steps: the names that need no prefix.

    Attributes
    ----------
    owner : str
        The zone's or the school's id.
    school : str
        The school.
    file : str
        Where the steps stand, for problems.
    steps : mapping of str to Step
        By id, the chosen variants in place.
    """

    owner: str
    school: SchoolId
    file: str
    steps: Mapping[str, AnyStep]


class SideBuilder:
    """Builds steps on one side of a head.

    Parameters
    ----------
    side : {1, -1}
        1 builds on the right, -1 on the left.
    variants : frozenset of str
        Chosen variants, as ``zone/variant`` or ``school/variant``.
    finished : mapping of StepKey to FinishedStep
        Steps that another builder has carried out and that come out the same here.
    brain : BrainPlaces, optional
        Finds places of the brain on this head, if somebody shares it.
    """

    def __init__(
        self,
        catalog: Catalog,
        head: MeasuredHead,
        side: int,
        variants: frozenset[str],
        finished: Mapping[StepKey, FinishedStep] = MappingProxyType({}),
        brain: BrainPlaces | None = None,
    ) -> None:
        self._catalog = catalog
        self._head = head
        self._side = side
        self._variants = variants
        self._step_builder = StepBuilder(head, side, brain or BrainPlaces(catalog.cortex, head))
        self._scopes: dict[str, Scope] = {}
        self._made: dict[StepKey, StepResult | StepError] = {key: done.result for key, done in finished.items()}
        self._needs: dict[StepKey, list[StepKey]] = {key: list(done.needs) for key, done in finished.items()}
        self._open: list[StepKey] = []

    def build(self, zone: ZoneId) -> tuple[StepResult, dict[str, StepResult]]:
        """Build a zone.

        Returns
        -------
        StepResult
            What its last step makes.
        dict of str to StepResult
            Every step that led there, in order: its own and its school's by their ids, other zones by theirs.

        Raises
        ------
        StepError
            If a step cannot be carried out.
        """
        scope = self.zone_scope(zone)
        if not scope.steps:
            raise StepError(Problem(scope.file, "steps", "a zone needs at least one step"))
        keys = [(zone, step_id) for step_id in scope.steps]
        made = [self._step(scope, step_id) for _, step_id in keys]
        history: dict[str, StepResult] = {}
        for key in keys:
            self._remember(scope, key, history)
        return made[-1], history

    def finished_without(self, replaced: Collection[StepKey]) -> dict[StepKey, FinishedStep]:
        """The steps carried out so far that need none of certain steps, neither themselves nor through others."""
        needs_replaced: dict[StepKey, bool] = {}

        def is_touched(key: StepKey) -> bool:
            if key not in needs_replaced:
                needs_replaced[key] = key in replaced or any(is_touched(needed) for needed in self._needs[key])
            return needs_replaced[key]

        return {
            key: FinishedStep(made, tuple(self._needs[key]))
            for key, made in self._made.items()
            if isinstance(made, StepResult) and not is_touched(key)
        }

    def needed_for(self, zone: ZoneId) -> dict[StepKey, AnyStep]:
        """Every step that a zone's line hangs on, its own first and other zones' included, once it has been built."""
        scopes = {owner: scope.steps for owner, scope in self._scopes.items()}
        waiting: list[StepKey] = [(zone, list(scopes[zone])[-1])]
        needed: dict[StepKey, AnyStep] = {}
        while waiting:
            key = waiting.pop()
            if key not in needed:
                needed[key] = scopes[key[0]][key[1]]
                waiting += self._needs[key]
        return needed

    def school_point(self, school: SchoolId, step_id: str) -> Point:
        """The point that a school's shared step makes.

        Raises
        ------
        StepError
            If it cannot be carried out, or makes a curve.
        """
        scope = self.school_scope(school)
        shape = self._step(scope, step_id).shape
        if not isinstance(shape, np.ndarray):
            raise StepError(Problem(scope.file, f"steps.{step_id}", "is marked as a point but makes a curve"))
        return shape

    def landmark(self, name: str) -> Point | None:
        """A landmark: by its own name, or the one of this side; None if there is none."""
        for full_name in (name, f"{name}_{SIDE_NAMES[self._side]}"):
            if full_name in self._head.landmarks:
                return self._head.place(full_name)
        return None

    def shape(self, scope: Scope, asker: StepKey, name: str) -> Shape:
        """What a name means to a step of a scope.

        Raises
        ------
        KeyError
            If it means nothing.
        StepError
            If it cannot be built.
        """
        if name in scope.steps:
            return self._needed(asker, scope, name)
        if name == MIDLINE:
            return self._head.midline.curve
        if name == HAIR_EDGE and self._head.hair_edge is not None:
            return self._head.hair_edge
        if name in self._catalog.zones:
            other = self.zone_scope(ZoneId(name))
            return self._needed(asker, other, list(other.steps)[-1])
        school, _, step_id = name.rpartition("/")
        if (school or scope.school) in self._catalog.schools:
            shared = self.school_scope(SchoolId(school or scope.school))
            if step_id in shared.steps:
                return self._needed(asker, shared, step_id)
        point = self.landmark(name)
        if point is None:
            raise KeyError(name)
        return point

    def zone_scope(self, zone: ZoneId) -> Scope:
        """The steps of a zone."""
        school = SchoolId(zone.partition(".")[0])
        return self._scope(zone, school, file_of_zone(zone), self._catalog.zones[zone].steps)

    def school_scope(self, school: SchoolId) -> Scope:
        """The steps that a school's zones share."""
        file = file_of_school(school).replace("school.toml", "steps.toml")
        return self._scope(school, school, file, self._catalog.schools[school].steps)

    def _scope(self, owner: str, school: SchoolId, file: str, steps: tuple[AnyStep, ...]) -> Scope:
        if owner not in self._scopes:
            prefix = f"{owner}/"
            chosen = frozenset(name.removeprefix(prefix) for name in self._variants if name.startswith(prefix))
            in_order = chosen_steps(steps, chosen)
            self._scopes[owner] = Scope(owner, school, file, {step.id: step for step in in_order})
        return self._scopes[owner]

    def _needed(self, asker: StepKey, scope: Scope, step_id: str) -> Shape:
        self._needs[asker].append((scope.owner, step_id))
        return self._step(scope, step_id).shape

    def _step(self, scope: Scope, step_id: str) -> StepResult:
        """Carry out a step, or give what it made before."""
        key = (scope.owner, step_id)
        if key in self._open:
            circle = " → ".join(name for _, name in [*self._open[self._open.index(key) :], key])
            raise StepError(Problem(scope.file, f"steps.{step_id}", f"the steps go round in a circle: {circle}"))
        if key not in self._made:
            self._open.append(key)
            self._needs[key] = []
            step = scope.steps[step_id]
            try:
                self._made[key] = self._step_builder.make(step, _ReferencesOfStep(self, scope, step))
            except StepError as error:
                self._made[key] = error
            except MeshError as error:
                message = f"cannot be built on the {SIDE_NAMES[self._side]}: {error}"
                self._made[key] = StepError(Problem(scope.file, f"steps.{step_id}", message))
            finally:
                self._open.pop()
        made = self._made[key]
        if isinstance(made, StepError):
            raise made
        return made

    def _remember(self, scope: Scope, key: StepKey, history: dict[str, StepResult]) -> None:
        """Put a step into a zone's history, after those it needs."""
        owner, step_id = key
        if owner not in (scope.owner, scope.school):
            # Another zone, or another school's step, counts as one step here.
            name = owner if owner in self._catalog.zones else f"{owner}/{step_id}"
        else:
            name = step_id
            for needed in self._needs[key]:
                self._remember(scope, needed, history)
        made = self._made[key]
        if name not in history and isinstance(made, StepResult):
            history[name] = made


class _ReferencesOfStep:
    """What the names in one step mean."""

    def __init__(self, side_builder: SideBuilder, scope: Scope, step: AnyStep) -> None:
        self._side_builder = side_builder
        self._scope = scope
        self._step = step

    def point(self, field: str, name: str) -> Point:
        shape = self._shape(field, name)
        if isinstance(shape, np.ndarray):
            return shape
        raise self._wrong(field, f"{name} is a curve where a point is needed; {name}:start or {name}:end is one")

    def curve(self, field: str, name: str) -> Curve:
        shape = self._shape(field, name)
        if isinstance(shape, Curve):
            return shape
        kind = "a point" if isinstance(shape, np.ndarray) else "several curves"
        raise self._wrong(field, f"{name} is {kind} where one curve is needed")

    def _shape(self, field: str, name: str) -> Shape:
        base, colon, end = name.partition(":")
        asker = (self._scope.owner, self._step.id)
        try:
            shape = self._side_builder.shape(self._scope, asker, base)
        except KeyError:
            if base == HAIR_EDGE:
                raise self._lacking(field, "this head does not say where its hair begins") from None
            if base.removesuffix("_left").removesuffix("_right") in (*MIDDLE, *PAIRED):
                raise self._lacking(field, f"this head has no {base}: it is not given, and no rule finds it") from None
            raise self._wrong(field, f"nothing is called {base}: no step, zone or landmark") from None
        except StepError as error:
            if error.problem.file == self._scope.file:
                raise
            cause = error.problem.cause or str(error.problem)
            raise self._wrong(field, f"needs {base}, which cannot be built ({error.problem})", cause) from error
        if not colon:
            return shape
        if end not in ("start", "end") or not isinstance(shape, Curve):
            raise self._wrong(field, f"{name} means nothing: only a curve has :start and :end")
        return shape.start_mm if end == "start" else shape.end_mm

    def _lacking(self, field: str, message: str) -> StepError:
        """Say that the head itself lacks something, which may hit many."""
        return self._wrong(field, message, message)

    def _wrong(self, field: str, message: str, cause: str = "") -> StepError:
        return StepError(Problem(self._scope.file, f"steps.{self._step.id}.{field}", message, cause=cause))
