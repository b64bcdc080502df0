"""The head of a page for paper that a request asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.errors import RequestError

if TYPE_CHECKING:
    from viewer.export.export import Request
    from viewer.presentation.letterhead import Letterhead


def letterhead_of(request: Request) -> Letterhead:
    """Return the practice's name and logo.

    Raises
    ------
    RequestError
        If the page has no room for the name.
    DataError
        If the logo cannot be read.
    """
    from viewer.data.logo_file import read_logo
    from viewer.presentation.letterhead import cut_name, letterhead

    if cut_name(request.practice):
        raise RequestError(cut_name(request.practice))
    return letterhead(request.practice, read_logo(request.logo) if request.logo is not None else None)
