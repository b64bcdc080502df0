"""What is said of landmarks, electrode sites and reference lines: names in plain words, and how each was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.atlas.atlas import Atlas
from viewer.domain.identity import PointId, Side
from viewer.domain.landmark_name import LANDMARK_NAMES
from viewer.geometry.head import Head, Landmark, Point

_SIDES = ("left", "right")

_SIDE_OF = {"rpa": "right", "lpa": "left"}

LINE_NAMES: Mapping[str, str] = {
    "midline": "Midline",
    "eyebrow_occiput_left": "Eyebrow to occiput",
    "eyebrow_occiput_right": "Eyebrow to occiput",
    "hairline": "Hairline",
}
"""Names of the reference lines, as the head shows them."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What is said of a place on the head.

    Attributes
    ----------
    name : str
        On the head beside it.
    title, second : str
        On its plate: with the side; and what it is, in one line.
    sentence : str
        At the foot of the window: what it is, how it was found, and how sure that is.
    is_uncertain : bool
        True where the sources do not fix the place.
    is_strong : bool
        True for sites that belong to the older and coarser 10-20 system as well.
    point, side : str or None
        The acupuncture point that a click opens, and on which side this one lies; None for other places.
    """

    name: str
    title: str
    second: str
    sentence: str
    is_uncertain: bool = False
    is_strong: bool = False
    point: PointId | None = None
    side: Side | None = None


def landmark_words(head: Head, atlas: Atlas) -> tuple[tuple[PlaceWords, Point], ...]:
    """Return every landmark of a head in words, and where it lies: shape (3,), head frame, mm.

    Parameters
    ----------
    head : Head
        Gives definitions and origins of its own landmarks.
    atlas : Atlas
        Gives all places, those derived by rule included.
    """
    return tuple((_landmark(name, head.landmarks.get(name)), place) for name, place in atlas.landmarks_mm.items())


def site_words(atlas: Atlas) -> tuple[tuple[PlaceWords, Point], ...]:
    """Return every site of the 10-10 grid in words, and where it lies: shape (3,), head frame, mm."""
    from viewer.geometry.ten_ten import TEN_TWENTY  # with it comes all that builds zones, which start-up spares

    return tuple((_site(name, name in TEN_TWENTY), place) for name, place in atlas.sites_mm.items())


def landmark_name(name: str) -> tuple[str, str]:
    """Return what a landmark is called, and where it is in plain words; both without its side, as in ``brow_left``."""
    base, _, side = name.rpartition("_")
    return _plain(base if side in _SIDES else name)


def _plain(base: str) -> tuple[str, str]:
    """The name and the place in words of a landmark without its side."""
    return LANDMARK_NAMES.get(base, (base.replace("_", " ").capitalize(), ""))


def _landmark(name: str, landmark: Landmark | None) -> PlaceWords:
    base, _, side = name.rpartition("_")
    if side not in _SIDES:
        base, side = name, _SIDE_OF.get(name, "")
    plain, place = _plain(base)
    title = f"{plain}, {side}" if side else plain
    if landmark is None:  # derived: the head does not declare it, so its place is an assumption
        what, how, is_uncertain = _sentence(place), "Found by rule on this head.", True
    else:
        what, is_uncertain = landmark.definition, landmark.is_uncertain
        how = f"How found: {landmark.origin.rstrip('.')}."
    # The foot of a narrow window cuts the end off: doubt comes first.
    words = [f"{title} (uncertain):" if is_uncertain else f"{title}:", _lowered(what), how]
    if is_uncertain:
        words.insert(2, "The sources do not fix this place.")
    second = f"uncertain · {place}" if is_uncertain and place else place or ("uncertain" if is_uncertain else "")
    return PlaceWords(plain, title, second, " ".join(words), is_uncertain)


def _site(name: str, is_strong: bool) -> PlaceWords:
    system = "10-20 system" if is_strong else "10-10 grid"
    sentence = f"{name}: electrode site of the {system}, by rule in percent of the way over this head."
    return PlaceWords(name, name, f"electrode site, {system}", sentence, is_strong=is_strong)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _lowered(definition: str) -> str:
    """A definition after a colon; names and abbreviations keep their capital."""
    first = definition.split(" ", 1)[0]
    return definition if first.isupper() else f"{definition[:1].lower()}{definition[1:]}"
