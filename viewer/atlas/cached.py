"""The atlas of a head, built once and then kept.

Building needs scipy and potpourri3d; a kept atlas needs neither, and so this module imports the builder only when it
has to build.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from viewer import __version__
from viewer.atlas.atlas import Atlas
from viewer.atlas.packing import pack, unpack
from viewer.data.atlas_cache import code_stamp, read_stored, write_stored
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.geometry.landmarks import Measures

FORMAT = 2
"""Counts up when what is stored changes."""

_PACKAGE = Path(__file__).resolve().parent.parent


def atlas_for(
    catalog: Catalog,
    head: Head,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    measures: Measures | None = None,
    variants: frozenset[str] = frozenset(),
) -> Atlas:
    """The atlas of a catalogue on a head: the kept one if nothing it depends on has changed, else built and kept.

    Parameters
    ----------
    catalog, head, progress, measures, variants
        As for `viewer.atlas.resolve.resolve`.
    folder : Path
        Where atlases are kept; need not exist. A folder that cannot be written costs time, nothing else.

    Returns
    -------
    Atlas
        The same values either way.
    """
    kept = kept_atlas(catalog, head, folder, measures=measures, variants=variants)
    if kept is not None:
        return kept
    from viewer.atlas.resolve import resolve

    atlas = resolve(catalog, head, progress, measures=measures, variants=variants)
    with contextlib.suppress(OSError):
        write_stored(_path(head, folder), _key(catalog, head, measures or Measures(), variants), *pack(atlas))
    return atlas


def kept_atlas(
    catalog: Catalog,
    head: Head,
    folder: Path,
    *,
    measures: Measures | None = None,
    variants: frozenset[str] = frozenset(),
) -> Atlas | None:
    """The kept atlas, or None if it has to be built; takes a few milliseconds. Parameters as for `atlas_for`."""
    stored = read_stored(_path(head, folder), _key(catalog, head, measures or Measures(), variants))
    if stored is not None:
        # What does not fit together was damaged in a way the file's sums do not show: it is built again.
        with contextlib.suppress(KeyError, TypeError, ValueError):
            return unpack(*stored)
    return None


def _path(head: Head, folder: Path) -> Path:
    return folder / f"atlas-{hashlib.sha256(head.fingerprint.encode()).hexdigest()[:16]}.npz"


def _key(catalog: Catalog, head: Head, measures: Measures, variants: frozenset[str]) -> str:
    """Everything an atlas depends on, as one string."""
    rules = [(zone.id, zone.parts, zone.steps) for zone in catalog.zones.values()]
    shared = [(school.id, school.steps) for school in catalog.schools.values()]
    code = code_stamp(_PACKAGE / name for name in ("domain", "geometry", "atlas"))
    depends_on = (FORMAT, __version__, code, head.id, head.fingerprint, measures, sorted(variants), rules, shared)
    return hashlib.sha256(repr(depends_on).encode()).hexdigest()
