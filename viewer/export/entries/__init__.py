"""The exports, each in a file: what can be asked of it, and how it is made. `viewer.export.register` lists them.

May import: everything in `viewer.export`; what is heavy inside functions, for every start of the program reads these.
"""
