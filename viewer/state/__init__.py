"""What can be seen, as one frozen value, and the requests that change it. Pure.

May import: `viewer.atlas`, `viewer.domain`, `viewer.errors`.
"""
