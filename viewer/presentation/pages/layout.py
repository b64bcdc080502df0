"""What lies beside what inside an area, as a table whose cells lie as on the head."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.data.language import gettext as _
from viewer.domain.area_layout import AreaLayout
from viewer.presentation.blocks import Block, Table, TableCell, TableColumn, TableRow, Text
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText


def layout_blocks(layout: AreaLayout | None, citations: Citations) -> Iterator[Block]:
    """Yield what is said of a layout, and the scheme; nothing where there is none."""
    if layout is None:
        return
    columns = tuple(TableColumn(str(number), title) for number, title in enumerate(layout.columns))
    rows = tuple(
        TableRow(str(number), _("Row %d") % number, tuple(TableCell(MarkedText(name)) for name in row))
        for number, row in enumerate(layout.rows, start=1)
    )
    yield Text(citations.marked(layout.said))
    yield Table(columns, rows, is_scheme=True)
