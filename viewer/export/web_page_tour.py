"""A tour as the web page plays it: plain values, so that whoever makes tours need not know the page."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import SideChoice, ZoneId


@dataclass(frozen=True, slots=True)
class PageStop:
    """One stop: where the eye stands, what is chosen, and what is said.

    Attributes
    ----------
    azimuth_deg, elevation_deg : float
        Where the eye stands, as in `viewer.scene.pose`.
    zone : str or None
        The zone that is chosen; one that the page does not have leaves nothing chosen.
    question, answer : str
        Asked below the words, and told when somebody asks for it; empty for none.
    """

    title: str
    words: str
    azimuth_deg: float
    elevation_deg: float
    zone: ZoneId | None = None
    side: SideChoice = "left"
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PageTour:
    """A list of stops with a title. All texts are plain text."""

    title: str
    stops: tuple[PageStop, ...]
