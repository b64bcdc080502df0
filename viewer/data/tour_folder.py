"""The folder of one's own tours, and what a tour's file is called inside of it.

==========================================  ==============================================
``<config>/tours/*.scalptour``              one's own
``<config>/tours/recent.json``              files elsewhere that were opened lately
``<config>/tours/unsaved/``                 `viewer.data.tour_draft`
``<config>/tours/earlier/<file>-<sum>/``    `viewer.data.tour_version`
==========================================  ==============================================
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from viewer.data.paths import config_folder

_STEM_MOST = 40


def own_tours_folder() -> Path:
    """The folder of one's own tours; it may not exist yet."""
    return config_folder() / "tours"


def plain_stem(title: str) -> str:
    """Return a title as the beginning of a file's name: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_STEM_MOST] or "tour"


def folder_name_for(file: Path) -> str:
    """Return a name that stands for a file: to read, and different for every path."""
    path_sum = hashlib.sha256(str(file).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{plain_stem(file.stem)}-{path_sum[:12]}"
