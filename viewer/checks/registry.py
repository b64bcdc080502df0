"""How a check enters the list: by its decorator, so that none can be written and then forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from viewer.atlas.atlas import Atlas
from viewer.checks.content import Content
from viewer.domain.catalog import Catalog
from viewer.domain.claim import ClaimLedger
from viewer.errors import Problem
from viewer.geometry.surface import Surface

ContentCheck = Callable[[Content], Iterable[Problem]]
AtlasCheck = Callable[[Catalog, Atlas, Surface], Iterable[Problem]]
ClaimCheck = Callable[[ClaimLedger, Catalog], Iterable[Problem]]

CONTENT_CHECKS: list[ContentCheck] = []
"""Checks between files, in the order in which their modules are read."""

ATLAS_CHECKS: list[AtlasCheck] = []
"""Checks of zones on a head."""

CLAIM_CHECKS: list[ClaimCheck] = []
"""Checks of the collected statements, which are not read at start."""


def content_check(check: ContentCheck) -> ContentCheck:
    """Register a check between files: from content to its problems."""
    CONTENT_CHECKS.append(check)
    return check


def atlas_check(check: AtlasCheck) -> AtlasCheck:
    """Register a check on a head: from catalogue, atlas and skin to its problems."""
    ATLAS_CHECKS.append(check)
    return check


def claim_check(check: ClaimCheck) -> ClaimCheck:
    """Register a check of the collected statements: from the ledger and the catalogue to its problems."""
    CLAIM_CHECKS.append(check)
    return check
