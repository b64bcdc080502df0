"""The list of zones and complaints with its search."""
