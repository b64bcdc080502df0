"""Which test files begin a run."""

from __future__ import annotations

LONGEST = (
    "test_web_page_in_chromium.py", "test_examples.py", "test_web_page.py", "test_foreign_mesh.py", "test_main.py",
    "test_scene.py", "test_pdf_paper.py", "test_qt_paper.py", "test_any_head.py", "test_layers.py", "test_wheel.py",
    "test_rivals.py", "test_more_zones.py", "test_shipped_heads.py",
    "test_memory.py", "test_build.py", "test_faulty_start.py", "test_program.py", "test_present.py",
    "test_exporting.py", "test_tours.py", "test_evidence.py", "test_explain.py", "test_measure.py",
)  # fmt: skip
"""Files that take long are begun first: no process waits for another in the end. See ``./dev test --slow``."""
