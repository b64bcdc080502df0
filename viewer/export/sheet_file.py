"""The atlas sheet as a file: PDF, SVG or PNG."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from viewer.errors import ExportError
from viewer.export.png import png
from viewer.export.sheet import Sheet
from viewer.export.sheet_page import SheetPage
from viewer.export.sheet_plan import MM, PAPERS_MM, PER_INCH, Paper
from viewer.export.tagged_pdf import TaggedPdf
from viewer.scene.lettering import Picture

Form = Literal["pdf", "svg", "png"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that can be carried along: 400 is the weight of plain text, 600 of bold."""

    family: str
    weight: int
    path: Path


def sheet_file(
    sheet: Sheet, families: Sequence[str], paper: Paper, form: Form, dpi: int, fonts: Sequence[FontFile] = ()
) -> bytes:
    """Return the sheet as the bytes of a file.

    Needs a running Qt application.

    Parameters
    ----------
    sheet : Sheet
        What it shows.
    families : sequence of str
        Font families, as `viewer.widgets.theme.load_fonts` names them; one of them carries Chinese characters.
    paper : {"A4", "Letter"}
        Its size; the long side lies across.
    form : {"pdf", "svg", "png"}
        What kind of file.
    dpi : int
        Of a PNG; the others have no pixels but those of the views.
    fonts : sequence of FontFile
        Fonts that an SVG carries along: where it is opened they are seldom installed.

    Raises
    ------
    ExportError
        If it cannot be painted.
    """
    width_mm, height_mm = PAPERS_MM[paper]
    width, height = width_mm * MM, height_mm * MM
    if form == "png":
        image = QImage(round(width / PER_INCH * dpi), round(height / PER_INCH * dpi), QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.white)
        _paint(image, sheet, families, paper, image.width() / width)
        return png(_picture(image), dpi)
    if form == "pdf":
        size = QPageSize(QSizeF(width_mm, height_mm), QPageSize.Unit.Millimeter, paper)
        none = QMarginsF(0, 0, 0, 0)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, none, QPageLayout.Unit.Millimeter)
        tagged = TaggedPdf(sheet.title, layout, PER_INCH)
        tagged.device.setDocumentXmpMetadata(QByteArray(_metadata(sheet).encode()))
        _paint(tagged.device, sheet, families, paper, 1.0, tagged)
        return tagged.content()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(held)
    drawing.setTitle(sheet.title)
    drawing.setDescription(f"{sheet.subtitle}. {' '.join(sheet.footer)}")
    drawing.setResolution(PER_INCH)
    drawing.setSize(QSize(round(width), round(height)))
    drawing.setViewBox(QRectF(0, 0, width, height))
    _paint(drawing, sheet, families, paper, 1.0)
    held.close()
    return _with_fonts(bytes(held.data().data()), fonts)


def _with_fonts(drawing: bytes, fonts: Sequence[FontFile]) -> bytes:
    """Return a drawing with its fonts in it."""
    faces = "".join(
        f"@font-face{{font-family:'{font.family}';font-weight:{font.weight};"
        f"src:url(data:font/{font.path.suffix[1:]};base64,{b64encode(font.path.read_bytes()).decode()})}}\n"
        for font in fonts
    )
    return drawing.replace(b"<defs>", f"<defs>\n<style>\n{faces}</style>".encode(), 1)


def _metadata(sheet: Sheet) -> str:
    """Return title, language and licence as XMP (ISO 16684-1), for programs that read pages aloud or list them."""
    fields = f"""\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(sheet.title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(sheet.subtitle)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(" ".join(sheet.footer))}</rdf:li></rdf:Alt></dc:rights>"""
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
{fields}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def _paint(
    device: QPaintDevice,
    sheet: Sheet,
    families: Sequence[str],
    paper: Paper,
    scale: float,
    tagged: TaggedPdf | None = None,
) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("the sheet could not be painted")
    painter.scale(scale, scale)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    SheetPage(painter, sheet, families, paper, tagged).paint()
    painter.end()


def _picture(image: QImage) -> Picture:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()
