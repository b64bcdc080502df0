"""The page of a study or another source."""
