"""Tours are read as they were written; every spoiled file has its sentence, and no write harms an older one."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.data.tour_file import read_tour, save_tour, tour_of, tour_text
from viewer.domain.tour import Eye, Said, Stop, StopView, Tour
from viewer.errors import DataError, ExportError

PLAIN = Tour("mine", "My tour", "About it.", (Stop("First", StopView()), Stop("Second", StopView(stage="map"))))
FULL = Tour(
    "full", "Voll: 运动区 yùndòng qū", "Words",
    (
        Stop(
            "All of it",
            StopView(
                "needle", Eye(-54.0, 28.0, 796.2, (0.0, 9.1, 16.6), 1.096), "adult-woman", "jiao", ("jin",),
                "jiao.motor", "upper", "point.gv20", "tinnitus", ("jiao.sensory",), "both", "left", 0.5, False,
                ("points", "spread"), 3, ("jiao.motor/half-cun",), "jiao.motor/half-cun", True,
                ("jiao.motor", "who.ms6"), True, "angle", "who", ("tinnitus", "jiao.motor"), 33.0, 0.25, 30.0,
                "0.32x40", -12.0, True, True, True, ((1.0, 2.5, 3.0),),
            ),
            (Said("A fact.", ("jin2023",)), Said("My own view.")), "Why?", (Said("Because.", ("jin2023",)),), "Ask.",
        ),
    ),
)  # type: ignore[arg-type]  # fmt: skip

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=80).filter(
    lambda text: bool(text.strip()) and text.isascii()
)


def said_of(content: str | bytes) -> str:
    with pytest.raises(DataError) as refused:
        tour_of(content if isinstance(content, bytes) else content.encode(), "mine.scalptour")
    sentence = str(refused.value.problems[0])
    assert sentence.startswith("mine.scalptour: ")
    return sentence


def table(**changes: object) -> str:
    held = json.loads(tour_text(PLAIN)) | changes
    return json.dumps({key: value for key, value in held.items() if value != "DROP"})


def stop_table(**changes: object) -> str:
    return table(stops=[{"title": "First", "view": {}} | changes])


@pytest.mark.parametrize("tour", [PLAIN, FULL])
def test_what_is_written_is_read_back(tour: Tour, tmp_path: Path) -> None:
    path = tmp_path / "a.scalptour"
    save_tour(tour, path)
    assert read_tour(path) == tour


@given(texts, texts, texts, st.floats(-179, 179), st.floats(0, 1))
def test_any_words_and_places_come_back(title: str, words: str, notes: str, azimuth: float, entry: float) -> None:
    view = StopView(eye=Eye(round(azimuth, 1), 5.0), needle_entry=round(entry, 4))
    tour = Tour("a", title, stops=(Stop(title, view, (Said(words),), notes=notes),))
    assert tour_of(tour_text(tour).encode(), "a") == tour


def test_a_file_can_be_read_by_people_and_leaves_out_what_is_usual() -> None:
    text = tour_text(PLAIN)
    assert '"title": "First"' in text
    assert "needle_angle_deg" not in text
    assert "运动区" in tour_text(FULL)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
        (tour_text(FULL)[:300], "written only in part"),
        ("[1, 2]", "it is no tour"),
        ('{"format": "other"}', "it is no tour"),
        ("[" * 100_000, "it is no tour"),
        (table(version=2), "made by a newer version of the program (format 2; this one reads 1)"),
        (table(version="1"), "does not say in which version"),
        (table(version=True), "does not say in which version"),
        (table(title=""), "title: it is empty"),
        (table(title="x" * 81), "title: “xxx"),
        (table(title="DROP"), "title: it is missing"),
        (table(title=None), "title: null is not read"),
        (table(colour="red"), "colour: this key is not known here"),
        (table(words="a\u202eb"), "words: it holds the hidden character U+202E"),
        (table(words="x" * 4001), "at most 4,000 are read"),
        (table(id="../../etc/passwd"), "id: “../../etc/passwd” is not an id"),
        (table(stops=[{"title": "A", "view": {}}] * 201), "201 stops; at most 200 are read"),
        (stop_table(view={"stage": "dance"}), "stops.1.view.stage: “dance” is not one of"),
        (stop_table(view={"selected": 3}), "stops.1.view.selected: 3 is not a text"),
        (stop_table(view={"zone_opacity": 2}), "stops.1.view.zone_opacity: 2 is outside 0..1"),
        (stop_table(view={"needle_angle_deg": 91}), "91 is outside 0..90"),
        (stop_table(view={"build_step": 1e9}), "stops.1.view.build_step"),
        (stop_table(view={"eye": {"azimuth_deg": 0, "elevation_deg": 999}}), "999 is outside -180..180"),
        (stop_table(view={"eye": {"azimuth_deg": 0, "elevation_deg": 0, "distance_mm": 500}}), "belong together"),
        (
            stop_table(view={"eye": {"azimuth_deg": 0, "elevation_deg": 0, "distance_mm": 9, "target_mm": [0, 0, 0]}}),
            "9 is outside 20..5000",
        ),
        (stop_table(view={"measured_mm": [[0, 0, 1e300]]}), "more than 400 mm from the head's middle"),
        (stop_table(view={"compared": ["a", "b", "c"]}), "at most two zones"),
        (stop_table(view={"cell": ["a", "b", "c"]}), "a complaint and a zone"),
        (stop_table(words="text"), "stops.1.words: “text” is not a list"),
        (stop_table(view={"needle_entry": float("nan")}), "nan is not a finite number"),
    ],
)
def test_a_spoiled_file_is_refused_with_its_sentence(content: str | bytes, said: str) -> None:
    assert said in said_of(content)


def test_every_cut_is_refused_and_none_ends_in_anything_else() -> None:
    whole = tour_text(FULL).encode()
    for length in range(0, len(whole) - 2, 7):
        said_of(whole[:length])


def test_texts_that_look_like_markup_are_texts() -> None:
    hostile = '<img src="file:///etc/passwd"><script>alert(1)</script>'
    tour = replace(PLAIN, stops=(Stop("<b>bold</b>", StopView(), (Said(hostile),), notes=hostile),))
    assert tour_of(tour_text(tour).encode(), "a") == tour


def test_too_large_not_there_and_no_file_are_said(tmp_path: Path) -> None:
    large = tmp_path / "large.scalptour"
    large.write_bytes(b" " * (2 * 1024 * 1024 + 1))
    for path, said in (
        (large, "at most 2,097,152 are read"),
        (tmp_path / "none.scalptour", "it cannot be read"),
        (tmp_path, "it is not an ordinary file"),
    ):
        with pytest.raises(DataError, match=said):
            read_tour(path)


def test_a_full_disk_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.scalptour"
    save_tour(PLAIN, path)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("viewer.data.atomic.os.fsync", full)
    with pytest.raises(ExportError, match=r"No space left on device\. What was there is unharmed"):
        save_tour(replace(PLAIN, title="Changed"), path)
    assert read_tour(path) == PLAIN
    assert [each.name for each in tmp_path.iterdir()] == ["a.scalptour"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file where a folder should be")
    with pytest.raises(ExportError, match="could not be written"):
        save_tour(PLAIN, wall / "a.scalptour")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_killed_before_or_after_the_new_file_is_whole_the_old_one_is_there(tmp_path: Path, call: str) -> None:
    path = tmp_path / "a.scalptour"
    save_tour(PLAIN, path)
    program = f"""
import os, pathlib, signal, sys
from dataclasses import replace
from viewer.data.tour_file import read_tour, save_tour
path = pathlib.Path({str(path)!r})
tour = read_tour(path)
dies = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
seen = []
if {call!r} == "fsync":
    os.fsync = dies
else:
    pathlib.Path.replace = dies
save_tour(replace(tour, title="Changed"), path)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -signal.SIGKILL
    assert read_tour(path) == PLAIN
    save_tour(replace(PLAIN, title="Changed"), path)
    assert read_tour(path).title == "Changed"
