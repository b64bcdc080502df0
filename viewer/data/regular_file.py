"""Reading a file whole, if it is one: a pipe waits for ever, and a device has no end.

Every reader of a file that somebody else may have put there goes through here.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from viewer.errors import ViewerError

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Not blocking: what became a pipe since it was looked at must not be waited for."""


class NotReadable(ViewerError):
    """Why a file is not read: the end of a sentence that begins with its name.

    Attributes
    ----------
    is_missing : bool
        Whether there is simply no such file.
    """

    def __init__(self, message: str, *, is_missing: bool = False) -> None:
        super().__init__(message)
        self.is_missing = is_missing


def read_regular(path: Path, most_bytes: int) -> bytes:
    """Read a regular file.

    Parameters
    ----------
    path : Path
        The file; links are followed.
    most_bytes : int
        The most that is read.

    Raises
    ------
    NotReadable
        If it is not there, is a folder, a device, a pipe or a link in a circle, is larger, or is kept from us.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable("it is not an ordinary file")
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise NotReadable("it is not an ordinary file")
            content = file.read(most_bytes + 1)
    except OSError as error:
        is_missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        raise NotReadable(f"it cannot be read: {error.strerror}", is_missing=is_missing) from error
    except ValueError as error:  # a name with a null character, or of letters that this system has not
        raise NotReadable("its name is none that this system takes") from error
    if len(content) > most_bytes:
        raise NotReadable(f"it has {max(about.st_size, len(content)):,} bytes; at most {most_bytes:,} are read")
    return content
