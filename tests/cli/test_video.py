"""The command ``video`` where it shows a tour."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.cli.call import WRONG_CALL
from viewer.cli.main import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--what", "tour"), "needs a tour"),
        (("--what", "orbit", "--tour", "safe-needling"), "shows no tour"),
        (("--tour", "safe-needling", "--zone", "jiao.motor"), "says itself which zones"),
        (("--tour", "safe-needlin"), "did you mean safe-needling"),
    ],
)
def test_what_does_not_go_together_is_said(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["video", *words, "-o", str(tmp_path / "a.mp4")]) == WRONG_CALL
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
