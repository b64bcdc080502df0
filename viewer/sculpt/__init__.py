"""Makes the shipped heads: a signed distance field, sculpted feature by feature, then meshed and painted.

A build-time tool (``python -m viewer.sculpt``): nothing in the viewer imports it.
May import: geometry, data, errors; numpy, scipy, trimesh, mne, fast_simplification.
"""
