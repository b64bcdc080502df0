"""What must hold between files and on the head; each check a small function. Pure.

May import: `viewer.atlas`, `viewer.data`, `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""
