"""The electrode sites that are asked for: those of the 10-20 system, by which a head is measured."""

from __future__ import annotations

SITES = (
    "Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2",
)  # fmt: skip
