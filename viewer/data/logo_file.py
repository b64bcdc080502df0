"""A practice's own logo: a picture that is nothing but a picture.

PNG and JPEG by their first bytes. An SVG is let in only if it holds shapes and colours and nothing else: no scripts, no
pictures, no style sheets, no reference to anything outside of itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from viewer.data.regular_file import NotReadable, read_regular
from viewer.errors import DataError, Problem

LogoKind = Literal["png", "jpg", "svg"]

MOST_BYTES = 2_000_000
_MOST_ELEMENTS = 5_000
_SHAPES = frozenset(
    {
        "svg", "g", "defs", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "use", "symbol", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    }
)  # fmt: skip
_UNSAFE_VALUE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|data:", re.IGNORECASE)
_ENDINGS = ".png, .jpg or .svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """The bytes of a logo, and what they are."""

    kind: LogoKind
    content: bytes


def read_logo(path: Path) -> Logo:
    """Read a logo.

    Raises
    ------
    DataError
        If the file cannot be read, is too large, or is no picture of these kinds; an SVG also if it holds more than
        shapes.
    """
    try:
        content = read_regular(path, MOST_BYTES)
    except NotReadable as error:
        raise _fault(path, f"the logo is not used: {error}") from error
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Logo("png", content)
    if content.startswith(b"\xff\xd8\xff"):
        return Logo("jpg", content)
    if b"<svg" in content[:4096]:
        return Logo("svg", _safe_svg(path, content))
    raise _fault(path, f"the logo is no picture that can be used here: {_ENDINGS}")


def _safe_svg(path: Path, content: bytes) -> bytes:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE) or b"\0" in content:
        raise _fault(path, "the logo declares a document type of its own; save it as plain SVG")
    try:
        root = ElementTree.fromstring(content)  # without a document type there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise _fault(path, f"the logo is a damaged SVG: {error}") from error
    elements = list(root.iter())
    if _drawn(root, {str(element.get("id")): element for element in elements}) > _MOST_ELEMENTS:
        raise _fault(path, f"the logo draws more than {_MOST_ELEMENTS} parts")
    for element in elements:
        name = _local(element.tag)
        is_foreign = isinstance(element.tag, str) and element.tag.startswith("{") and "svg" not in element.tag
        if name not in _SHAPES and not is_foreign:
            raise _fault(path, f"the logo holds <{name[:40]}>, which is more than shapes")
        for key, value in element.attrib.items():
            is_reference = _local(key) == "href" and not value.strip().startswith("#")
            if is_reference or _local(key).lower().startswith("on") or _UNSAFE_VALUE.search(value):
                raise _fault(path, f"the logo refers to something outside of itself ({_local(key)[:40]})")
    return content


def _drawn(root: ElementTree.Element, named: Mapping[str, ElementTree.Element]) -> int:
    """Count the parts that a picture draws: each use of a part draws it again, and uses within uses multiply.

    Counting ends a little beyond the most that is let in, so that a circle of uses has an end as well.
    """
    count, waiting = 0, [root]
    while waiting and count <= _MOST_ELEMENTS:
        element = waiting.pop()
        count += 1
        waiting.extend(element)
        for key, value in element.attrib.items():
            if _local(key) == "href" or value.strip().startswith("url("):
                used = named.get(value.strip().removeprefix("url(").strip("#)'\" "))
                if used is not None and not _local(used.tag).endswith("Gradient"):  # a colour is not drawn
                    waiting.append(used)
    return count


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _fault(path: Path, message: str) -> DataError:
    return DataError((Problem(path.name, "", message),))
