"""The program itself, measured from inside."""

from __future__ import annotations

import sys
import time
from statistics import median

import numpy as np
from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tools.bench.measure import ORBIT_STEP_DEG, WINDOW_SIZE, hand_back, orbit, resident_mb
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.data.paths import cache_folder
from viewer.domain.identity import ZoneId
from viewer.scene.pose import project
from viewer.state.glass_requests import BackToSkin, SetGlass
from viewer.state.mode_requests import Clear

_PICKS = 400
_GLASS = (0.33, 0.7)  # the skull, the cortex
_CLICKED = ("jiao.motor", "jiao.vertigo-auditory", "jiao.sensory", "jiao.speech-2")


def _settle(program: Program) -> None:
    """Wait until the view stands still and the card is built."""
    assert program.viewport is not None
    loop = QEventLoop()
    program.viewport.settled.connect(loop.quit)
    QTimer.singleShot(2000, loop.quit)
    loop.exec()


def _orbit(program: Program) -> dict[str, float]:
    viewport, scene = program.viewport, program.scene
    assert viewport is not None
    assert scene is not None
    scene.set_moving(True)

    def step() -> None:
        assert scene is not None
        assert viewport is not None
        pose = scene.camera.pose
        scene.camera.turn_to(pose.azimuth_deg + ORBIT_STEP_DEG, 0.0, duration_s=0.0)
        scene.render()
        viewport.render_window.WaitForCompletion()

    viewport.render_window.MakeCurrent()
    figures = orbit(step)
    scene.set_moving(False)
    return figures


def _glass(program: Program) -> dict[str, float | None]:
    """Turn the same head as glass, with the skull and with the cortex seen; the slower against the head as it is."""
    bare_ms, times = _orbit(program)["orbit_median_ms"], []
    for glass in _GLASS:
        program.store.ask(SetGlass(glass))
        while program.presenter.glass is None:  # found in a thread
            QApplication.processEvents()
        _settle(program)
        times.append(_orbit(program)["orbit_median_ms"])
    program.store.ask(BackToSkin())
    _settle(program)
    return {"glass_ms": max(times), "glass_ratio": max(times) / bare_ms}


def _pick_ms(program: Program) -> float:
    assert program.scene is not None
    assert program.atlas is not None
    assert program.viewport is not None
    places = np.random.default_rng(0).uniform(0.2, 0.8, (_PICKS, 2))
    size = (program.viewport.width(), program.viewport.height())
    times = []
    for x, y in places * size:
        before = time.perf_counter()
        point_mm = program.scene.pick(x, y)
        if point_mm is not None:
            program.atlas.zones_at(point_mm, 5.0)
        times.append((time.perf_counter() - before) * 1000)
    return median(times)


def _click_ms(program: Program) -> float:
    """Median time from the button's release to card and picture brought up to date."""
    viewport, scene, atlas = program.viewport, program.scene, program.atlas
    assert viewport is not None
    assert scene is not None
    assert atlas is not None
    times = []
    for zone in _CLICKED * 2:
        scene.camera.turn_to(-90.0, 10.0, duration_s=0.0)
        scene.camera.stop()
        viewport.repaint()
        placed = next(each for each in atlas.zones if each.zone == zone and each.side == "left")
        points = placed.lines[0].points_mm
        place = project(scene.camera.pose, points[int(len(points) * 0.7)], viewport.width(), viewport.height())
        before = time.perf_counter()
        for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
            button = Qt.MouseButton.LeftButton
            at = QPointF(*place)
            event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(viewport, event)
        program.explore.card.repaint()
        viewport.repaint()
        viewport.render_window.WaitForCompletion()
        times.append((time.perf_counter() - before) * 1000)
        selected = program.store.state.selection.zone
        if selected != zone and zone not in program.store.state.selection.candidates:
            raise SystemExit(f"a click on {zone} opened {selected}")
        _settle(program)
    return median(times)


def measure_program(started_s: float) -> int:
    """Open the program, measure, hand back the figures and end.

    Parameters
    ----------
    started_s : float
        `time.monotonic` before the process began.
    """
    qt = QApplication(sys.argv[:1])
    program = Program(qt, OpenOptions(zone=ZoneId("jiao.motor"), side="left", keeps_settings=False))
    program.window.resize(*WINDOW_SIZE)

    def measure() -> None:
        figures: dict[str, float | None] = {"start_s": time.monotonic() - started_s}
        from tools.bench.reading import measure_reading  # searches, which a start does not

        assert program.viewport is not None
        _settle(program)
        program.store.ask(Clear())
        program.viewport.setFixedSize(*WINDOW_SIZE)
        QApplication.processEvents()
        _settle(program)
        figures.update(_orbit(program))
        figures["memory_mb"] = resident_mb()
        figures["pick_ms"] = _pick_ms(program)
        figures["click_ms"] = _click_ms(program)
        figures.update(measure_reading(program))
        figures.update(_resolving(program))
        program.store.ask(Clear())
        figures.update(_glass(program))
        hand_back(figures)
        program.window.close()
        qt.quit()

    program.completed.connect(lambda: QTimer.singleShot(0, measure))
    program.show()
    return qt.exec()


def _resolving(program: Program) -> dict[str, float | None]:
    from viewer.atlas.cached import atlas_for
    from viewer.atlas.resolve import resolve

    assert program.head is not None
    shown_s = []
    before = time.perf_counter()
    resolve(program.catalog, program.head, early=lambda _zones: shown_s.append(time.perf_counter() - before))
    rivals_s = time.perf_counter() - before - shown_s[0]
    before = time.perf_counter()
    atlas_for(program.catalog, program.head, cache_folder())
    return {"resolve_s": shown_s[0], "rivals_s": rivals_s, "cached_s": time.perf_counter() - before}
