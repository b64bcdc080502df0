"""One cache for all processes of a test run: what can be computed again to the bit is computed by one of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from viewer.data.paths import cache_folder

VARIABLE = "SCALP_MAP_TESTS_CACHE"
"""Names the folder; who starts the run sets it, and the processes that it starts inherit it."""


def share_cache(home: Path) -> None:
    """Let the cache of user folders be that of the run; without a run that is there, they begin one."""
    own = home / "cache"
    shared = Path(os.environ.setdefault(VARIABLE, str(own)))
    shared.mkdir(parents=True, exist_ok=True)
    if shared != own:
        with contextlib.suppress(OSError):  # where no links can be made, each process has its own
            own.symlink_to(shared, target_is_directory=True)


def kept_text(name: str, make: Callable[[], str]) -> str:
    """Return a long text that takes seconds to make, as another process of this run has made it, or made now."""
    path = cache_folder() / "tests" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_suffix(f".{os.getpid()}")
        begun.write_text(make(), encoding="utf-8", newline="", errors="surrogatepass")
        begun.replace(path)
    with path.open(encoding="utf-8", newline="", errors="surrogatepass") as file:
        return file.read()
