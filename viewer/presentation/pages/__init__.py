"""What a thing says, as a page: one function for each kind of thing, from content, head and state to blocks.

May import: `viewer.presentation` and what that may. A page function knows no paper.
"""
