"""Scalp Map Viewer: the zones of scalp acupuncture, constructed by rule on a head.

Layers, each importing only what stands below it::

    cli > app > export > (widgets | scene) > presentation > (state | checks)
        > atlas > data > (domain | geometry) > errors
"""

__version__ = "0.1.0"
