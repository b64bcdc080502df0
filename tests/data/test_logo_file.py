"""A logo is a picture and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.data.logo_file import MOST_BYTES, read_logo
from viewer.errors import DataError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
SHAPES = '<defs><linearGradient id="a"><stop/></linearGradient></defs><path fill="url(#a)" d="M0 0"/>'
NESTED = '<g id="g0"><path/></g>' + "".join(
    f'<g id="g{depth}">' + f'<use href="#g{depth - 1}"/>' * 10 + "</g>" for depth in range(1, 12)
)
"""Two kilobytes that would draw a path 10¹¹ times."""


def written(folder: Path, content: str | bytes, name: str = "logo.svg") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("shapes", [SHAPES, SHAPES + '<path fill="url(#a)"/>' * 3_000, '<g id="b"/><use href="#b"/>'])
def test_shapes_and_colours_are_let_in(tmp_path: Path, shapes: str) -> None:
    assert read_logo(written(tmp_path, SVG.format(shapes))).kind == "svg"


@pytest.mark.parametrize(("start", "kind"), [(b"\x89PNG\r\n\x1a\nrest", "png"), (b"\xff\xd8\xffrest", "jpg")])
def test_pictures_are_known_by_their_first_bytes(tmp_path: Path, start: bytes, kind: str) -> None:
    assert read_logo(written(tmp_path, start, "logo.txt")).kind == kind


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="http://example.org/a.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="other.svg#a"/>',
        '<path style="fill:url(http://example.org/a)"/>',
        "<style>@import url(a.css)</style>",
        '<path onload="x()"/>',
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
        '<a href="https://example.org"><path/></a>',
        "<path/>" * 6000,
        NESTED,
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<mask id="m"><path/><path mask="url(#m)"/></mask><path mask="url(#m)"/>',
    ],
)
def test_anything_more_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(DataError):
        read_logo(written(tmp_path, SVG.format(inside)))


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("<text>&b;</text>"),
        "<svg",
        "<svg></g>",
        "",
        "GIF89a",
        "<html><b>no</b></html>",
    ],
)
def test_what_is_damaged_or_something_else_is_refused_with_a_sentence(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match="the logo"):
        read_logo(written(tmp_path, content))


def test_a_large_or_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="at most 2,000,000 are read"):
        read_logo(written(tmp_path, b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES))
    with pytest.raises(DataError, match="cannot be read"):
        read_logo(tmp_path / "none.png")
