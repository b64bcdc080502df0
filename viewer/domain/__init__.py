"""What exists: zones, schools, studies, indications, cautions. Frozen, pure values.

Domain knows nothing of heads, files, Qt or VTK.
May import: `viewer.errors`.
"""
