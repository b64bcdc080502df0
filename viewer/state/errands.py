"""What the program does when asked, outside of the state."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.state.request import Errand


@dataclass(frozen=True, slots=True)
class OpenLink(Errand):
    """Open a web address in the browser."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy(Errand):
    """Copy what is shown, or save its citations.

    Attributes
    ----------
    form : str
        ``"card"`` for the card as text, ``"save"`` for a file of citations, or one of
        `viewer.export.citations.CITATION_FORMATS`.
    """

    form: str
