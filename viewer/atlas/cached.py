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
from viewer.atlas.choices import AS_TAUGHT, Choices
from viewer.atlas.packing import pack, unpack
from viewer.data.atlas_cache import code_stamp, read_stored, write_stored
from viewer.domain.catalog import Catalog
from viewer.domain.variant_choice import variants_of
from viewer.geometry.head import Head

FORMAT = 4
"""Counts up when what is stored changes."""

MOST_PER_HEAD = 12
"""How many atlases of one head are kept, so that going back to a variant is quick; the oldest makes room."""

_PACKAGE = Path(__file__).resolve().parent.parent


def atlas_for(
    catalog: Catalog,
    head: Head,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    choices: Choices = AS_TAUGHT,
    early: Callable[[Atlas], None] | None = None,
) -> Atlas:
    """The atlas of a catalogue on a head: the kept one if nothing it depends on has changed, else built and kept.

    Parameters
    ----------
    catalog, head, progress, choices, early
        As for `viewer.atlas.resolve.resolve`.
    folder : Path
        Where atlases are kept, but for those of the user's own heads; need not exist. A folder that cannot be written
        costs time, nothing else.

    Returns
    -------
    Atlas
        The same values either way.
    """
    kept = cached_atlas(catalog, head, folder, choices)
    if kept is not None:
        return kept
    from viewer.atlas.resolve import resolve

    atlas = resolve(catalog, head, progress, choices, early)
    if head.is_own:
        return atlas
    with contextlib.suppress(OSError):
        write_stored(_path(head, choices, folder), _key(catalog, head, choices), *pack(atlas))
        _make_room(head, folder)
    return atlas


def cached_atlas(catalog: Catalog, head: Head, folder: Path, choices: Choices = AS_TAUGHT) -> Atlas | None:
    """The kept atlas, or None if it has to be built; takes a few milliseconds. Parameters as for `atlas_for`."""
    if head.is_own:
        return None
    stored = read_stored(_path(head, choices, folder), _key(catalog, head, choices))
    if stored is not None:
        # What does not fit together was damaged in a way the file's sums do not show: it is built again.
        with contextlib.suppress(KeyError, TypeError, ValueError):
            return unpack(*stored)
    return None


def _path(head: Head, choices: Choices, folder: Path) -> Path:
    return folder / f"atlas-{_short_sum(head.fingerprint)}-{_short_sum(_in_words(choices))}.npz"


def _make_room(head: Head, folder: Path) -> None:
    """Remove the oldest atlases of a head beyond what is kept."""
    kept = sorted(folder.glob(f"atlas-{_short_sum(head.fingerprint)}*.npz"), key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-MOST_PER_HEAD]:
        path.unlink(missing_ok=True)


def _short_sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _in_words(choices: Choices) -> str:
    return repr((sorted(choices.variants), choices.has_scaled_cm, choices.measures))


def _key(catalog: Catalog, head: Head, choices: Choices) -> str:
    """Everything an atlas depends on, as one string."""
    rules = [(zone.id, zone.parts, zone.steps, zone.only) for zone in catalog.zones.values()]
    shared = [(school.id, school.steps) for school in catalog.schools.values()]
    others = [(key, variant.question, variant.measure) for key, variant in variants_of(catalog).items()]
    grid = [(site.id, site.mni_mm) for site in catalog.cortex.sites] if catalog.cortex is not None else []
    code = code_stamp(_PACKAGE / name for name in ("domain", "geometry", "atlas"))
    depends_on = (FORMAT, __version__, code, head.id, head.fingerprint, _in_words(choices), rules, shared, others, grid)
    return hashlib.sha256(repr(depends_on).encode()).hexdigest()
