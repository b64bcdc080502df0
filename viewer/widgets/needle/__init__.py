"""The needle: its controls, the cut through the skin, technique and practice."""
