"""Pictures and tables for use outside the program, one file per format.

May import: `viewer.scene`, `viewer.presentation` and below.
"""
