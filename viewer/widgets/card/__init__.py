"""The card of a zone, a point or a complaint, section by section."""
