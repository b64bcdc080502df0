"""Files to domain values and meshes, shape-checked; the only package that reads content files.

May import: `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""
