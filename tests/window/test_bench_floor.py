"""The plain window that the program is compared with still opens and measures."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def test_hands_back_what_the_comparison_asks_for(tmp_path: Path) -> None:
    corners = np.array([[0, 0, 0], [90, 0, 0], [0, 90, 0], [0, 0, 90]], dtype=np.float32)
    faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], dtype=np.int32)
    outward = (corners - corners.mean(axis=0)) / np.linalg.norm(corners - corners.mean(axis=0), axis=1, keepdims=True)
    mesh = tmp_path / "mesh.npz"
    np.savez(mesh, vertices=corners, faces=faces, normals=outward.astype(np.float32))
    command = [sys.executable, "-m", "tools.bench.floor", str(mesh), repr(time.monotonic())]
    floor = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert floor.returncode == 0, floor.stderr
    assert floor.stderr == ""
    figures = json.loads(floor.stdout)
    assert set(figures) == {"start_s", "orbit_median_ms", "orbit_p95_ms", "memory_mb"}
    assert 0 < figures["orbit_median_ms"] <= figures["orbit_p95_ms"]
    assert figures["start_s"] > 0
