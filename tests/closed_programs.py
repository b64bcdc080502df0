"""Closed programs, of which many follow each other in a test run; a user's ends with its window."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent

from viewer.app.program import Program


def close(program: Program) -> None:
    """Close a program's window and delete both, so that Python alone holds what is left."""
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def collect() -> None:
    """Collect them: each holds 36 MB, and put itself beyond collection when it was complete."""
    gc.unfreeze()
    gc.collect()
