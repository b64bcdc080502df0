import io
import json
from pathlib import Path

import numpy as np

from viewer.data.atlas_cache import HEADER, code_stamp, read_stored, write_stored

ARRAYS = {"points": np.arange(12.0).reshape(4, 3), "flags": np.array([True, False])}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.npz"
    write_stored(path, "key", {"names": ["运动区"]}, ARRAYS)
    header, arrays = read_stored(path, "key") or ({}, {})
    assert header == {"names": ["运动区"], "key": "key"}
    assert all(np.array_equal(arrays[name], array) for name, array in ARRAYS.items())


def test_another_key_counts_as_not_there(tmp_path: Path) -> None:
    write_stored(tmp_path / "a.npz", "key", {}, ARRAYS)
    assert read_stored(tmp_path / "a.npz", "other key") is None


def test_no_file_a_folder_and_another_kind_of_file_count_as_not_there(tmp_path: Path) -> None:
    (tmp_path / "text.npz").write_text("not a zip")
    np.save(tmp_path / "plain.npy", ARRAYS["points"])
    for name in ("missing.npz", "", "text.npz", "plain.npy"):
        assert read_stored(tmp_path / name, "key") is None


def test_pickled_objects_are_never_loaded(tmp_path: Path) -> None:
    content = io.BytesIO()
    header = np.frombuffer(json.dumps({"key": "key"}).encode(), dtype=np.uint8)
    np.savez(content, **{HEADER: header, "bad": np.array([print], dtype=object)})
    (tmp_path / "a.npz").write_bytes(content.getvalue())
    assert read_stored(tmp_path / "a.npz", "key") is None


def test_a_header_that_is_no_header_counts_as_not_there(tmp_path: Path) -> None:
    for text in (b"[1, 2]", b"{", b"\xff\xfe"):
        content = io.BytesIO()
        np.savez(content, **{HEADER: np.frombuffer(text, dtype=np.uint8)})
        (tmp_path / "a.npz").write_bytes(content.getvalue())
        assert read_stored(tmp_path / "a.npz", "key") is None


def test_the_stamp_changes_with_the_text_of_a_program(tmp_path: Path) -> None:
    assert code_stamp([tmp_path]) == ""
    (tmp_path / "a.py").write_text("x = 1\n")
    first = code_stamp([tmp_path])
    (tmp_path / "a.py").write_text("x = 2\n")
    assert code_stamp([tmp_path]) not in ("", first)
