"""Starts the measured program as the command line does: ``python -m tools.bench.program STARTED``.

STARTED is the reading of `time.monotonic` just before this process was started.
"""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    gc.disable()
    from tools.bench.inside import measure_program

    sys.exit(measure_program(float(sys.argv[1])))
