"""Content for use at start: what was sound last time and has not changed since is not judged again."""

from __future__ import annotations

from pathlib import Path

from viewer.data.value_cache import files_key, read_cached, write_cached
from viewer.domain.catalog import Catalog
from viewer.errors import Problem

_FILE = "content.json"
_PACKAGE = Path(__file__).resolve().parent.parent
_JUDGES = ("domain", "data", "checks")


def cached_content(folder: Path, cache: Path) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the content of a folder, kept or read anew.

    Parameters
    ----------
    folder : Path
        The content folder.
    cache : Path
        Where sound content is kept; need not exist.

    Returns
    -------
    Catalog, tuple of Problem
        As `viewer.checks.run.open_content` gives them; content with problems is read anew at every start.
    """
    key = files_key(folder, (_PACKAGE / name for name in _JUDGES))
    kept = read_cached(cache / _FILE, key, Catalog)
    if kept is not None:
        return kept, ()
    from viewer.checks.run import open_content  # with it comes pydantic, which a start with kept content never needs

    catalog, problems = open_content(folder)
    if not problems:
        write_cached(cache / _FILE, key, catalog)
    return catalog, problems
