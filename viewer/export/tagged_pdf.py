"""A PDF whose parts are named while they are painted, which Qt's own writer cannot."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from viewer import __version__
from viewer.export.pdf_structure import FAR, OTHER, PdfPart, Role, structured

_POINTS_PER_INCH = 72


class TaggedPdf:
    """A PDF to be painted on `device`, part by part, in the order of reading.

    Parameters
    ----------
    title : str
        Shown by readers instead of the file's name.
    layout : QPageLayout
        Size and margins of the pages.
    dpi : int
        Dots per inch of the device.

    Attributes
    ----------
    device : QPdfWriter
        What is painted on.
    """

    def __init__(self, title: str, layout: QPageLayout, dpi: int) -> None:
        self._held = QBuffer()
        self._held.open(QIODevice.OpenModeFlag.WriteOnly)
        self._parts: list[PdfPart] = []
        self.device = QPdfWriter(self._held)
        self.device.setTitle(title)
        self.device.setCreator(f"Scalp Map Viewer {__version__}")
        self.device.setResolution(dpi)
        self.device.setPageLayout(layout)

    def part(self, role: Role, words: str = "", top: float = 0.0) -> int:
        """Return the number of a new part, the next in the order of reading.

        Parameters
        ----------
        role : {"H1", "H2", "H3", "P", "Figure"}
            A heading, a paragraph, a picture.
        words : str
            A heading's own, for the list of contents; of a picture, what it shows; of a paragraph, how it is read where
            what is painted lies apart.
        top : float
            Where it begins on the page, in dots below the margin.
        """
        layout = self.device.pageLayout()
        height, margin = layout.fullRectPoints().height(), layout.marginsPoints().top()
        top_pt = height - margin - top * _POINTS_PER_INCH / self.device.resolution()
        self._parts.append(PdfPart(role, " ".join(words.split()), top_pt))
        return len(self._parts)

    def begin(self, painter: QPainter, part: int) -> None:
        """Let what is painted next belong to a part; it may go on where it had begun before.

        What is painted is a speck far off the page, whose place is the part's number: `structured` finds it again.
        """
        painter.save()
        painter.setClipping(False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(QRectF(QPointF(-FAR - part, 0.0), QPointF(-FAR - part + 1, 1.0)))
        painter.restore()

    def begin_other(self, painter: QPainter) -> None:
        """Let what is painted next belong to no part: a ground, a rule, a page number."""
        self.begin(painter, OTHER)

    def content(self) -> bytes:
        """Return the file, when all is painted.

        Raises
        ------
        ExportError
            If not every part that was painted is found in what Qt wrote.
        """
        self._held.close()
        return structured(bytes(self._held.data().data()), self._parts)
