"""All checks, one after the other, and what is left out because of them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from viewer.atlas.atlas import Atlas
from viewer.checks import (
    articles,
    beneath,
    cautions,
    claims,
    construction,
    depth,
    drawing,
    everyday,
    evidence,
    parts,
    placement,
    points,
    references,
    sentences,
    sides,
    study_facts,
    tours,
    wording,
)
from viewer.checks.content import Content
from viewer.checks.registry import ATLAS_CHECKS, CLAIM_CHECKS, CONTENT_CHECKS
from viewer.data.content import (
    file_of_article,
    file_of_list,
    file_of_school,
    file_of_steps,
    file_of_study,
    file_of_zone,
    load_catalog,
)
from viewer.data.crash_log import record
from viewer.data.paths import log_folder
from viewer.domain.catalog import Catalog
from viewer.domain.claim import ClaimLedger
from viewer.domain.identity import ZoneId
from viewer.errors import Problem
from viewer.geometry.head import HeadMesh
from viewer.geometry.surface import Surface

K = TypeVar("K")
V = TypeVar("V")

MODULES = (
    references, construction, drawing, evidence, study_facts, parts, points, beneath, depth, everyday, wording, sides,
    placement, articles, sentences, cautions, claims, tours,
)  # fmt: skip
"""Every module with checks: reading them registers their checks. A test compares this with the folder."""


def run_checks(catalog: Catalog, atlas: Atlas | None = None, mesh: HeadMesh | None = None) -> tuple[Problem, ...]:
    """Judge a catalogue, and its zones on a head if there is one.

    Parameters
    ----------
    catalog : Catalog
        As loaded: what could not be read is not in it.
    atlas : Atlas or None
        The catalogue resolved on a head.
    mesh : HeadMesh or None
        The skin of that head, as it is measured on. The geometry checks need both.

    Returns
    -------
    tuple of Problem
        All of them, by file.
    """
    problems = _judged(catalog)
    if atlas is not None and mesh is not None:
        skin = Surface(mesh)
        problems += _carried_out(ATLAS_CHECKS, catalog, atlas, skin)
    return tuple(sorted(problems, key=lambda problem: problem.file))


def check_claims(ledger: ClaimLedger, catalog: Catalog) -> tuple[Problem, ...]:
    """Judge the collected statements against the catalogue that is to carry them.

    Parameters
    ----------
    ledger : ClaimLedger
        As loaded.
    catalog : Catalog
        Where their places are looked up.

    Returns
    -------
    tuple of Problem
        All of them, by file.
    """
    problems = _carried_out(CLAIM_CHECKS, ledger, catalog)
    return tuple(sorted(problems, key=lambda problem: problem.file))


def open_content(folder: Path) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a content folder for use: what has an error is left out, and nothing refers to what is not there.

    Parameters
    ----------
    folder : Path
        The content folder.

    Returns
    -------
    Catalog
        Sound: every identifier in it can be looked up.
    tuple of Problem
        Everything found, warnings included.
    """
    catalog, problems = load_catalog(folder)
    found = list(problems)
    while True:
        judged = _judged(catalog)
        found += [problem for problem in judged if problem not in found]
        sound = leave_out(catalog, judged)
        if sound == catalog:
            return catalog, tuple(sorted(found, key=lambda problem: problem.file))
        catalog = sound


def leave_out(catalog: Catalog, problems: list[Problem]) -> Catalog:
    """Return the catalogue without what has an error; the zones of a school go with it.

    Parameters
    ----------
    catalog : Catalog
        Any.
    problems : list of Problem
        Warnings among them leave everything in.
    """
    errors = [problem for problem in problems if problem.severity == "error"]
    files = {problem.file for problem in errors}
    schools = {
        key: school for key, school in catalog.schools.items() if not {file_of_school(key), file_of_steps(key)} & files
    }

    def is_sound(zone: ZoneId) -> bool:
        return file_of_zone(zone) not in files and zone.partition(".")[0] in schools

    def entries(name: str, held: Mapping[K, V]) -> dict[K, V]:
        places = {problem.place for problem in errors if problem.file == file_of_list(name)}
        return {key: entry for key, entry in held.items() if not _is_named(f"{name}.{key}", places)}

    return replace(
        catalog,
        schools=schools,
        zones={key: zone for key, zone in catalog.zones.items() if is_sound(key)},
        studies={key: study for key, study in catalog.studies.items() if file_of_study(key) not in files},
        groups=entries("groups", catalog.groups),
        sources=entries("sources", catalog.sources),
        complaints=entries("complaints", catalog.complaints),
        cautions=entries("cautions", catalog.cautions),
        points=entries("points", catalog.points),
        corrections=entries("corrections", catalog.corrections),
        terms=entries("glossary", catalog.terms),
        mechanisms=entries("mechanisms", catalog.mechanisms),
        counterparts=entries("counterparts", catalog.counterparts),
        articles={key: each for key, each in catalog.articles.items() if file_of_article(key) not in files},
    )


def _judged(catalog: Catalog) -> list[Problem]:
    return _carried_out(CONTENT_CHECKS, Content(catalog))


def _carried_out(checks: Iterable[Callable[..., Iterable[Problem]]], *judged: object) -> list[Problem]:
    """Return what checks find; one that falls over what nobody foresaw is a problem itself, and the others go on."""
    problems: list[Problem] = []
    for check in checks:
        try:
            problems += check(*judged)
        except Exception as error:  # noqa: BLE001  # whatever content can make of a check
            record(log_folder(), traceback.format_exception(error))
            message = f"the check {check.__name__} cannot be carried out on this content; the log says where it ended"
            problems.append(Problem("zones/", "", message))
    return problems


def _is_named(entry: str, places: set[str]) -> bool:
    return any(place == entry or place.startswith(f"{entry}.") for place in places)
