"""What is explained to a patient."""
