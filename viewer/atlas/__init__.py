"""Where content and head meet: each zone as points on this head.

``resolve(catalog, head) -> Atlas``. Pure.
May import: `viewer.data`, `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""
