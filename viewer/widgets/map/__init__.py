"""The map of the evidence."""
