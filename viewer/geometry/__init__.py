"""The head and what can be measured on it. numpy and trimesh; pure.

One frame, ``head RAS``: origin midway between the pre-auricular points, +x to the patient's
right, +y front (horizontal in the Frankfurt plane), +z up. Millimetres, float64, points ``(n, 3)``.
Geometry knows nothing of zones. May import: `viewer.errors`.
"""
