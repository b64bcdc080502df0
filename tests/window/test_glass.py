"""The glass head in the real window: slider, keys and mouse lead to a gyrus; without a cortex all else works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from viewer.app import glass_heads
from viewer.app.glass_heads import GlassHeads
from viewer.app.program import Program
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.errors import MeshError
from viewer.state.glass_requests import SetGlass
from viewer.state.view_requests import TurnTo


def test_keys_slider_and_mouse_lead_to_a_gyrus_and_back_to_the_skin(qtbot: QtBot, program: Program) -> None:
    window, scene, viewport = program.window, program.scene, program.viewport
    assert scene is not None
    assert viewport is not None
    strip = program.explore._foot.strip
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert program.store.state.drawing.glass == pytest.approx(0.1)
    qtbot.waitUntil(lambda: program.presenter.glass is not None, timeout=20_000)
    strip.glass.slider.setValue(80)
    assert program.store.state.drawing.glass == 0.8
    program.store.ask(TurnTo("left"))
    viewport.repaint()
    places = [QPoint(x, y) for y in range(60, viewport.height() - 60, 20) for x in range(60, viewport.width() - 60, 20)]
    free = next(
        at for at in places if not program._pointer._hits(at.x(), at.y()) and scene.gyrus_at(at.x(), at.y()) is not None
    )
    gyrus = scene.gyrus_at(free.x(), free.y())
    program._pointer.hover(free.x(), free.y())
    assert program.catalog.gyri[gyrus].english in window._status.text()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=free)
    about = program.store.state.selection
    assert (about.gyrus, about.zone) == (gyrus, None)
    assert about.lit == program.catalog.gyri[gyrus].claimed_by
    assert program.explore.zones.listed() == "cortex"
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert program.store.state.drawing.glass == 0.0
    assert strip.glass.field.value() == 0
    program._pointer.hover(free.x(), free.y())
    assert program.catalog.gyri[gyrus].english not in window._status.text(), "through whole skin nothing is named"


def test_without_a_cortex_the_program_runs_and_says_why(
    open_program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glass_heads, "_is_installed", lambda: False)
    program = open_program()
    strip = program.explore._foot.strip
    assert not strip.glass.slider.isEnabled()
    assert "No cortex is installed" in strip.glass.slider.toolTip()
    assert not program.window.menus.actions["glass-more"].isEnabled()
    assert not program.presenter.can_be_glass
    program.store.ask(SetGlass(0.7))  # a stop of a tour may ask for it
    assert program.presenter.glass is None
    assert program.scene is not None
    program.scene.render()
    assert program.scene.problems == []


def test_what_one_head_lacks_says_nothing_of_another(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_of: object) -> None:
        raise MeshError("the electrode grid is missing on this head")

    shown = program.presenter.head_and_atlas
    assert shown is not None
    insides, state = GlassHeads(program.catalog), SetGlass(0.5).reduce(program.store.state, program.catalog)
    with monkeypatch.context() as patched:
        patched.setattr("viewer.atlas.glass_head.glass_head", refused)
        with qtbot.waitSignal(insides.failed, timeout=20_000):
            insides.follow(state, shown)
    assert "grid is missing" in insides.lacks
    insides.follow(state, shown)
    assert "grid is missing" in insides.lacks, "it is not asked again and again"
    other = HeadAndAtlas(replace(shown.head, fingerprint="another"), shown.atlas)
    with qtbot.waitSignal(insides.found, timeout=20_000):
        insides.follow(state, other)
    assert insides.lacks == ""
    bare = HeadAndAtlas(shown.head)
    insides.give_up(bare)
    assert "no zones could be laid on this head" in insides.lacks
    insides.follow(state, bare)
    assert insides.lacks
    with qtbot.waitSignal(insides.found, timeout=20_000):
        insides.follow(state, shown)  # by other rules they could
    assert insides.lacks == ""
    insides.stop()


def test_a_head_on_which_no_zone_can_be_laid_offers_no_glass_and_says_why(program: Program) -> None:
    shown = program.presenter.head_and_atlas
    assert shown is not None
    program.presenter.head_and_atlas = HeadAndAtlas(shown.head)
    program._on_zones_failed("Something went wrong.")
    slider = program.explore._foot.strip.glass.slider
    assert not slider.isEnabled()
    assert "no zones could be laid on this head" in slider.toolTip()
    assert program.window._status.text() == "Something went wrong."
