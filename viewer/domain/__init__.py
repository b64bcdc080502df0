"""What exists: zones, schools, studies, indications, cautions. Frozen, pure values.

Domain knows nothing of heads but the ids of those that are shipped, and nothing of files, Qt or VTK.
May import: `viewer.errors`.
"""
