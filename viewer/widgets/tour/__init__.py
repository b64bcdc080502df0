"""A tour: its list, its stops, its words."""
