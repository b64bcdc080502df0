"""The search on the command line: what it answers, and how a wrong call is told."""

from __future__ import annotations

import json

import pytest

from viewer.cli.main import main


def test_it_answers_as_the_field_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "ringing", "in", "the", "ears"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == ["complaint", "tinnitus"]
    assert any(line.split()[:2] == ["zone", "who.ms11"] for line in lines)


def test_as_json_each_thing_has_kind_id_name_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "運動區", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["found"][0] == {"kind": "zone", "id": "jiao.motor", "name": "Motor area", "why": "运动区"}
    assert (answer["query"], answer["showing"], answer["nearest"]) == ("運動區", "", [])


@pytest.mark.parametrize(("words", "said"), [("tinitus", "Showing Tinnitus"), ("xyzzyq", "The search knows zones")])
def test_a_slip_and_nothing_are_said(capsys: pytest.CaptureFixture[str], words: str, said: str) -> None:
    assert main(["find", words]) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("call", [["find"], ["find", " "], ["find", "--yaml", "x"]])
def test_a_wrong_call_is_told(capsys: pytest.CaptureFixture[str], call: list[str]) -> None:
    assert main(call) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith("scalp-map-viewer: find: ")
