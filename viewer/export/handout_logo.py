"""A logo as a picture of its own: whatever it was, pixels are all that goes on."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from viewer.data.logo_file import Logo
from viewer.errors import ExportError

_LONGEST_PX = 8_000
_DRAWN_PX = 1_200
_BROKEN = "the logo is damaged and cannot be shown"


def logo_image(logo: Logo) -> QImage:
    """Return a logo as a picture of at most 1200 pixels a side.

    Raises
    ------
    ExportError
        If it is damaged, or larger than 8000 pixels a side.
    """
    return _drawn(logo.content) if logo.kind == "svg" else _read(logo)


def _read(logo: Logo) -> QImage:
    held = QBuffer()
    held.setData(QByteArray(logo.content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(logo.kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        raise ExportError(_BROKEN)
    if max(size.width(), size.height()) > _LONGEST_PX:
        raise ExportError(f"the logo is larger than {_LONGEST_PX} pixels a side")
    image = reader.read()
    if image.isNull():
        raise ExportError(_BROKEN)
    if max(image.width(), image.height()) > _DRAWN_PX:
        image = image.scaled(
            _DRAWN_PX, _DRAWN_PX, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _drawn(content: bytes) -> QImage:
    drawing = QSvgRenderer(QByteArray(content))
    box = drawing.viewBoxF().size() if drawing.isValid() else QRectF().size()
    if box.width() <= 0 or box.height() <= 0:
        raise ExportError(_BROKEN)
    scale = _DRAWN_PX / max(box.width(), box.height())
    image = QImage(
        QSize(max(1, round(box.width() * scale)), max(1, round(box.height() * scale))), QImage.Format.Format_ARGB32
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    return image
