"""What a class sees, and whoever presents."""
