"""What importing a package must not load. Who may import whom, import-linter says: a step of `./dev test` by itself."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VIEWER = ROOT / "viewer"
FILES = sorted([*VIEWER.rglob("*.py"), *(ROOT / "tools").rglob("*.py")])

PURE = ("domain", "geometry", "data", "atlas", "checks", "state", "presentation")
HEAVY = ("PySide6", "vtkmodules", "vtk", "pyvista")
SLOW = (*HEAVY, "numpy", "scipy", "trimesh", "potpourri3d", "pydantic", "rapidfuzz")
NETWORK = frozenset({
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "websockets", "xmlrpc",
})  # fmt: skip
NETWORK_PARTS = frozenset({"urllib.request", "urllib.error", "PySide6.QtNetwork", "PySide6.QtWebEngineCore"})


def python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((sys.executable, "-c", code, *words), capture_output=True, text=True, cwd=ROOT, check=False)


def modules_of(package: str) -> list[str]:
    folder = VIEWER / package
    return [
        "viewer." + ".".join(file.relative_to(VIEWER).with_suffix("").parts) for file in sorted(folder.rglob("*.py"))
    ]


def imported(file: Path) -> set[str]:
    """Return all modules that a file names in an import, with what is taken from them."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{each.name}" for each in node.names}
    return found


def test_a_pure_package_loads_neither_qt_nor_vtk():
    code = f"""import importlib, sys
for names in sys.argv[1:]:
    for name in names.split(","):
        importlib.import_module(name)
    print([name for name in {HEAVY} if name in sys.modules])"""
    packages = [",".join(name.removesuffix(".__init__") for name in modules_of(package)) for package in PURE]
    assert all(packages)
    done = python(code, *packages)
    assert done.stdout.splitlines() == ["[]"] * len(PURE), done.stdout + done.stderr


def test_the_scene_loads_no_qt():
    names = [name.removesuffix(".__init__") for name in modules_of("scene")]
    done = python(f"import sys, {', '.join(names)}\nprint('PySide6' in sys.modules)")
    assert done.stdout.strip() == "False", done.stdout + done.stderr


def test_the_window_loads_of_pyvista_the_data_and_neither_its_plotting_nor_what_fetches_files():
    """Plotting, with matplotlib, would cost the start half a second and more."""
    names = [name.removesuffix(".__init__") for layer in ("scene", "widgets", "app") for name in modules_of(layer)]
    unwanted = ("pyvista.plotting", "matplotlib", "pooch.core", "ssl")
    code = f"import sys, {', '.join(names)}\nprint([name for name in {('pyvista', *unwanted)} if name in sys.modules])"
    for first in ("", "import PySide6.QtCore\n"):  # which looks into everything that comes after it
        assert python(first + code).stdout.strip() == "['pyvista']"


@pytest.fixture(scope="module")
def start() -> dict[str, list[str]]:
    """What a start of the window has loaded before Qt and after it, in one process for all who ask."""
    done = python(
        "import json, linecache, sys, viewer.app\n"
        "before = list(sys.modules)\n"
        "import viewer.app.program\n"
        "print(json.dumps({'before': before, 'after': list(sys.modules), 'sources': list(linecache.cache)}))"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_qt_comes_after_what_it_would_read_in_vain(start: dict[str, list[str]]):
    """PySide6 reads and keeps the source of what is imported after it."""
    assert {"pyvista", "viewer.scene.scene"} <= set(start["before"])
    assert "PySide6" not in start["before"]
    assert "PySide6" in start["after"]


def test_qt_reads_and_keeps_no_source_of_a_screen(start: dict[str, list[str]]):
    """It looks for ways of its own to name things, which nothing here uses: 40 ms of a start."""
    assert [name for name in start["sources"] if "widgets" in name] == []


def test_of_what_knows_no_qt_nothing_is_left_to_be_loaded_after_it(start: dict[str, list[str]]):
    without_qt = tuple(f"viewer.{name}." for name in (*PURE, "scene"))
    late = set(start["after"]).difference(start["before"])
    assert [name for name in late if name.startswith(without_qt)] == []


def test_a_start_of_the_window_loads_nothing_of_the_glass_head(start: dict[str, list[str]]):
    glass = ("brain", "glass_skin", "inner_marks", "cortex_file", "glass_head", "scipy")
    assert [name for name in start["after"] if name.rpartition(".")[2] in glass] == []


def test_a_start_of_the_window_reads_no_export(start: dict[str, list[str]]):
    """The register is read when the menu is opened, and what makes an export is imported when it is made."""
    assert [name for name in start["after"] if "export.entries" in name] == []


def test_pyvista_gives_its_data_to_everybody_and_its_plotting_to_nobody():
    """Everything else that is asked of the package, a Plotter for example, loads the plotting.

    Two may plot: `viewer/api.py` in a notebook, and the tool that draws the cortex to trace on, which is not shipped.
    """
    files = [file for file in FILES if file not in (VIEWER / "api.py", ROOT / "tools" / "cortex" / "pictures.py")]
    asked = {name for file in files for name in imported(file) if name.partition(".")[0] == "pyvista"}
    assert asked <= {"pyvista", "pyvista.CellArray", "pyvista.MultiBlock", "pyvista.PolyData"}
    whole = [file.name for file in files if "import pyvista" in file.read_text(encoding="utf-8")]
    assert whole == []


def test_the_front_door_loads_neither_qt_nor_plotting():
    loaded = f"print([name for name in {('PySide6', 'matplotlib', 'pyvista.plotting')} if name in sys.modules])"
    done = python(
        f"import sys; from viewer.api import load; load().to_pyvista(['jiao.motor'], detail='light'); {loaded}"
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_what_stands_for_a_module_becomes_it_when_it_is_asked():
    code = "import sys, viewer.scene, pooch; print(pooch.retrieve.__module__, sys.modules['pooch'].__file__ is None)"
    assert python(code).stdout.split() == ["pooch.core", "False"]


def test_the_command_line_answers_before_anything_slow_is_loaded():
    loaded = f"print([name for name in {SLOW} if name in sys.modules])"
    code = f"import sys; from viewer.cli.main import main; main(['--version']); {loaded}"
    assert python(code).stdout.splitlines()[-1] == "[]"


def test_nothing_talks_to_a_network():
    talking = {
        file.relative_to(ROOT).as_posix(): sorted(names)
        for file in FILES
        if (names := {name for name in imported(file) if name.partition(".")[0] in NETWORK or name in NETWORK_PARTS})
    }
    assert talking == {}


def test_the_register_of_exports_is_read_without_anything_slow():
    done = python(f"import sys, viewer.export.register\nprint([name for name in {SLOW} if name in sys.modules])")
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
