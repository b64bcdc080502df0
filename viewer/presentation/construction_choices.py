"""Questions on which sources differ for a zone, with the answers that can be built and how far apart they lie here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedRival, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.curve_steps import ScalpLine
from viewer.domain.point_steps import ScalpPoint
from viewer.domain.school import School
from viewer.domain.variant import Variant
from viewer.domain.variant_choice import variants_of
from viewer.domain.zone import Zone
from viewer.presentation.citations import Citations
from viewer.presentation.construction_places import MIDLINE, Places
from viewer.presentation.construction_view import RuleChoice, RuleOption
from viewer.presentation.marked_text import MarkedText


def choices_for(
    catalog: Catalog,
    atlas: Atlas,
    placed: PlacedZone,
    places: Places,
    needed: Sequence[str],
    variants: frozenset[str],
    citations: Citations,
) -> tuple[RuleChoice, ...]:
    """Return the questions on which sources differ for a zone as it lies on this head.

    Parameters
    ----------
    placed, places, needed
        The zone on one side, and the steps that lead to it.
    variants : frozenset of str
        The chosen variants.
    citations : Citations
        Hands out the numbers of sources.

    Returns
    -------
    tuple of RuleChoice
        Only questions of which the answers lie apart on this head.
    """
    rivals = {rival.variant: rival for rival in atlas.rivals_of(placed.zone, placed.side)}
    by_question: dict[tuple[str, str], list[tuple[str, Variant]]] = {}
    for key, variant in variants_of(catalog).items():
        if key in rivals or (key in variants and _owns(key, placed, catalog)):
            by_question.setdefault((key.partition("/")[0], variant.question), []).append((key, variant))
    return tuple(
        _choice(owner, question, answers, rivals, variants, places, needed, citations)
        for (owner, question), answers in by_question.items()
    )


def _choice(
    owner: str,
    question: str,
    answers: Sequence[tuple[str, Variant]],
    rivals: Mapping[str, PlacedRival],
    variants: frozenset[str],
    places: Places,
    needed: Sequence[str],
    citations: Citations,
) -> RuleChoice:
    chosen = next((key for key, _ in answers if key in variants), None)
    by_default = RuleOption("", answers[0][1].default, MarkedText(""), _apart(rivals.get(chosen or "")), chosen is None)
    options = [by_default]
    for key, variant in answers:
        is_chosen = key == chosen
        apart = "" if is_chosen else _apart(rivals.get(key))
        options.append(RuleOption(key, variant.name, citations.marked(variant.text), apart, is_chosen))
    rival = chosen or answers[0][0]
    return RuleChoice(question, tuple(options), rival, _bears_on(owner, answers, places, needed))


def _apart(rival: PlacedRival | None) -> str:
    return f"differs by {rival.difference.greatest_mm:.0f} mm on this head" if rival is not None else ""


def _owns(key: str, placed: PlacedZone, catalog: Catalog) -> bool:
    return key.partition("/")[0] in (placed.zone, catalog.school_of(placed.zone).id)


def _bears_on(
    owner: str, answers: Sequence[tuple[str, Variant]], places: Places, needed: Sequence[str]
) -> frozenset[str]:
    """The steps that come out otherwise; what is taken from another zone stands for that zone's steps."""
    catalog = places.catalog
    found: set[str] = set()
    for _, variant in answers:
        if variant.measure is not None:
            found |= {name for name in needed if _counts_cun(places.steps.get(name))} | {MIDLINE}
            continue
        owners: list[School | Zone] = [*catalog.schools.values(), *catalog.zones.values()]
        replaced = {step.id for each in owners if each.id == owner for step in each.steps if step.variant == variant.id}
        found |= {owner} if owner in needed else replaced & set(needed)
    # What is taken from another zone may hang on it in turn.
    return frozenset(found or {name for name in needed if name in catalog.zones} or needed[-1:])


def _counts_cun(step: AnyStep | None) -> bool:
    return isinstance(step, (ScalpPoint, ScalpLine))
