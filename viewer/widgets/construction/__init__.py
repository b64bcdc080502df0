"""How a zone is constructed, step by step."""
