"""How fast the program is, as a ratio to the plainest Qt and VTK window that shows the same head.

Each side runs as a process of its own, in turn, several times: ``floor`` is the plain window, ``program`` is ours.

May import: the viewer.
"""

from __future__ import annotations


def run_bench(*, as_json: bool) -> int:
    """Measure both sides and print the comparison.

    Parameters
    ----------
    as_json : bool
        Print JSON instead of a table.

    Returns
    -------
    int
        0 when everything was measured, reached or not; 1 when a measurement failed.
    """
    # The measured processes import this package too: what only the comparison needs stays out of their start.
    from tools.bench.compare import compare

    return compare(as_json=as_json)
