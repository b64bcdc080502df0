from __future__ import annotations

import pytest

SCHOOL = "error zones/demo/school.toml: "
ZONE = "error zones/demo/first.toml: "


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("demo/first.toml", 'id = "upper"', 'id = "lower"', ZONE + "parts: two parts have the same id"),
        (
            "demo/first.toml",
            "start = 0.4",
            "start = 0.3",
            ZONE + "parts.2.start: 0.3 overlaps the part that ends at 0.4",
        ),
        (
            "demo/first.toml",
            "start = 0.4",
            "start = 0.5",
            ZONE + "parts.2.start: 0.5 leaves a gap after the part that ends at 0.4",
        ),
        ("demo/first.toml", "end = 0.4", "end = 0.0", ZONE + "parts.1: it ends at 0, but starts at 0"),
        (
            "demo/first.toml",
            "start = 0.0",
            "start = 0.1",
            ZONE + "parts.1.start: 0.1 leaves the beginning of the line without a part",
        ),
        (
            "demo/first.toml",
            "end = 1.0",
            "end = 0.9",
            ZONE + "parts.2.end: 0.9 leaves the end of the line without a part",
        ),
        (
            "demo/school.toml",
            "usual_deg = 20.0",
            "usual_deg = 40.0",
            SCHOOL + "angle: 15, 40, 30: the usual angle is not between the lowest and the highest",
        ),
    ],
)
def test_figures_fit_together(judged, file, old, new, said):
    assert said in judged(file, old, new)
