"""The commands ``zones``, ``mesh`` and ``electrodes``: where everything lies, for other programs.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
import json

from viewer.cli.call import (
    OK,
    chosen_zones,
    code_of,
    content_with,
    ground,
    head_folder,
    refuse_other_ending,
    say,
    shipped_catalog,
    write,
)
from viewer.domain.zone import Zone

_FORMS = {"list": ("text", ".txt"), "json": ("JSON", ".json"), "csv": ("CSV", ".csv")}


def zones(order: argparse.Namespace) -> int:
    """List the zones, or say where they lie."""
    refuse_other_ending(order.output, *_FORMS[order.form])
    catalog = shipped_catalog()
    if order.form == "list":
        head_folder(order.head)
        rows = [_row(zone) for zone in catalog.zones.values()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
        return _hand_over(order, "\n".join(line.rstrip() for line in lines))
    there = ground(catalog, order.head)
    if order.form == "json":
        from viewer.export.zone_table import zone_table

        _hand_over(order, json.dumps(zone_table(catalog, there.atlas), ensure_ascii=False, allow_nan=False))
    else:
        from viewer.export.place_table import place_table

        _hand_over(order, place_table(catalog, there.atlas).rstrip("\n"))
    return code_of(there)


def _hand_over(order: argparse.Namespace, text: str) -> int:
    """Write a text to the file that was named, or as the answer."""
    if order.output is None:
        say(text)
        return OK
    # Spreadsheets take a file without this mark for one without Chinese.
    mark = "\ufeff" if order.form == "csv" else ""
    write(order.output, f"{mark}{text}\n".encode())
    return OK


def _row(zone: Zone) -> tuple[str, ...]:
    # Chinese last: its characters are two columns wide.
    return zone.id, zone.code, zone.name.en, zone.name.pinyin, zone.name.han


def mesh(order: argparse.Namespace) -> int:
    """Make a model of the head and the zones."""
    catalog = content_with(order)
    there = ground(catalog, order.head)
    from viewer.export.mesh import mesh_file, write_mesh

    zones = chosen_zones(catalog, order)
    content = mesh_file(there.head, catalog, there.atlas, zones, order.side, skin=order.skin, detail=order.detail)
    write_mesh(order.output, content)
    say(str(order.output))
    return code_of(there)


def electrodes(order: argparse.Namespace) -> int:
    """Write sites, points and ends of zones in the form of BIDS."""
    catalog = shipped_catalog()
    there = ground(catalog, order.head)
    from viewer.export.electrodes import electrode_files, write_electrodes

    for path in write_electrodes(order.output, electrode_files(catalog, there.atlas)):
        say(str(path))
    return code_of(there)
