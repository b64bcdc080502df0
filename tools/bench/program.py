"""Starts the measured program as the command line does: ``python -m tools.bench.program STARTED``.

STARTED is the reading of `time.monotonic` just before this process was started.
"""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    # PyVista takes these along where they are. They come with the tests: who uses the program has neither.
    sys.modules.update(dict.fromkeys(("mypy", "tqdm")))  # type: ignore[arg-type]  # None: not to be found
    gc.disable()
    import viewer.app  # noqa: F401  # first, as in a real start
    from tools.bench.inside import measure_program

    sys.exit(measure_program(float(sys.argv[1])))
