"""Films, read back by programs that are not ours: ffmpeg and Pillow."""

from __future__ import annotations

import errno
import itertools
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from viewer.errors import ExportError
from viewer.export.film import save_film
from viewer.scene.lettering import Picture

COUNT, FPS = 12, 10
BT709, BT601 = 1, 6
"""As ISO/IEC 23091-2 counts them."""
TEXT = {"title": "A title", "about": "For education."}


def pictures(count: int = COUNT) -> Iterator[Picture]:
    """A square that walks to the right over grey."""
    for number in range(count):
        picture = np.full((48, 96, 4), (128, 128, 128, 255), np.uint8)
        picture[16:32, number * 6 : number * 6 + 16, :3] = (200, 30, 20)
        yield picture


def lengths_ms(path: Path) -> list[int]:
    with Image.open(path) as film:
        lengths = []
        for number in range(film.n_frames):
            film.seek(number)
            lengths.append(film.info["duration"])
    return lengths


def saved(path: Path) -> list[float]:
    return list(save_film(path, pictures(), COUNT, FPS, **TEXT))


def frames_of(path: Path) -> tuple[dict[str, object], list[np.ndarray]]:
    reader = imageio_ffmpeg.read_frames(str(path))
    about = next(reader)
    width, height = about["size"]
    return about, [np.frombuffer(frame, np.uint8).reshape(height, width, 3) for frame in reader]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # imageio's reader closes no pipe
def test_an_mp4_has_every_picture_in_a_form_that_all_players_read(tmp_path: Path) -> None:
    shares = saved(tmp_path / "a.mp4")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    about, frames = frames_of(tmp_path / "a.mp4")
    assert (about["codec"], about["size"], about["fps"]) == ("h264", (96, 48), FPS)
    assert str(about["pix_fmt"]).startswith("yuv420p")
    assert about["duration"] == pytest.approx(COUNT / FPS, abs=0.05)
    assert len(frames) == COUNT
    for frame, picture in zip(frames, pictures(), strict=True):
        assert np.abs(frame.astype(int) - picture[..., :3]).mean() < 6
    content = (tmp_path / "a.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")  # it begins to play before it is all there
    assert b"For education." in content
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def flat(height: int, rgb: tuple[int, int, int]) -> Picture:
    return np.full((height, 2 * height, 4), (*rgb, 255), np.uint8)


@pytest.mark.parametrize(("height", "matrix"), [(480, BT601), (720, BT709)])
def test_an_mp4_says_how_its_colours_are_kept_and_keeps_them_so(tmp_path: Path, height: int, matrix: int) -> None:
    """The colour box, and the luma itself: by the other matrix this red would be 16 steps darker or lighter."""
    red = (200, 30, 20)
    list(save_film(tmp_path / "a.mp4", [flat(height, red)] * 2, 2, FPS, **TEXT))
    content = (tmp_path / "a.mp4").read_bytes()
    place = content.index(b"colrnclx") + len("colrnclx")
    primaries, transfer, kept = (int.from_bytes(content[place + at : place + at + 2], "big") for at in (0, 2, 4))
    assert (primaries, transfer, kept) == (BT709, BT709, matrix)
    assert content[place + 6] == 0, "not the full range"
    command = (imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(tmp_path / "a.mp4"))
    luma = subprocess.run(
        (*command, "-frames:v", "1", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"), capture_output=True, check=True
    ).stdout[height * height]
    shares = (0.2126, 0.7152, 0.0722) if matrix == BT709 else (0.299, 0.587, 0.114)
    assert luma == pytest.approx(16 + 219 / 255 * np.dot(shares, red), abs=1.5)


@pytest.mark.parametrize("fps", [12, 24, 25, 30, 7])
def test_a_gif_is_as_long_as_it_should_be(tmp_path: Path, fps: int) -> None:
    """A twelfth of a second is no whole number of hundredths: rounded one by one, 8 seconds would last 7.7."""
    count = 5 * fps
    shown = itertools.islice(itertools.cycle(list(pictures())), count)
    list(save_film(tmp_path / "a.gif", shown, count, fps, **TEXT))
    assert sum(lengths_ms(tmp_path / "a.gif")) == 5000


def test_a_gif_goes_on_for_ever_and_keeps_a_small_zone_s_colour(tmp_path: Path) -> None:
    saved(tmp_path / "a.gif")
    with Image.open(tmp_path / "a.gif") as film:
        assert (film.format, film.n_frames, film.info["loop"], film.info["duration"]) == ("GIF", COUNT, 0, 100)
        for number, picture in enumerate(pictures()):
            film.seek(number)
            shown = np.asarray(film.convert("RGB")).astype(int)
            assert np.abs(shown - picture[..., :3]).max() < 12


@pytest.mark.parametrize("ending", ["png", "apng"])
def test_an_animated_png_is_exact(tmp_path: Path, ending: str) -> None:
    saved(tmp_path / f"a.{ending}")
    with Image.open(tmp_path / f"a.{ending}") as film:
        assert (film.format, film.n_frames, film.info["loop"]) == ("PNG", COUNT, 0)
        for number, picture in enumerate(pictures()):
            film.seek(number)
            assert np.array_equal(np.asarray(film.convert("RGBA")), picture)


@pytest.mark.parametrize("ending", ["mp4", "gif", "png"])
@pytest.mark.parametrize("steps", [1, 5])
def test_a_film_broken_off_leaves_the_old_one(tmp_path: Path, ending: str, steps: int) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"old")
    film = save_film(path, pictures(), COUNT, FPS, **TEXT)
    for _ in range(steps):
        next(film)
    film.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("ending", ["mp4", "gif"])
def test_a_picture_that_cannot_be_drawn_leaves_the_old_one(tmp_path: Path, ending: str) -> None:
    def failing() -> Iterator[Picture]:
        yield from pictures(2)
        raise ExportError("no light")

    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match="no light"):
        list(save_film(path, failing(), COUNT, FPS, **TEXT))
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("ending", ["mp4", "gif"])
def test_a_folder_that_is_not_there_is_said_before_anything_is_drawn(tmp_path: Path, ending: str) -> None:
    def never() -> Iterator[Picture]:
        raise AssertionError("drawn")
        yield

    with pytest.raises(ExportError, match="No such file or directory"):
        list(save_film(tmp_path / "no" / f"a.{ending}", never(), COUNT, FPS, **TEXT))


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the encoder")
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("av_interleaved_write_frame(): No space left on device", "no space left on device"),
        ("Unknown encoder", "could not be written: Unknown encoder"),
        ("", "the encoder ended early"),
    ],
)
def test_an_encoder_that_fails_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
) -> None:
    script = tmp_path / "encoder"
    script.write_text(f"#!/bin/sh\nhead -c 100 >/dev/null\necho '{said}' >&2\nexit 1\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", lambda: str(script))
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "a.mp4").write_bytes(b"old")
    with pytest.raises(ExportError, match=sentence):
        saved(folder / "a.mp4")
    assert [path.name for path in folder.iterdir()] == ["a.mp4"]
    assert (folder / "a.mp4").read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_gif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("PIL.Image.Image.save", full)
    (tmp_path / "a.gif").write_bytes(b"old")
    with pytest.raises(ExportError, match=r"a\.gif: No space left on device"):
        saved(tmp_path / "a.gif")
    assert [path.name for path in tmp_path.iterdir()] == ["a.gif"]
    assert (tmp_path / "a.gif").read_bytes() == b"old"


@pytest.mark.parametrize("ending", ["gif", "png"])
def test_a_picture_that_stands_is_kept_once_and_shown_longer(tmp_path: Path, ending: str) -> None:
    first, second = list(pictures(2))
    path = tmp_path / f"a.{ending}"
    list(save_film(path, iter([first] * 7 + [second] * 3), 10, FPS, **TEXT))
    assert lengths_ms(path) == [700, 300]
