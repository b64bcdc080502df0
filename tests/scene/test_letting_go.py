"""What is drawn no longer is given back: VTK keeps its observers alive where Python's collector does not see them."""

from __future__ import annotations

import gc
import weakref

from vtkmodules.vtkRenderingCore import vtkRenderer

from tests.scene.conftest import World
from viewer.presentation.palette import skin_for
from viewer.scene.offscreen import offscreen_window
from viewer.scene.skin import Skin
from viewer.scene.skin_ink import SkinInk


def test_the_head_before_is_let_go(world: World) -> None:
    window = offscreen_window()
    skin = Skin(window, vtkRenderer(), lambda _said: None)
    skin.set_head(world.head, skin_for("light", "light"))
    before = [weakref.ref(each) for each in (*skin._lights, *skin._actors, *skin._data)]
    skin.set_head(world.head, skin_for("light", "light"))
    gc.collect()
    assert [each() for each in before] == [None] * len(before)
    assert skin._lights
    window.Finalize()


def test_ink_that_is_removed_is_let_go() -> None:
    ink = SkinInk(vtkRenderer(), lambda _said: None, "", 1.0)
    held = [weakref.ref(each) for each in (ink, ink._actor, ink._data)]
    ink.remove()
    del ink
    gc.collect()
    assert [each() for each in held] == [None] * 3


def test_a_shader_that_fails_is_still_heard() -> None:
    said: list[str] = []
    ink = SkinInk(vtkRenderer(), said.append, "", 1.0)
    ink._actor.GetMapper().InvokeEvent("ErrorEvent")
    assert len(said) == 1
