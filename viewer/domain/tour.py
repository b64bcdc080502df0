"""A tour: stops in order, each a view of the head with a few words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from viewer.domain.identity import (
    ComplaintId,
    GyrusId,
    PartId,
    PointId,
    SchoolId,
    SideChoice,
    SourceKey,
    StudyKey,
    ZoneId,
)

Stage = Literal["explore", "build", "needle", "compare", "map"]
"""The mode in which the head of a stop is shown."""

StopOverlay = Literal["landmarks", "points", "ten_ten", "lines", "scale", "spread"]

STOPS_MOST = 200


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the eye stands.

    Attributes
    ----------
    azimuth_deg, elevation_deg : float
        Direction from the head to the eye: azimuth 0 in front, -90 at the patient's left; elevation 90 above.
    distance_mm : float or None
        From the target; None frames the whole head, whatever the size of the picture.
    target_mm : (float, float, float) or None
        What the eye looks at, head frame; None with no distance.
    aspect : float
        Width by height of the picture in which the distance was chosen.
    """

    azimuth_deg: float
    elevation_deg: float
    distance_mm: float | None = None
    target_mm: tuple[float, float, float] | None = None
    aspect: float = 1.0


@dataclass(frozen=True, slots=True)
class StopView:
    """What a stop shows: the parts of the view that are the teacher's, not the reader's own taste.

    Colours, skin, reduced motion and the words of cards stay as whoever looks has chosen them. The fields mean what
    they mean in `viewer.state.view_state.ViewState`.

    Attributes
    ----------
    eye : Eye or None
        None leaves the camera where it is.
    cell : tuple of str
        A complaint, or a complaint and a zone, on the map of the evidence; empty for none.
    """

    stage: Stage = "explore"
    eye: Eye | None = None
    head: str = "adult-man"
    school: SchoolId | None = None
    beside: tuple[SchoolId, ...] = ()
    selected: ZoneId | None = None
    part: PartId | None = None
    point: PointId | None = None
    complaint: ComplaintId | None = None
    lit: tuple[ZoneId, ...] = ()
    side: SideChoice = "left"
    affected: SideChoice | None = None
    zone_opacity: float = 1.0
    labels: bool = True
    overlays: tuple[StopOverlay, ...] = ()
    build_step: int = 0
    variants: tuple[str, ...] = ()
    rival: str | None = None
    has_scaled_cm: bool = False
    compared: tuple[ZoneId, ...] = ()
    has_whole_systems: bool = False
    row: str = ""
    column: SchoolId | None = None
    cell: tuple[str, ...] = ()
    needle_angle_deg: float = 20.0
    needle_entry: float = 0.0
    needle_length_mm: float | None = None
    needle_size: str = "0.30x40"
    needle_turn_deg: float = 0.0
    is_needle_reversed: bool = False
    is_relay: bool = False
    is_calm: bool = False
    measured_mm: tuple[tuple[float, float, float], ...] = ()
    glass: float = 0.0
    gyrus: GyrusId | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph, and who says so.

    Attributes
    ----------
    text : str
        Plain text.
    sources : tuple of str
        Keys of sources or studies; a paragraph of one's own may name none.
    """

    text: str
    sources: tuple[SourceKey | StudyKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a tour.

    Attributes
    ----------
    title : str
        In a few words.
    words : tuple of Said
        What the class reads.
    question : str
        Put to the class; empty for none.
    answer : tuple of Said
        Shown when it is asked for.
    notes : str
        For whoever presents; the class does not see them.
    """

    title: str
    view: StopView
    words: tuple[Said, ...] = ()
    question: str = ""
    answer: tuple[Said, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """A list of stops with a title.

    Attributes
    ----------
    id : str
        Small letters, digits and dashes. A copy has another; what tells two open tours apart is their file.
    words : str
        What the tour is about, in a sentence or two.
    """

    id: str
    title: str
    words: str = ""
    stops: tuple[Stop, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether it has room for no further stop."""
        return len(self.stops) >= STOPS_MOST

    def with_stop(self, place: int, stop: Stop) -> Tour:
        """Return the tour with a stop put in before `place`."""
        return replace(self, stops=(*self.stops[:place], stop, *self.stops[place:]))

    def without_stop(self, place: int) -> Tour:
        """Return the tour without one stop."""
        return replace(self, stops=(*self.stops[:place], *self.stops[place + 1 :]))

    def with_changed(self, place: int, stop: Stop) -> Tour:
        """Return the tour with one stop replaced."""
        return replace(self, stops=(*self.stops[:place], stop, *self.stops[place + 1 :]))

    def with_moved(self, place: int, to: int) -> Tour:
        """Return the tour with a stop taken out and put back so that it stands at `to`."""
        return self.without_stop(place).with_stop(to, self.stops[place])


def plain_words(paragraphs: tuple[Said, ...]) -> str:
    """Return paragraphs as one text, with empty lines between."""
    return "\n\n".join(each.text for each in paragraphs)


def said_anew(text: str, before: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return an edited text as paragraphs.

    A paragraph that stands as it was keeps its sources; one that was changed loses them, for nobody has said that they
    carry the new words.
    """
    known = {each.text: each for each in before}
    blocks = (" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(known.get(block, Said(block)) for block in blocks if block)
