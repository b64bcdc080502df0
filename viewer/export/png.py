"""Pictures as PNG files (ISO/IEC 15948), row by row, so that a large one is never in memory twice."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

from viewer.scene.lettering import Picture

_INCH_MM = 25.4
_ROWS = 64  # packed at a time
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(picture: Picture, dpi: float | None = None) -> bytes:
    """Return a picture, shape (height, width, 4), as a PNG file.

    Parameters
    ----------
    picture : array of uint8, shape (height, width, 4)
        RGBA, straight alpha.
    dpi : float, optional
        Pixels per inch: how large it is in print. Not said without it.
    """
    height, width = picture.shape[:2]
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)), (b"sRGB", b"\0")]
    if dpi is not None:
        per_metre = round(dpi / _INCH_MM * 1000.0)
        chunks.append((b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
    chunks += [(b"IDAT", b"".join(_packed(picture))), (b"IEND", b"")]
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _packed(picture: Picture) -> Iterator[bytes]:
    packing = zlib.compressobj(6)
    height, width = picture.shape[:2]
    for top in range(0, height, _ROWS):
        rows = picture[top : top + _ROWS]
        # Each row is stored as its difference to the row above (filter 2), which packs smooth shading well.
        above = np.zeros_like(rows)
        above[1:] = rows[:-1]
        if top:
            above[0] = picture[top - 1]
        lines = np.full((len(rows), 1 + width * 4), 2, np.uint8)
        lines[:, 1:] = (rows - above).reshape(len(rows), -1)
        yield packing.compress(lines.tobytes())
    yield packing.flush()
