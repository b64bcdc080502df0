"""What can be asked about the head, how an answer is judged, and when it is asked again.

``deck_of(catalog) -> cards``; ``question_of(catalog, card, seed) -> Question``. Pure.
May import: `viewer.atlas`, `viewer.data`, `viewer.domain`, `viewer.geometry`, `viewer.errors`.
"""
