"""What makes and measures the program from a checkout; nothing of it is shipped.

``bench`` measures, ``heads`` makes the shipped heads, ``cortex`` the average brain, ``fonts`` the font files,
``han_forms`` the table of characters. Heads and cortex come out of wheels: ``pinned_wheel``.
May import: viewer. They do not know each other, and nothing in viewer imports them.
"""
