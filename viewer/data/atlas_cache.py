"""Keeps computed arrays in a folder, so that a head's zones need not be built at every start.

A stored file holds plain arrays and one JSON header, never pickled objects, after the SHA-256 sum of both. Whatever is
wrong with it, it is removed: what it holds can be computed again.
"""

from __future__ import annotations

import contextlib
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
from viewer.data.regular_file import NotReadable, read_regular

Arrays = Mapping[str, NDArray[np.generic]]

HEADER = "header"
_SUM_BYTES = hashlib.sha256().digest_size
MOST_BYTES = 64_000_000
"""A stored atlas has under a megabyte; anything far bigger is something else."""


def read_stored(
    path: Path, key: str, most_bytes: int = MOST_BYTES
) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]] | None:
    """Read a stored file if it is sound and was stored under this key.

    Parameters
    ----------
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
        content = read_regular(path, most_bytes + _SUM_BYTES)
        if content[:_SUM_BYTES] != _sum(content[_SUM_BYTES:]):
            raise ValueError("what is kept is not what was written")
        with NpzFile(io.BytesIO(content[_SUM_BYTES:]), own_fid=True, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        header = json.loads(arrays.pop(HEADER).tobytes())
        if not isinstance(header, dict):
            raise TypeError("the header is no table")
    except NotReadable:
        return None
    except (OSError, ValueError, TypeError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError):
        drop_stored(path)
        return None
    return (header, arrays) if header.get("key") == key else None


def drop_stored(path: Path) -> None:
    """Remove a stored file in which something is not as it was written: it is made again."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


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
    write_atomic(path, _sum(content.getvalue()) + content.getvalue())


def _sum(content: bytes) -> bytes:
    """The sum that stands before the archive: zip's own are of single arrays, and short."""
    return hashlib.sha256(content).digest()


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
