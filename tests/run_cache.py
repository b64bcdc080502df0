"""One cache for all processes of a test run: what can be computed again to the bit is computed by one of them."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

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
