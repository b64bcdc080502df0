"""Drawing without the graphics driver, where Mesa can: a matter of the environment before anything is drawn."""

from __future__ import annotations

import sys
from collections.abc import Mapping

_MESA_VERSIONS = ("MESA_GL_VERSION_OVERRIDE", "MESA_GLSL_VERSION_OVERRIDE")


def software_environment(environment: Mapping[str, str]) -> dict[str, str] | None:
    """Return an environment in which Mesa draws by itself; None if this is one already, or there is no Mesa here."""
    wanted = {name: value for name, value in environment.items() if not name.startswith(_MESA_VERSIONS)}
    wanted["LIBGL_ALWAYS_SOFTWARE"] = "1"
    return None if not sys.platform.startswith("linux") or wanted == dict(environment) else wanted
