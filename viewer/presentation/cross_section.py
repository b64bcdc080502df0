"""The cut along a needle: layers, needle and words, as plain values in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.tissue import Tissue
from viewer.domain.zone import Zone
from viewer.geometry.needle_path import NeedlePath
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.blocks import Row
from viewer.presentation.citations import Citations
from viewer.presentation.cross_section_layers import XY, CutFrame, CutStretch, LayerView, Line, cut_stretches
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.needle import needle_paths
from viewer.presentation.needle_angle import has_angle
from viewer.presentation.needle_assessment import Grade, Needling, assessed
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import ViewState

_NOTHING_MM = 0.5


@dataclass(frozen=True, slots=True)
class CalloutView:
    """A label with a leader line to a place."""

    title: str
    second: str
    at: XY


@dataclass(frozen=True, slots=True)
class CrossSectionView:
    """All that the drawing and what stands beside it show.

    Attributes
    ----------
    stretches : tuple of CutStretch
        The layers, place by place, in the needle's direction.
    under : Line
        The needle from the entry to its tip.
    outside : (XY, XY, XY)
        Handle's end, handle's beginning, entry.
    drop : XY or None
        Where the resistance drops.
    low_deg, high_deg : float
        The range of the angle at entry that the school's sources give.
    skin_deg : float
        Slope of the skin at the entry in the drawing, toward the tip, counter-clockwise.
    gauge_mm : float
        Diameter of the needle.
    grade : {"right", "caution", "danger"}
        Right only if nothing is amiss.
    chip : str
        What is amiss in a few words, else that the angle is in its range.
    verdict : str
        What becomes of the needle at this place, as the drawing finds it.
    is_marked : bool
        Whether the range of angles is marked as right: neither over the nape, nor where no text says in which layer,
        nor on a child.
    person : MarkedText or None
        What is to be known of somebody who is not an adult.
    dangers : tuple of MarkedText
        Cautions of the zone that are dangers.
    sentence : str
        The drawing in words, for screen readers.
    """

    title: str
    subtitle: MarkedText
    stretches: tuple[CutStretch, ...]
    under: Line
    outside: tuple[XY, XY, XY]
    drop: XY | None
    low_deg: float
    high_deg: float
    skin_deg: float
    gauge_mm: float
    entry_colour: str
    callouts: tuple[CalloutView, ...]
    grade: Grade
    chip: str
    verdict: str
    is_marked: bool
    feel: tuple[MarkedText, ...]
    places: tuple[MarkedText, ...]
    technique: tuple[Row, ...]
    dangers: tuple[MarkedText, ...]
    sentence: str
    person: MarkedText | None = None

    @property
    def layers(self) -> tuple[LayerView, ...]:
        """The layers where the tip lies: the words go by it."""
        there = (each.layers for each in self.stretches if any(layer.holds_tip for layer in each.layers))
        return next(there, self.stretches[0].layers)

    @property
    def thickness_notes(self) -> tuple[MarkedText, ...]:
        """What is not sure about the thicknesses there, each doubt once, with the layers of which it is said."""
        doubted: dict[str, list[LayerView]] = {}
        for layer in self.layers if self.person is None else ():  # else it is said that none is known
            if layer.thickness_note.doubt:
                doubted.setdefault(layer.thickness_note.doubt, []).append(layer)
        return tuple(
            MarkedText(
                _("Thickness: {layers}.").format(layers=", ".join(layer.name.lower() for layer in layers)),
                tuple(dict.fromkeys(mark for layer in layers for mark in layer.thickness_note.marks)),
                doubt,
            )
            for doubt, layers in doubted.items()
        )

    @property
    def tip_place(self) -> str:
        """The name of the place where the tip lies."""
        return next(each.name for each in self.stretches if each.layers == self.layers)

    @property
    def skin(self) -> Line:
        """The skin along the whole cut."""
        return tuple(point for each in self.stretches for point in each.layers[0].upper)


def cross_section(catalog: Catalog, atlas: Atlas, skin: NeedleSkin, state: ViewState) -> CrossSectionView | None:
    """Return the cut along the needle of the selected zone.

    None if no zone is selected, or it has no needle: a record, a zone that is not on this head, or content without
    layers.

    Parameters
    ----------
    skin : NeedleSkin
        The skin of the atlas's head.
    """
    tissue, needles = catalog.tissue, catalog.needles
    if state.selection.zone is None or tissue is None or needles is None:
        return None
    zone = catalog.zones[state.selection.zone]
    placed = placed_zone(atlas, zone, state.selection.side)
    paths = needle_paths(catalog, atlas, placed, skin, state) if placed is not None else ()
    size = needles.size(state.needle.size, atlas.person)
    if placed is None or not paths or size is None:
        return None
    path = paths[0]
    school, citations, note = catalog.school_of(zone.id), Citations(catalog), tissue.note_on(atlas.person)
    frame = CutFrame(path)
    subtitle = citations.marked(tissue.drawn)
    stretches = cut_stretches(tissue, path, frame, citations, note)
    is_nape_zone = catalog.lies_over_nape(zone.id)
    found = assessed(Needling(tissue, needles, school.angle, size.length_mm, note, is_nape_zone), path)
    handle_end, handle, entry = frame.line(path.outside_mm(size.length_mm))
    return CrossSectionView(
        title=_("Under the skin: {zone}").format(zone=_zone_words(zone, state)),
        subtitle=subtitle,
        stretches=stretches,
        under=frame.line(path.points_mm),
        outside=(handle_end, handle, entry),
        drop=None if path.drop is None else frame.line(path.points_mm[path.drop : path.drop + 1])[0],
        low_deg=school.angle.low_deg,
        high_deg=school.angle.high_deg,
        skin_deg=frame.skin_deg,
        gauge_mm=size.gauge_mm,
        entry_colour=_entry_colour(catalog, zone, state),
        callouts=_callouts(tissue, path, frame),
        grade=found.grade,
        chip=found.chip,
        verdict=found.verdict,
        is_marked=has_angle(catalog, zone)
        and not path.is_over_nape
        and note is None
        and tissue.at(path.tip_place).is_taught,
        feel=tuple(citations.marked(each.statement) for each in tissue.feel if path.tip_place in each.places),
        places=_places(tissue, path, citations),
        technique=tuple(Row(item.item, citations.marked(item.statement)) for item in school.needling),
        dangers=tuple(
            citations.marked(caution.statement)
            for caution in zone_cautions(catalog, zone)
            if caution.strength == "danger"
        ),
        person=None if note is None else citations.marked(note.statement),
        sentence=_("Cut along the needle, {zone}. {chip}. {verdict}").format(
            zone=_zone_words(zone, state), chip=found.chip, verdict=found.verdict
        ),
    )


def _callouts(tissue: Tissue, path: NeedlePath, frame: CutFrame) -> tuple[CalloutView, ...]:
    places, tip = frame.line(path.points_mm), tissue.at(path.tip_place)
    if path.angle_deg <= 0.0:
        return (CalloutView(_("Lies at 0°"), _("on the skin, not in it"), places[0]),)
    if path.ending == "zone" and path.length_mm < _NOTHING_MM:
        return (CalloutView(_("The zone ends here"), _("and the needle with it"), places[0]),)
    found = [CalloutView(_("Enters at {angle:.0f}°").format(angle=path.angle_deg), _("against the skin"), places[0])]
    if path.drop is not None and path.is_flat and tip.is_taught:
        found.append(CalloutView(_("Resistance drops"), _("then it is laid flat"), places[path.drop]))
    layer = tissue.layer(tip.layers[path.tip_layer].layer).name
    title, second = _("Tip: {layer}").format(layer=layer.lower()), _("{length:.0f} mm under the skin")
    if path.ending == "bone":
        title, second = _("Tip: on the skull"), tip.name
    elif path.is_over_nape:
        title = _("Tip: no skull promised")
    if path.ending == "zone":
        second = _("{length:.0f} mm, to the end of the zone")
    found.append(CalloutView(title, second.format(length=path.length_mm), places[-1]))
    return tuple(found)


def _places(tissue: Tissue, path: NeedlePath, citations: Citations) -> tuple[MarkedText, ...]:
    """What is particular to where it enters and to where its tip lies; the vault is what all others differ from."""
    found = dict.fromkeys((path.tip_place, path.entry_place))
    return tuple(citations.marked(tissue.at(place).statement) for place in found if place != "vault")


def _zone_words(zone: Zone, state: ViewState) -> str:
    part = next((f", {part.name.lower()}" for part in zone.parts if part.id == state.selection.part), "")
    return f"{zone.name.en.lower()}{part}"


def _entry_colour(catalog: Catalog, zone: Zone, state: ViewState) -> str:
    if state.selection.part is not None and any(part.id == state.selection.part for part in zone.parts):
        return part_swatch(catalog, zone, state.selection.part).fill
    return zone_swatch(catalog, zone).fill
