"""What the practice aids say: the phases of a retention with bouts of turning."""

from __future__ import annotations

from dataclasses import dataclass

PRACTICE_WORDS = "For practising on a model. Rates and times differ between sources; see Technique."

_BOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Phase:
    """Where a retention stands: what is done now, seconds left of the whole, and whether it is over."""

    words: str
    left_s: float
    is_over: bool = False


def retention_phase(passed_s: float, whole_s: float, bouts: int) -> Phase:
    """Return where a retention stands.

    Parameters
    ----------
    passed_s, whole_s : float
        Seconds since the start, and in all.
    bouts : int
        How often the needle is turned, each time for a minute, spread evenly; the first begins at once.

    Returns
    -------
    Phase
        Turning, resting, or the end.
    """
    left_s = whole_s - passed_s
    if left_s <= 0:
        return Phase("Time is up: withdraw and press.", 0.0, is_over=True)
    if bouts:
        gap_s = whole_s / bouts
        number, within_s = divmod(passed_s, gap_s)
        if within_s < min(_BOUT_S, gap_s / 2):
            return Phase(f"Turn, bout {int(number) + 1} of {bouts}", left_s)
    return Phase("Rest", left_s)


def clock(seconds: float) -> str:
    """Return a time as ``29:59``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
