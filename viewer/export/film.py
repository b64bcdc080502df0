"""Films: pictures one after the other as MP4, GIF or APNG, whole or not at all."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate, pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np

from viewer.data.atomic import written_beside
from viewer.errors import ExportError
from viewer.scene.lettering import Picture

if TYPE_CHECKING:
    from PIL import Image

# H.264 in a form that every player and slide program reads; 17 is visually without loss, 4:2:0 asked for by most.
_QUALITY = ("-c:v", "libx264", "-preset", "medium", "-crf", "17", "-pix_fmt", "yuv420p", "-movflags", "+faststart")
_HD_PX = 720
"""From this height on players take a film's colours for those of BT.709, below for those of BT.601."""
_PATIENCE_S = 60.0
_COLOURS = 255  # of a GIF, less one
_TABLE_SAMPLES = 40_000
_GIF_TICK_MS = 10
GIF_MOST_FPS = 50
"""Pictures of a GIF that stand for less than two hundredths of a second are shown for ten by browsers."""


def save_film(
    path: Path, pictures: Iterable[Picture], count: int, fps: int, *, title: str, about: str
) -> Generator[float, None, None]:
    """Write a film, step by step.

    Closing the generator early leaves nothing behind; an older file of this name is then as it was.

    Parameters
    ----------
    path : Path
        The file; its ending says what kind: ``.mp4``, ``.gif``, or ``.png`` and ``.apng`` for an animated PNG.
    pictures : iterable of array, shape (height, width, 4)
        All of one size; width and height are even for MP4. The same array again is a picture that stands.
    count : int
        How many there are.
    fps : int
        How many are shown a second.
    title, about : str
        Kept in an MP4: what it shows, and what it is not.

    Yields
    ------
    float
        The share that is done, after each picture; 1 at last, when the file is in its place.

    Raises
    ------
    ExportError
        If the file cannot be written, or a picture cannot be drawn.
    """
    try:
        with written_beside(path) as beside:
            if path.suffix.lower() == ".mp4":
                yield from _mp4(beside, pictures, count, fps, title, about)
            else:
                yield from _animation(beside, pictures, count, fps, is_gif=path.suffix.lower() == ".gif")
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    yield 1.0


def _mp4(beside: Path, pictures: Iterable[Picture], count: int, fps: int, title: str, about: str) -> Iterator[float]:
    shown = iter(pictures)
    first = next(shown)
    height, width = first.shape[:2]
    with _encoder(beside, width, height, fps, title, about) as stream:
        for number, picture in enumerate(_after(first, shown), 1):
            stream.write(np.ascontiguousarray(picture[..., :3]).tobytes())
            yield min(number / count, 0.99)


@contextmanager
def _encoder(path: Path, width: int, height: int, fps: int, title: str, about: str) -> Iterator[IO[bytes]]:
    """Run ffmpeg while this lasts; it reads pictures from what is given."""
    from imageio_ffmpeg import get_ffmpeg_exe

    command = (
        get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y",
        "-protocol_whitelist", "pipe", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(fps),
        "-i", "pipe:0", *_colours(height), *_QUALITY, "-metadata", f"title={title}", "-metadata", f"comment={about}",
        "-f", "mp4", str(path),
    )  # fmt: skip
    # What it says goes to a file: a pipe that nobody reads would fill, and hold it up.
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said)
        if process.stdin is None:  # never: it was asked for
            raise ExportError("the encoder takes no pictures")
        is_whole = False
        try:
            yield process.stdin
            process.stdin.close()
            is_whole = process.wait(_PATIENCE_S) == 0
        except BrokenPipeError:  # it has ended, and said why
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
        finally:
            # A film that is broken off: there is nobody to wait for.
            if process.poll() is None:
                process.kill()
            process.wait()
            if not process.stdin.closed:
                with suppress(BrokenPipeError):
                    process.stdin.close()
        if not is_whole:
            said.seek(0)
            raise ExportError(_reason(said.read().decode("utf-8", "replace")))


def _colours(height: int) -> tuple[str, ...]:
    """Turn the pictures' red, green and blue into what films keep, and write into the film which way that was.

    A film that does not say is shown as its player guesses, and skin and zones change their colours.
    """
    matrix = "bt709" if height >= _HD_PX else "smpte170m"
    turned = f"scale=out_color_matrix={matrix}:out_range=tv"
    return ("-vf", f"{turned},setparams=colorspace={matrix}:range=tv:color_primaries=bt709:color_trc=bt709")


def _reason(said: str) -> str:
    """Return a sentence for what the encoder said."""
    if "No space left" in said:
        return "the film could not be written: no space left on device"
    lines = said.strip().splitlines()
    return f"the film could not be written: {lines[-1] if lines else 'the encoder ended early'}"


def _animation(beside: Path, pictures: Iterable[Picture], count: int, fps: int, *, is_gif: bool) -> Iterator[float]:
    from PIL import Image

    done: list[Image.Image] = []
    shown: list[int] = []
    before: Picture | None = None
    for number, picture in enumerate(pictures, 1):
        if picture is before:  # it stands: shown longer, kept once
            shown[-1] += 1
        else:
            done.append(_with_few_colours(picture) if is_gif else Image.fromarray(picture))
            shown.append(1)
        before = picture
        yield 0.9 * number / count
    lengths = _lengths_ms(shown, fps, _GIF_TICK_MS) if is_gif else [1000 / fps * each for each in shown]
    options = {"optimize": False, "disposal": 1} if is_gif else {"compress_level": 6}
    done[0].save(
        beside,
        "GIF" if is_gif else "PNG",
        save_all=True,
        append_images=done[1:],
        duration=lengths if len(lengths) > 1 else lengths[0],
        loop=0,
        **options,
    )


def _lengths_ms(shown: Sequence[int], fps: int, tick_ms: int) -> list[float]:
    """Return how long each picture stands, in whole ticks that add up to the film's length.

    Every picture ends at the tick that is nearest to its time: rounded one by one, the errors would add up instead.
    """
    ends = [round(1000 * count / fps / tick_ms) for count in accumulate(shown)]
    return [float(tick_ms * (end - start)) for start, end in pairwise([0, *ends])]


def _with_few_colours(picture: Picture) -> Image.Image:
    """Return a picture in the colours of a GIF.

    Its table is made from the roots of how often colours occur: a small zone keeps its own between all that skin.
    """
    from PIL import Image

    shades = picture[..., :3].reshape(-1, 3)
    coarse = (shades >> 3).astype(np.int64) @ (1024, 32, 1)
    _, places, counts = np.unique(coarse, return_inverse=True, return_counts=True)
    means = [np.bincount(places, shades[:, channel]) / counts for channel in range(3)]
    shares = np.maximum(np.sqrt(counts) / np.sqrt(counts).sum() * _TABLE_SAMPLES, 1.0).astype(np.int64)
    colours = np.rint(np.stack(means, axis=-1)).astype(np.uint8)
    sample = Image.fromarray(np.repeat(colours, shares, axis=0)[None])
    table = sample.quantize(_COLOURS)
    return Image.fromarray(np.ascontiguousarray(picture[..., :3])).quantize(palette=table)


def _after(first: Picture, rest: Iterator[Picture]) -> Iterator[Picture]:
    yield first
    yield from rest
