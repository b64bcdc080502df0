"""``image --tour``: what a stop of a tour shows, in any size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from viewer.cli.call import OK, WRONG_CALL
from viewer.cli.main import main
from viewer.data.tour_file import save_tour
from viewer.domain.tour import Stop, StopView, Tour

LIKE = ("--size", "300x300", "--ratio", "0.5")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--stop", "2"), "--stop needs a tour"),
        (("--tour", "safe-needling", "--zone", "jiao.motor"), "leave --zone out"),
        (("--tour", "safe-needling", "--stop", "99"), "there is no stop 99"),
        (("--tour", "safe-needlin"), "did you mean safe-needling"),
    ],
)
def test_what_does_not_go_together_is_said(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["image", *words, "-o", str(tmp_path / "a.png")]) == WRONG_CALL
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_tape_of_a_stop_is_in_its_picture(tmp_path: Path) -> None:
    """The other stop differs in nothing else."""
    measured = ((-60.0, 60.0, 110.0), (-20.0, 20.0, 140.0))
    views = (StopView(school="jiao"), StopView(school="jiao", measured_mm=measured))  # type: ignore[arg-type]
    tour = Tour("mine", "Mine", stops=tuple(Stop("One", view) for view in views))
    save_tour(tour, tmp_path / "mine.scalptour")
    pictures = []
    for number in ("1", "2"):
        words = ("--tour", str(tmp_path / "mine.scalptour"), "--stop", number, "--view", "left", *LIKE)
        assert main(["image", *words, "-o", str(tmp_path / f"{number}.png")]) == OK
        with Image.open(tmp_path / f"{number}.png") as picture:
            assert picture.size == (300, 300)
            pictures.append(np.asarray(picture.convert("RGB")).astype(int))
    assert (np.abs(pictures[0] - pictures[1]).max(axis=2) > 40).sum() > 100
