"""Keeps computed arrays in a folder, so that a head's zones need not be built at every start.

A stored file holds plain arrays and one JSON header, never pickled objects. Whatever is wrong with it, it counts as
not there: what it holds can be computed again.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from viewer.data.atomic import write_atomic

Arrays = Mapping[str, NDArray[np.generic]]

HEADER = "header"
MOST_BYTES = 64_000_000
"""A stored atlas has under a megabyte; anything far bigger is something else."""


def read_stored(
    path: Path, key: str, most_bytes: int = MOST_BYTES
) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]] | None:
    """Read a stored file if it is sound and was stored under this key.

    Parameters
    ----------
    path : Path
        The file.
    key : str
        What the content depends on, as one string.
    most_bytes : int
        A larger file counts as not there.

    Returns
    -------
    tuple of header and arrays, or None
        None if there is no such file, it is damaged, or it belongs to another key.
    """
    try:
        if path.stat().st_size > most_bytes:
            return None
        # The bytes first: zip checks each array's sum, and the file is not held open while it is replaced.
        with NpzFile(io.BytesIO(path.read_bytes()), own_fid=True, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        header = json.loads(arrays.pop(HEADER).tobytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError):
        return None
    if not isinstance(header, dict) or header.get("key") != key:
        return None
    return header, arrays


def write_stored(path: Path, key: str, header: Mapping[str, Any], arrays: Arrays) -> None:
    """Store a header and arrays, or leave everything as it was.

    Parameters
    ----------
    path : Path
        The file; its folder is made if it is not there.
    key : str
        Under which it can be read again.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    text = json.dumps({**header, "key": key}, ensure_ascii=False).encode()
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **{HEADER: np.frombuffer(text, dtype=np.uint8)}, **arrays)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, content.getvalue())


def code_stamp(folders: Iterable[Path]) -> str:
    """A short sum over the program text in some folders: what was computed by other text is not used again.

    Empty where a program is installed without its text.
    """
    total = hashlib.sha256()
    files = sorted(file for folder in folders for file in folder.glob("*.py"))
    for file in files:
        total.update(file.name.encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:16] if files else ""
