"""A wheel whose data folder things are made from: the one pinned file, of which no code is run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PinnedWheel:
    """Which wheel it has to be.

    Attributes
    ----------
    requirement : str
        Name and version, as pip takes them.
    sha256 : str
        Of the file.
    variable : str
        Environment variable that names a wheel at hand.
    """

    requirement: str
    sha256: str
    variable: str

    def find(self, given: Path | None, cache: Path) -> Path:
        """Find the wheel: as given, as the environment names it, or fetched into a folder by pip.

        Raises
        ------
        ValueError
            If the file is not the pinned one.
        """
        named = os.environ.get(self.variable)
        path = given or (Path(named) if named else None)
        if path is None:
            path = cache / f"{self.requirement.replace('==', '-')}-py3-none-any.whl"
            if not path.is_file():
                cache.mkdir(parents=True, exist_ok=True)
                command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(cache), self.requirement]
                subprocess.run(command, check=True)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise ValueError(f"{path}: its sha256 is {found}, that of {self.requirement} is {self.sha256}")
        return path


def read_member(wheel: Path, name: str) -> bytes:
    """One file out of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)
