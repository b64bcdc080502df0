"""What is drawn in 3D: head, zones, needle, labels, camera. The only place that touches VTK.

`Scene` takes any render window, so that the program's window, tests without a display and exported pictures
show the same thing. Actors never leave this package; identifiers and points in mm do.
May import: `viewer.presentation`, `viewer.state`, `viewer.atlas`, `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""
