"""Sites, points and ends of zones as BIDS files."""

from __future__ import annotations

from pathlib import Path

from viewer.export.entries import options as shared
from viewer.export.export import Export, Progress, Request

_EXAMPLES = """\
  {prog} -o places    three files in the folder places, ending in electrodes.tsv, electrodes.json, coordsystem.json

The files have the form of BIDS, for programs that work with the electroencephalogram: sites of the 10-10 grid,
acupuncture points, and both ends of every zone, in metres.
"""


def make(request: Request, into: Path, progress: Progress) -> bool:
    """Write the files."""
    from viewer.export.ground import ground_for

    there = ground_for(request, progress.note)
    from viewer.export.electrodes import electrode_files, write_electrodes

    for path in write_electrodes(into, electrode_files(there.catalog, there.atlas)):
        progress.wrote(path)
    return there.is_whole


ELECTRODES = Export(
    id="electrodes",
    words="Sites, points and zones for EEG programs",
    about="write sites, points and zones as BIDS files",
    what="the folder",
    proposed="electrodes",
    endings=(),
    make=make,
    examples=_EXAMPLES,
    group="data",
    options=(*shared.RULES, shared.HEAD),
)
