"""What becomes of a needle, in words: by where its tip lies, and never right where something is amiss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from viewer.data.language import gettext as _
from viewer.domain.school import AngleRange
from viewer.domain.technique import Needles
from viewer.domain.tissue import PersonNote, Tissue
from viewer.geometry.needle_path import NeedlePath

Grade = Literal["right", "caution", "danger"]

_SLACK_MM = 0.5
"""Less than this past a limit is not told."""


@dataclass(frozen=True, slots=True)
class NeedleAssessment:
    """What is to be said of a needle.

    Attributes
    ----------
    grade : {"right", "caution", "danger"}
        Right only if nothing is amiss: angle, layer, length, zone, place and person.
    chip : str
        The gravest of what is amiss in a few words, else that the angle is in its range.
    verdict : str
        All of it in sentences.
    """

    grade: Grade
    chip: str
    verdict: str


@dataclass(frozen=True, slots=True)
class _Fault:
    chip: str
    sentence: str
    grade: Grade = "caution"


@dataclass(frozen=True, slots=True)
class Needling:
    """What a needle is assessed by, beside its path.

    Attributes
    ----------
    angle : AngleRange
        The angles that the school's sources give.
    whole_mm : float
        Length of the needle's shaft.
    note : PersonNote or None
        What is to be known of somebody who is not an adult.
    is_nape_zone : bool
        Whether the zone runs over the nape, wherever on it the needle is.
    """

    tissue: Tissue
    needles: Needles
    angle: AngleRange
    whole_mm: float
    note: PersonNote | None
    is_nape_zone: bool


def assessed(needling: Needling, path: NeedlePath) -> NeedleAssessment:
    """Judge a needle."""
    faults = list(_faults(needling, path))
    grades = {fault.grade for fault in faults}
    grade: Grade = "danger" if "danger" in grades else "caution" if grades else "right"
    sentences = [] if path.is_over_nape else [_lies(needling.tissue, path, needling.angle.low_deg)]
    sentences += [fault.sentence for fault in faults]
    if path.ending == "edge":
        sentences.append(_("It is drawn only as far as the skin goes on evenly."))
    chip = next((fault.chip for fault in faults if fault.chip), angle_chip(path.angle_deg, needling.angle))
    return NeedleAssessment(grade, chip, " ".join(filter(None, sentences)))


def angle_chip(angle_deg: float, angle: AngleRange) -> str:
    """Say whether an angle lies in the range that the sources give."""
    words = {"angle": angle_deg, "low": angle.low_deg, "high": angle.high_deg}
    if not angle.is_printed:
        return _("{angle:.0f}°: no source gives an angle").format(**words)
    if angle_deg < angle.low_deg:
        return _("{angle:.0f}° is flatter than {low:.0f} to {high:.0f}°").format(**words)
    if angle_deg > angle.high_deg:
        return _("{angle:.0f}° is steeper than {low:.0f} to {high:.0f}°").format(**words)
    return _("{angle:.0f}° lies within {low:.0f} to {high:.0f}°").format(**words)


def _faults(needling: Needling, path: NeedlePath) -> Iterator[_Fault]:
    """What is amiss, the gravest first; an empty chip leaves the few words to what comes after."""
    length_mm, place, angle = path.length_mm, needling.tissue.at(path.tip_place), needling.angle
    if needling.is_nape_zone and not path.is_over_nape:
        sentence = _("The zone runs on into the nape, where no skull is promised.")
        yield _Fault(_("The zone runs into the nape"), sentence, "danger")
    if path.is_over_nape:
        sentence = _("Below the bump at the back of the head no skull is promised: nothing in this drawing stops the ")
        sentence += _("needle, and how deep it would do harm is not known.")
        if path.ending == "zone":
            end = _("It is drawn to the end of the zone, {length:.0f} mm under the skin, and no further.")
            none = _("The zone ends here, and the needle with it: nothing of it is drawn under the skin.")
            sentence += " " + (end if length_mm > _SLACK_MM else none)
        yield _Fault(_("Below the bump: no skull is promised"), sentence.format(length=length_mm), "danger")
    elif path.ending == "zone":
        sentence = _("It is drawn to the end of the zone and no further: beyond it lies the nape.")
        yield _Fault(_("It ends with the zone: the nape lies beyond"), sentence)
    is_angle = not angle.is_printed or not angle.low_deg <= path.angle_deg <= angle.high_deg
    if is_angle or path.ending == "bone":
        chip = angle_chip(path.angle_deg, angle)
        yield _Fault(chip if is_angle else _("Over bone: the tip meets it"), "")
    outside_mm = needling.whole_mm - length_mm
    if outside_mm < needling.needles.least_outside_mm - 0.01:
        is_all = outside_mm < _SLACK_MM
        chip = _("In up to its handle") if is_all else _("Nearly in up to its handle")
        sentence = _("It is in up to its handle.") if is_all else _("Only {mm:.0f} mm of it are left outside.")
        yield _Fault(chip, sentence.format(mm=outside_mm))
    if path.past_zone_mm > _SLACK_MM:
        words = {"past": path.past_zone_mm, "on": path.on_zone_mm}
        sentence = _("It leaves the zone after {on:.0f} mm: {past:.0f} mm of it lie outside.")
        yield _Fault(_("{past:.0f} mm of it lie outside the zone").format(**words), sentence.format(**words))
    if needling.note is not None:
        yield _Fault(_("A child: how deep is not known"), _("How thick a child’s layers are is not known."))
    if path.is_over_nape:
        return
    if not place.is_taught:
        chip, sentence = _("{place}: no layer is taught"), _("At the {place} no text that we read says in which layer.")
        yield _Fault(chip.format(place=place.name), sentence.format(place=place.name.lower()))
    elif place.layers[path.tip_layer].layer != place.bed:
        yield _Fault("" if path.ending == "bone" else _("The tip does not lie in the loose layer"), "")


def _lies(tissue: Tissue, path: NeedlePath, low_deg: float) -> str:
    """Where the tip lies, over bone."""
    place = tissue.at(path.tip_place)
    here = place.layers[path.tip_layer].layer
    words = {"layer": tissue.layer(here).name.lower(), "length": path.length_mm, "place": place.name.lower()}
    if path.ending == "bone":
        sentence = _("Too steep to be laid flat: over bone, as drawn here at the {place}, its tip meets it.")
        return sentence.format(**words)
    if path.angle_deg <= 0.0:
        return _("It lies on the skin and does not enter.")
    if path.drop is None:
        sentence = _("In this drawing its tip stays in the {layer}: the loose layer is not reached.")
        if not place.is_taught:
            sentence = _("In this drawing its tip lies in this layer: {layer}.")
        elif path.angle_deg < low_deg:
            sentence = _("Too flat: in this drawing its tip stays in the {layer}, which hurts and is hard to pass.")
        return sentence.format(**words)
    sentence = _("In this drawing its tip lies in the {layer}; {length:.0f} mm of it are under the skin.")
    if not place.is_taught:
        sentence = _("In this drawing its tip lies here: {layer}. {length:.0f} mm of it are under the skin.")
    return sentence.format(**words)
