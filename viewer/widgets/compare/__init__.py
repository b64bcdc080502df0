"""Two zones side by side."""
