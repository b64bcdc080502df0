"""The command line: one file a command or a family of commands.

May import: everything; what is heavy inside functions.
"""
