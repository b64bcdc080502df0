"""``./dev`` in a world of stand-ins: what it asks of the system, and when it asks for nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from viewer.export.register import EXPORTS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="dev is a POSIX shell script; Windows has dev.cmd")

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "cat", "cmp", "cp", "dirname", "ln", "readlink", "rm", "sed", "sleep", "uname", "mkdir", "env")
HANGS_AFTER_S = 60.0
LIBRARY = "libxcb-cursor0"
EVERYTHING = (
    "libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
    " libxcursor1 libwayland-cursor0 libwayland-egl1 libglib2.0-0 libxcb-cursor0 xvfb xauth chromium"
    " python3 python3-venv"
)

# One stand-in plays the system's Python and, copied by `-m venv`, the environment's.
PYTHON = """#!/bin/sh
case "$1 $2" in
  "-c "*) [ ! -e "$WORLD/python-is-old" ] ;;
  "-m venv") echo venv >>"$WORLD/log"; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  "-m pip") echo "pip $*" >>"$WORLD/log"; [ ! -p "$WORLD/gate" ] || cat "$WORLD/gate"; [ ! -e "$WORLD/no-network" ] ;;
  "-m tests") shift 2; printf 'tests'; printf ' [%s]' "$@"; echo ;;
  *) shift; printf 'main'; printf ' [%s]' "$@"; printf ' on %s\\n' "${QT_QPA_PLATFORM:-its own platform}" ;;
esac
"""
STAND_INS = {
    "python3": PYTHON,
    "dpkg-query": """#!/bin/sh
while read -r have; do
  for name; do [ "$have" != "$name" ] || printf ' %s=installed ' "$name"; done
done <"$WORLD/installed"
""",
    "apt-get": """#!/bin/sh
echo "apt-get $*" >>"$WORLD/log"
for name; do case $name in -* | install | update | DPkg*) ;; *) echo "$name" >>"$WORLD/installed" ;; esac; done
""",
    "id": '#!/bin/sh\necho "$FAKE_UID"\n',
    "xvfb-run": """#!/bin/sh
echo xvfb-run >>"$WORLD/log"
while [ "$1" != -s ]; do shift; done
shift 2
exec "$@"
""",
}
SUDO = '#!/bin/sh\necho sudo >>"$WORLD/log"\nexec "$@"\n'


@dataclass
class World:
    """A clone of the project, on a computer that has only what its ``bin`` holds."""

    folder: Path

    @property
    def clone(self) -> Path:
        return self.folder / "my clone"

    @property
    def environment(self) -> Path:
        return self.clone / ".venv"

    def add(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(script)
        path.chmod(0o755)

    def install(self, names: str) -> None:
        (self.folder / "installed").write_text("\n".join(names.split()) + "\n")

    def log(self) -> list[str]:
        log = self.folder / "log"
        return log.read_text().splitlines() if log.exists() else []

    def forget(self) -> None:
        (self.folder / "log").unlink(missing_ok=True)

    def start(self, *arguments: str, uid: int = 0, display: str = ":1") -> subprocess.Popen[str]:
        environment = {"PATH": str(self.folder / "bin"), "WORLD": str(self.folder), "FAKE_UID": str(uid)}
        if display:
            environment["DISPLAY"] = display
        command = ["sh", str(self.clone / "dev"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, text=True, cwd=self.folder, stdout=pipe, stderr=pipe)

    def dev(self, *arguments: str, uid: int = 0, display: str = ":1") -> tuple[int, str, str]:
        process = self.start(*arguments, uid=uid, display=display)
        out, err = process.communicate(timeout=HANGS_AFTER_S)
        return process.returncode, out, err


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    for name, script in STAND_INS.items():
        world.add(name, script)
    (world.clone / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "dev", world.clone)
    for kind in ("run", "test"):
        (world.clone / "requirements" / f"{kind}.txt").write_text(f"# {kind}\n")
    world.install(EVERYTHING)
    return world


def asked_packages(world: World) -> list[str]:
    (line,) = [line for line in world.log() if "--no-install-recommends" in line]
    return line.split("--no-install-recommends ")[1].split()


def test_asks_apt_for_what_is_missing_and_nothing_else(world: World) -> None:
    world.install(EVERYTHING.replace(LIBRARY, ""))
    assert world.dev("setup")[0] == 0
    assert asked_packages(world) == [LIBRARY]


def test_a_second_time_does_nothing(world: World) -> None:
    world.dev("setup")
    world.forget()
    assert world.dev("setup")[0] == 0
    assert world.log() == []


def test_knows_the_newer_name_of_glib(world: World) -> None:
    world.install(EVERYTHING.replace("libglib2.0-0", "libglib2.0-0t64"))
    world.dev("setup")
    assert not [line for line in world.log() if "apt-get" in line]


def test_only_tests_need_a_browser(world: World) -> None:
    world.install(EVERYTHING.replace("chromium", ""))
    assert world.dev("setup")[0] == 0
    assert not [line for line in world.log() if "apt-get" in line]
    assert world.dev("test")[0] == 0
    asked = [line for line in world.log() if "--no-install-recommends" in line]
    assert [line.endswith(" chromium") for line in asked] in ([], [True])  # nothing but on Debian


def test_uses_sudo_for_somebody_who_is_not_root(world: World) -> None:
    world.install(EVERYTHING.replace(LIBRARY, ""))
    world.add("sudo", SUDO)
    assert world.dev("setup", uid=1000)[0] == 0
    assert "sudo" in world.log()
    assert asked_packages(world) == [LIBRARY]


def test_prints_the_line_for_an_administrator_where_there_is_no_sudo(world: World) -> None:
    world.install(EVERYTHING.replace(LIBRARY, ""))
    code, _, err = world.dev("setup", uid=1000)
    assert code == 1
    assert f"apt-get install {LIBRARY}\n" in err
    assert world.log() == []


def test_goes_on_with_a_note_where_there_is_no_apt(world: World) -> None:
    (world.folder / "bin" / "apt-get").unlink()
    code, _, err = world.dev("setup")
    assert code == 0
    assert "no apt here" in err
    assert LIBRARY in err


def test_asks_for_python_only_where_none_is_good_enough(world: World) -> None:
    world.install(EVERYTHING.replace("python3", "").replace("-venv", ""))
    world.dev("setup")
    assert not [line for line in world.log() if "apt-get" in line]
    shutil.rmtree(world.environment)
    (world.folder / "python-is-old").touch()
    code, _, err = world.dev("setup")
    assert asked_packages(world) == ["python3", "python3-venv"]
    assert code == 1
    assert "Python 3.11 or newer is needed" in err


def test_makes_a_half_made_environment_anew(world: World) -> None:
    world.dev("setup")
    (world.environment / "run.txt").unlink()
    (world.environment / "leftover").touch()
    assert world.dev("setup")[0] == 0
    assert not (world.environment / "leftover").exists()
    assert world.log().count("venv") == 2


def test_makes_the_environment_anew_for_other_versions(world: World) -> None:
    world.dev("setup")
    (world.clone / "requirements" / "run.txt").write_text("# other versions\n")
    world.dev("setup")
    assert world.log().count("venv") == 2


def test_stops_without_a_network_and_mends_it_the_next_time(world: World) -> None:
    (world.folder / "no-network").touch()
    code, out, err = world.dev("run")
    assert code == 1
    assert "needs a network" in err
    assert "main" not in out
    (world.folder / "no-network").unlink()
    assert world.dev("run")[0] == 0


def test_adds_the_test_tools_to_an_environment_that_runs(world: World) -> None:
    world.dev("setup")
    code, out, _ = world.dev("test", "tests/geometry", "-k", "a b")
    assert (code, out) == (0, "tests [tests/geometry] [-k] [a b]\n")
    assert world.log().count("venv") == 1
    assert [line.rsplit("/", 1)[1] for line in world.log() if line.startswith("pip")] == ["run.txt", "test.txt"]


def test_two_at_once_wait_for_each_other(world: World) -> None:
    gate = world.folder / "gate"
    os.mkfifo(gate)
    first = world.start("setup")
    with gate.open("w"):  # opens once the first one's pip reads from it
        second = world.start("setup")
        assert second.stderr is not None
        assert "waiting for another ./dev" in second.stderr.readline()
    for process in (first, second):
        process.communicate(timeout=HANGS_AFTER_S)
        assert process.returncode == 0
    assert world.log().count("venv") == 1


def test_does_not_wait_for_one_that_died(world: World) -> None:
    died = subprocess.Popen(["true"])
    died.wait()
    (world.clone / ".venv.lock").symlink_to(str(died.pid))
    assert world.dev("setup")[0] == 0
    assert not (world.clone / ".venv.lock").is_symlink()


def test_says_so_where_nothing_can_be_written(world: World) -> None:
    (world.folder / "bin" / "ln").unlink()
    world.add("ln", "#!/bin/sh\nexit 1\n")
    code, _, err = world.dev("setup")
    assert code == 1
    assert f"nothing can be written to {world.clone}" in err


def test_passes_arguments_on_as_they_are(world: World) -> None:
    _, out, _ = world.dev("run", "--zone", "a b", "*")
    assert out == "main [--zone] [a b] [*] on its own platform\n"


def test_examples_begin_as_the_call_did(world: World) -> None:
    world.dev("setup")
    (world.environment / "bin" / "python").write_text('#!/bin/sh\necho "$SCALP_MAP_VIEWER_CALL"\n')
    code, out, _ = world.dev("run", "--help")
    assert code == 0
    assert out.splitlines()[-1] == f"{world.clone}/dev run"


def test_without_a_screen_names_what_needs_none(world: World) -> None:
    code, out, err = world.dev("run", display="")
    assert (code, out) == (1, "")
    for word in ("no screen", "image", "zones", "check", "report", "--picture FILE.png"):
        assert word in err
    assert world.log() == []


@pytest.mark.parametrize(
    "words",
    [
        *((name,) for name in (*(export.id for export in EXPORTS if " " not in export.id), "tour", "report")),
        ("image", "-o", "a.png"),
        ("check", "--strict"),
        ("--help",),
        ("--version",),
    ],
)
def test_without_a_screen_runs_what_needs_none(world: World, words: tuple[str, ...]) -> None:
    code, out, _ = world.dev("run", *words, display="")
    assert code == 0
    assert out.startswith(f"main [{words[0]}]")
    assert "xvfb-run" not in world.log()


@pytest.mark.parametrize("words", [("--picture", "window.png"), ("--theme", "dark", "--picture=a.png"), ("bench",)])
def test_without_a_screen_makes_a_virtual_one_for_a_picture(world: World, words: tuple[str, ...]) -> None:
    world.install(EVERYTHING.replace("xvfb", ""))
    code, out, _ = world.dev("run", *words, display="")
    assert code == 0
    assert asked_packages(world) == ["xvfb"]
    assert "xvfb-run" in world.log()
    assert out.endswith("on xcb\n")


def test_with_a_screen_a_picture_uses_it(world: World) -> None:
    world.dev("run", "--picture", "window.png")
    assert "xvfb-run" not in world.log()


def test_doctor_changes_nothing(world: World) -> None:
    world.install(EVERYTHING.replace(LIBRARY, ""))
    code, out, _ = world.dev("doctor", uid=1000)
    assert code == 0
    assert f"missing: {LIBRARY}" in out
    assert "not made yet" in out
    assert world.log() == []
