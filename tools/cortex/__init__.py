"""Makes the shipped cortex: the ICBM152 2009a symmetric average as one surface, its gyri named by sulci of our own.

::

    wheel -> volume -> surface (half) -> hollow -> regions (sulci.toml) -> file

Run as ``python -m tools.cortex``; what it is and what it cannot say stands in ``docs/glass-head.md``.
May import: geometry, data, domain, errors of the viewer; numpy, scipy, vtk, fast_simplification.
"""
