"""Files of every kind that the program reads, spoiled as a seed says: each is read, or refused in a sentence."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from viewer.checks.cached_content import cached_content
from viewer.checks.run import open_content
from viewer.data import head_file
from viewer.data.atlas_cache import read_stored, write_stored
from viewer.data.available_tours import add_recent, available_tours, recent_tours, shipped_tour_files
from viewer.data.head_file import load_head
from viewer.data.logo_file import read_logo
from viewer.data.paths import assets_folder
from viewer.data.settings import FILE, Settings, load_settings, save_settings
from viewer.data.tour_draft import drafts, keep_draft
from viewer.data.tour_file import read_tour
from viewer.data.tour_folder import own_tours_folder
from viewer.errors import ViewerError

SMALL_CONTENT = Path(__file__).parents[1] / "content" / "small" / "zones"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><path d="M0 0h9"/></g><use href="#a"/></svg>'
_TOKENS = (
    b"null", b"true", b"-1", b"1e999", b"NaN", b"[]", b"{}", b'""', b"[[[[", b"\\ud800", b"\x00", b"\xff", b"9" * 40,
)  # fmt: skip


@dataclass(frozen=True)
class Escape:
    """Something that should have been a sentence, or was taken for sound.

    Attributes
    ----------
    kind, seed
        Which file, and how it is spoiled again.
    what : str
        What came out.
    """

    kind: str
    seed: int
    what: str


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Return a file as a fault, a slip or ill will leaves it."""
    held = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(held) + 1)
        way = chance.randrange(6)
        if way == 0 and held:
            held[at % len(held)] ^= 1 << chance.randrange(8)
        elif way == 1:
            del held[at : at + chance.randint(1, 200)]
        elif way == 2:
            held[at:at] = held[at : at + chance.randint(1, 200)] * chance.randint(1, 3)
        elif way == 3:
            held[at : at + chance.randint(0, 6)] = chance.choice(_TOKENS)
        elif way == 4:
            held[at:at] = chance.randbytes(chance.randint(1, 30))
        else:
            del held[at:]
    return bytes(held)


class Bench:
    """A folder with one sound file of each kind, and how each is read.

    Parameters
    ----------
    folder : Path
        Empty; the user folders of the program are elsewhere, and are its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content = shutil.copytree(SMALL_CONTENT, folder / "zones")
        self._head = shutil.copytree(assets_folder() / "meshes" / "adult-man", folder / "head")
        self._tour = Path(shutil.copy(shipped_tour_files()[0], folder / "a.scalptour"))
        self._logo = folder / "logo.svg"
        self._logo.write_text(LOGO, encoding="utf-8")
        self._settings = folder / "settings"
        save_settings(Settings(b"\x01\xd9" * 20, (300, 900, 400), "dark"), self._settings)
        self._stored = folder / "stored.npz"
        write_stored(self._stored, "key", {"a": [1, 2, {"b": 3.5}]}, {})
        self._kept = folder / "kept"
        cached_content(self._content, self._kept)
        keep_draft(read_tour(self._tour), self._tour, "one")
        add_recent(self._tour)
        self.kinds: Mapping[str, tuple[Callable[[random.Random], Path], Callable[[Path], object]]] = {
            "settings": (lambda _: self._settings / FILE, lambda path: load_settings(path.parent)),
            "tour": (lambda _: self._tour, read_tour),
            "content": (self._any_content, lambda _: open_content(self._content)),
            "head": (lambda _: self._head / "head.toml", self._read_head),
            "mesh": (lambda _: self._head / "head.npz", self._read_head),
            "logo": (lambda _: self._logo, read_logo),
            "draft": (
                lambda _: next((own_tours_folder() / "unsaved").iterdir()),
                lambda _: (drafts(), available_tours()),
            ),
            "recent": (lambda _: own_tours_folder() / "recent.json", lambda _: (recent_tours(), available_tours())),
            "stored": (lambda _: self._stored, self._read_stored),
            "kept": (lambda _: self._kept / "content.json", self._read_kept),
        }

    def try_kind(self, kind: str, seed: int) -> Escape | None:
        """Spoil a file, read it, put it back as it was; None if all is well."""
        chance = random.Random(f"{kind} {seed}")
        choose, read = self.kinds[kind]
        path = choose(chance)
        sound = path.read_bytes()
        path.write_bytes(spoiled(sound, chance))
        try:
            read(path)
        except ViewerError as error:
            return None if str(error).strip() else Escape(kind, seed, "an error without a word")
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            return Escape(kind, seed, f"{type(error).__name__}: {error}")
        finally:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sound)
        return None

    def _any_content(self, chance: random.Random) -> Path:
        return chance.choice(sorted(self._content.rglob("*.toml")))

    def _read_head(self, path: Path) -> object:
        """Read as a shipped head: in this process, where nothing stands between its reader and us."""
        trusted, head_file.is_shipped_head = head_file.is_shipped_head, lambda _folder: True
        try:
            return load_head(path.parent)
        finally:
            head_file.is_shipped_head = trusted

    def _read_stored(self, path: Path) -> None:
        held = read_stored(path, "key")
        if held is not None and held[0] != {"a": [1, 2, {"b": 3.5}], "key": "key"}:
            raise AssertionError(f"taken for sound: {json.dumps(held[0])[:80]}")

    def _read_kept(self, _path: Path) -> None:
        if cached_content(self._content, self._kept) != open_content(self._content):
            raise AssertionError("taken for sound: other content than was written")


def try_files(count: int, first_seed: int = 0) -> Iterator[tuple[str, Escape | None]]:
    """Spoil each kind of file so often, and tell of each time whether something got through."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for kind in bench.kinds:
            for seed in range(first_seed, first_seed + count):
                yield kind, bench.try_kind(kind, seed)
