"""How a document is set: on the screen as everything there is, on paper in points and in the inks of daylight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from viewer.presentation.palette import LIGHT, Palette
from viewer.presentation.paragraphs import Frame, Paragraph
from viewer.widgets.theme import Look, TypeRole

_ON_SCREEN: Mapping[str, TypeRole] = {
    "title": "title", "heading1": "section", "heading2": "item", "heading3": "small_strong", "strong": "item",
    "body": "body", "small": "small", "note": "note", "source": "small", "mark": "note", "practice": "item",
}  # fmt: skip
_ON_PAPER_PT: Mapping[str, tuple[float, bool]] = {
    "title": (22.0, True), "heading1": (11.0, True), "heading2": (10.5, True), "heading3": (10.5, True),
    "strong": (10.5, True), "body": (10.5, False), "small": (9.5, False), "note": (8.5, False),
    "source": (7.5, False), "source_number": (7.5, True), "mark": (9.5, False), "practice": (11.5, True),
}  # fmt: skip
"""Size in points, and whether it is bold."""
_LEAST_PT = 6.0
_PER_POINT = 96.0 / 72.0  # lengths in a document are 96 to the inch
_SCREEN_GAPS = {"title": 0.0, "heading1": 28.0, "heading2": 14.0, "heading3": 14.0, "strong": 14.0, "source": 4.0}
_PAPER_GAPS = {"title": 0.0, "heading1": 9.0, "heading2": 7.0, "heading3": 7.0, "strong": 5.0}
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class DocumentStyle:
    """Type, colours, and lengths in the document's own measure.

    Attributes
    ----------
    fonts : mapping of str to QFont
        By the roles of paragraphs; headings by their level too.
    inks : mapping of str to str
        ``text``, ``quiet``, ``accent`` and ``heading``.
    frames : mapping of Frame to (str, str)
        Ground and ink.
    gaps : mapping of str to float
        Above paragraphs, by their roles; above others it is `line_gap`.
    indent : float
        Of what belongs to another paragraph.
    doubt_gap, doubt_depth : float, int
        Room above what is uncertain, and how far it is set in below its sentence, in indents.
    most_held : int
        So many marks of sources hold together at the end of a line.
    has_sources_in_one : bool
        Whether sources follow one another in one paragraph.
    """

    fonts: Mapping[str, QFont]
    inks: Mapping[str, str]
    frames: Mapping[Frame, tuple[str, str]]
    gaps: Mapping[str, float]
    line_gap: float
    frame_gap: float
    column_gap: float
    padding: float
    indent: float
    line_percent: int
    doubt_gap: float
    doubt_depth: int = 0
    most_held: int = 1000
    has_raised_marks: bool = False
    has_sources_in_one: bool = False

    def gap(self, paragraph: Paragraph, *, is_framed: bool) -> float:
        """Return the room above a paragraph."""
        role = f"heading{paragraph.level}" if paragraph.role == "heading" else paragraph.role
        return self.line_gap if is_framed and role != "heading1" else self.gaps.get(role, self.line_gap)


def screen_style(look: Look) -> DocumentStyle:
    """Return type and colours of the present scheme."""
    return DocumentStyle(
        fonts={role: look.font(name) for role, name in _ON_SCREEN.items()},
        inks=_inks(look.palette, look.palette.text),
        frames=_frames(look.palette),
        gaps={role: look.px(gap) for role, gap in _SCREEN_GAPS.items()},
        line_gap=look.px(_GAP),
        frame_gap=look.px(8),
        column_gap=look.px(16),
        padding=look.px(8),
        indent=look.px(20),
        line_percent=130,
        doubt_gap=look.px(_GAP),
    )


def paper_style(families: Sequence[str], scale: float = 1.0) -> DocumentStyle:
    """Return type and colours for white paper, whatever the scheme; everything shrinks by the scale."""

    def points(size_pt: float) -> float:
        return size_pt * _PER_POINT * scale

    return DocumentStyle(
        fonts={
            role: paper_type(families, max(size_pt * scale, _LEAST_PT), is_bold=is_bold)
            for role, (size_pt, is_bold) in _ON_PAPER_PT.items()
        },
        inks=_inks(LIGHT, LIGHT.accent),
        frames=_frames(LIGHT),
        gaps={role: points(gap) for role, gap in _PAPER_GAPS.items()},
        line_gap=points(_GAP),
        frame_gap=points(6),
        column_gap=points(17),
        padding=points(8),
        indent=points(9),
        line_percent=118,
        doubt_gap=0.0,
        doubt_depth=1,
        most_held=4,
        has_raised_marks=True,
        has_sources_in_one=True,
    )


def paper_type(families: Sequence[str], size_pt: float, *, is_bold: bool = False) -> QFont:
    """Return the type of a size, in points."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(size_pt)
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font


def _inks(palette: Palette, heading: str) -> Mapping[str, str]:
    return {"text": palette.text, "quiet": palette.text_2, "accent": palette.accent, "heading": heading}


def _frames(palette: Palette) -> Mapping[Frame, tuple[str, str]]:
    return {
        "plain": (palette.sunken, palette.text),
        "caution": (palette.caution_fill, palette.caution_ink),
        "danger": (palette.danger_fill, palette.danger_ink),
    }
