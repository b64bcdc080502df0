"""Actors, camera, picking, labels. The only place that touches VTK.

May import: `viewer.presentation` and below.
"""
