"""What computer this is, as far as it matters for speed: ``python -m tools.bench.machine`` prints it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("PySide6-Essentials", "vtk", "numpy", "trimesh")


def _first_value(file: Path, key: str) -> str | None:
    """Find ``key : value`` or ``key=value`` in one of Linux's text tables."""
    if not file.exists():
        return None
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        name, separator, value = line.partition("=" if "=" in line else ":")
        if separator and name.strip() == key:
            return value.strip().strip('"')
    return None


def describe_machine() -> dict[str, str]:
    """Say what this computer and its libraries are, one short text for each property.

    Nothing in it names a person or a place: no host name, no user, no path.
    """
    memory = _first_value(Path("/proc/meminfo"), "MemTotal")
    description = {
        "system": _first_value(Path("/etc/os-release"), "PRETTY_NAME") or f"{platform.system()} {platform.release()}",
        "processor": _first_value(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory.split()[0]) / 1024**2:.0f} GiB" if memory else "not asked",
        "Python": platform.python_version(),
    }
    if hasattr(os, "getloadavg"):
        description["busy before"] = f"{os.getloadavg()[0]:.1f} processes on average"
    return description | {name: version(name) for name in PACKAGES}


if __name__ == "__main__":
    from viewer.cli.opengl import describe_opengl

    for name, text in (describe_machine() | {"OpenGL": describe_opengl()}).items():
        print(f"{name:<16} {text}")
