"""Where everything lies: a list, a spreadsheet, or JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.export.entries import options as shared
from viewer.export.export import Ending, Export, Option, Progress, Request
from viewer.presentation.question import choice

if TYPE_CHECKING:
    from viewer.domain.zone import Zone

_EXAMPLES = """\
  {prog}                        id, code and names of every zone
  {prog} --json > zones.json    where each lies on the head, by which steps; acupuncture points too
  {prog} --csv -o zones.csv     a spreadsheet: where each zone begins and ends, and every point

Places are in mm on the head: x to the patient's right, y to the front, z up, from the middle between the ear points.
"""
_FORMS = {"list": "text", "json": "JSON", "csv": "CSV"}
_BEGUN = 0.1


def make(request: Request, into: Path, progress: Progress) -> bool:
    """List the zones, or say where they lie."""
    from viewer.export.ground import ground_for, shipped_catalog
    from viewer.export.names import head_folder
    from viewer.export.writing import refuse_other_ending, say_or_write

    suffixes = {_FORMS[str(ending.sets["format"])]: ending.suffix for ending in ZONES.endings}
    refuse_other_ending(into, _FORMS[request.format], suffixes)
    if request.format == "list":
        catalog = shipped_catalog(progress.note)
        head_folder(request.head)
        rows = [_row(zone) for zone in catalog.zones.values()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
        say_or_write(into, "\n".join(line.rstrip() for line in lines), progress)
        return True
    there = ground_for(request, progress.note)
    progress.share(_BEGUN)
    if request.format == "json":
        from viewer.export.zone_table import zone_table

        table = zone_table(there.catalog, there.atlas, there.glass(progress.note))
        say_or_write(into, json.dumps(table, ensure_ascii=False, allow_nan=False), progress)
    else:
        from viewer.export.place_table import place_table

        # Spreadsheets take a file without this mark for one without Chinese.
        say_or_write(into, place_table(there.catalog, there.atlas).rstrip("\n"), progress, mark="\ufeff")
    return there.is_whole


def _row(zone: Zone) -> tuple[str, ...]:
    # Chinese last: its characters are two columns wide.
    return zone.id, zone.code, zone.name.en, zone.name.pinyin, zone.name.han


ZONES = Export(
    id="zones",
    words="Table of zones and points",
    about="list the zones, or say where they lie",
    proposed="zones.csv",
    endings=(
        Ending(".csv", "For a spreadsheet", {"format": "csv"}),
        Ending(".json", "For programs", {"format": "json"}),
        Ending(".txt", "Names alone", {"format": "list"}),
    ),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(
        Option(
            "format",
            choice("list", "json", "csv"),
            "list by default",
            "list",
            short=(
                ("--json", "json", "points in mm, lengths and parts, as JSON"),
                ("--csv", "csv", "ends in mm, lengths and names, for a spreadsheet"),
            ),
        ),
        *shared.RULES,
        shared.HEAD,
    ),
)
