"""Makes the shipped heads: a signed distance field, sculpted feature by feature, then meshed and painted.

Run as ``python -m tools.sculpt``.
May import: geometry, data, errors of the viewer; numpy, scipy, trimesh, mne, fast_simplification.
"""
