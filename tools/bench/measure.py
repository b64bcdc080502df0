"""What both measured processes count alike: frames, memory, and the line that hands the figures back."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ORBIT_FRAMES = 120
ORBIT_STEP_DEG = 3.0
WINDOW_SIZE = (1280, 800)


def orbit(step: Callable[[], None]) -> dict[str, float]:
    """Time a full turn of the camera.

    Parameters
    ----------
    step : callable
        Turns the camera by `ORBIT_STEP_DEG` and returns when the frame is drawn.

    Returns
    -------
    dict
        ``orbit_median_ms`` and ``orbit_p95_ms``.
    """
    times_ms = np.empty(ORBIT_FRAMES)
    for frame in range(ORBIT_FRAMES):
        before = time.perf_counter()
        step()
        times_ms[frame] = (time.perf_counter() - before) * 1000.0
    return {
        "orbit_median_ms": float(np.median(times_ms)),
        "orbit_p95_ms": float(np.percentile(times_ms, 95)),
    }


def resident_mb() -> float | None:
    """Return the memory this process holds now, in MiB; None where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024.0
    return None


def hand_back(figures: dict[str, float | None]) -> None:
    """Write the figures as the one line of JSON that the comparison reads."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
