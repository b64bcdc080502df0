"""Archives of plain numpy arrays: what is in one, and whether it is what is expected.

May import: errors.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.errors import DataError, Problem

MAX_FILE_BYTES = 64 * 2**20
MAX_UNPACKED_BYTES = 256 * 2**20

KINDS = {"f": "float", "i": "signed integer", "i2": "int16", "i4": "int32", "u1": "uint8", "u2": "uint16", "U": "text"}
"""Kinds of numbers, as numpy codes them and as people say it."""

Arrays = Mapping[str, NDArray[np.generic]]


def fault(file: str, place: str, message: str) -> DataError:
    """One thing that is wrong in a file."""
    return DataError((Problem(file, place, message),))


def read_arrays(path: Path, content: bytes | None = None) -> dict[str, NDArray[np.generic]]:
    """Unpack an archive.

    Raises
    ------
    DataError
        If the file is missing, damaged or too large.
    """
    file = label_of(path)
    try:
        content = path.read_bytes() if content is None else content
        if len(content) > MAX_FILE_BYTES:
            raise fault(file, "", f"is {len(content)} bytes; a mesh file has at most {MAX_FILE_BYTES}")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise fault(file, "", f"unpacks to {unpacked} bytes; at most {MAX_UNPACKED_BYTES} are read")
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except FileNotFoundError as error:
        raise fault(file, "", "is missing") from error
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise fault(file, "", f"cannot be read as a numpy archive ({error}); it may be damaged or cut short") from error


def array_of(file: str, arrays: Arrays, name: str, kind: str, shape: tuple[int, ...]) -> NDArray[np.generic]:
    """One array of the expected kind ("u2": numpy's code, "f": any float) and shape; -1 stands for any length."""
    if name not in arrays:
        raise fault(file, name, "is missing")
    value = arrays[name]
    fits = value.ndim == len(shape) and all(want in (-1, have) for want, have in zip(shape, value.shape, strict=True))
    if not value.dtype.str[1:].startswith(kind) or not fits:
        wanted = tuple("any" if n == -1 else n for n in shape)
        raise fault(file, name, f"is {value.dtype} {value.shape}, should be {KINDS[kind]} {wanted}")
    return value


def label_of(path: Path) -> str:
    """What problems call a mesh: every head's file may have the same name, but not in the same folder."""
    return f"{path.parent.name}/{path.name}"
