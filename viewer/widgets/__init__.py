"""Window, viewport, panels. The only place that touches Qt widgets; the viewport hosts the VTK window.

May import: `viewer.presentation` and below. Panels do not know each other.
"""
