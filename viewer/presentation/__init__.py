"""What a panel shows for a state: texts, colours, order. Pure values, no Qt, no VTK.

May import: `viewer.state`, `viewer.checks`, `viewer.atlas`, `viewer.data`, `viewer.domain`, `viewer.errors`.
"""
