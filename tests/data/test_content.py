"""A content folder as it is found: sound, damaged in one place, or hostile. The rest always loads."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "zones")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in load_catalog(folder)[1]]


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_sound_content_loads_whole_and_in_order(folder):
    catalog, problems = load_catalog(folder)
    assert problems == ()
    assert list(catalog.schools) == ["demo"]
    assert list(catalog.zones) == ["demo.second", "demo.first"]  # by order, not by file name
    assert list(catalog.cautions) == ["early", "late"]  # by rank
    assert list(catalog.studies) == ["null_trial", "one_case", "some_review"]
    assert [step.id for step in catalog.schools["demo"].steps] == ["middle-point"]
    assert catalog.zones["demo.first"].parts[1].end == 1.0


def test_loading_twice_gives_equal_catalogues(folder):
    assert load_catalog(folder) == load_catalog(folder)


def test_schools_come_in_their_order(folder):
    shutil.copytree(folder / "demo", folder / "another")
    for file in (folder / "another").iterdir():
        replace_in(file, "demo", "another") if "demo" in file.read_text(encoding="utf-8") else None
    assert list(load_catalog(folder)[0].schools) == ["another", "demo"]  # same order: by id
    replace_in(folder / "another" / "school.toml", "order = 1", "order = 2")
    catalog, problems = load_catalog(folder)
    assert problems == ()
    assert list(catalog.schools) == ["demo", "another"]
    assert [zone.partition(".")[0] for zone in catalog.zones] == ["demo", "demo", "another", "another"]


def test_a_missing_folder_is_said(tmp_path):
    catalog, problems = load_catalog(tmp_path / "none")
    assert catalog.zones == {}
    assert [str(problem) for problem in problems] == [f"zones/: the folder is missing: {tmp_path / 'none'}"]


def test_an_empty_folder_misses_its_lists(tmp_path):
    assert said(tmp_path) == [
        f"zones/{name}.toml: it cannot be read: No such file or directory"
        for name in ("cautions", "complaints", "groups", "sources")
    ] + ["zones/studies/: the folder cannot be read: No such file or directory"]


def test_a_folder_that_cannot_be_listed_is_said(folder, monkeypatch):
    listed = Path.iterdir

    def refuse(path: Path):
        if path.name == "demo":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    catalog, problems = load_catalog(folder)
    assert catalog.schools == {}
    assert len(catalog.studies) == 3
    assert "zones/demo/: the folder cannot be read: Permission denied" in map(str, problems)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x00\x01\x02\xff", b"id = 'demo.first'\nid = 'demo.first'", b"a = " + b"[" * 50_000, b"x" * 300_000],
    ids=["empty", "binary", "twice", "deep", "large"],
)
@pytest.mark.parametrize("file", ["demo/first.toml", "studies/one_case.toml"])
def test_a_broken_file_is_left_out_and_the_rest_loads(folder, file, damage):
    (folder / file).write_bytes(damage)
    catalog, problems = load_catalog(folder)
    assert {problem.file for problem in problems} == {f"zones/{file}"}
    assert (len(catalog.zones), len(catalog.studies)) == ((1, 3) if "demo" in file else (2, 2))


def test_zones_of_a_broken_school_are_left_out_and_named(folder):
    replace_in(folder / "demo" / "school.toml", "needle_mm = 40.0", "needle_mm = nan")
    catalog, problems = load_catalog(folder)
    assert (catalog.schools, catalog.zones) == ({}, {})
    assert [str(problem) for problem in problems] == [
        "zones/demo/: without its school, this is left out: demo.first, demo.second",
        "zones/demo/school.toml: needle_mm: nan is not a finite number",
    ]


def test_broken_shared_steps_break_the_school(folder):
    replace_in(folder / "demo" / "steps.toml", "fraction = 0.5", "fraction = 1.5")
    assert said(folder) == [
        "zones/demo/: without its school, this is left out: demo.first, demo.second",
        "zones/demo/steps.toml: steps.1.fraction: 1.5 is outside 0..1",
    ]


def test_a_school_needs_no_shared_steps(folder):
    (folder / "demo" / "steps.toml").unlink()
    catalog, problems = load_catalog(folder)
    assert problems == ()
    assert catalog.schools["demo"].steps == ()


def test_a_folder_without_a_school_is_said(folder):
    (folder / "demo" / "school.toml").unlink()
    assert said(folder) == [
        "zones/demo/: without its school, this is left out: demo.first, demo.second",
        "zones/demo/school.toml: it is missing",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("demo/first.toml", "demo.first", "demo.frst",
         "zones/demo/first.toml: id: “demo.frst” does not fit the file's name, which asks for “demo.first”"),
        ("demo/first.toml", "demo.first", "../../first",
         "zones/demo/first.toml: id: “../../first” is not a zone id: the school, a dot and the zone, in small letters"),
        ("studies/one_case.toml", "one_case", "another_case",
         "zones/studies/one_case.toml: key: “another_case” does not fit the file's name, which asks for “one_case”"),
        ("groups.toml", "[[groups]]", "[[group]]",
         "zones/groups.toml: group: this key is not known here; the file holds [[groups]] only"),
        ("groups.toml", "[[groups]]", "[groups]", "zones/groups.toml: groups: it is not a list of [[groups]]"),
        ("complaints.toml", "plain =", "plian =", "zones/complaints.toml: complaints.1.plain: it is missing"),
        ("cautions.toml", 'id = "early"', 'id = "late"', "zones/cautions.toml: cautions.2.id: “late” is there already"),
        ("sources.toml", "https://example.org/book", "file:///etc/passwd",
         "zones/sources.toml: sources.1.url: “file:///etc/passwd” is not an address that begins with http:// or https://"),
        ("demo/second.toml", "distance_mm = 15.0", "distance_mm = 1e308",
         "zones/demo/second.toml: steps.1.distance_mm: 1e+308 is outside -400..400"),
        ("demo/first.toml", "distance_mm = 5", "distance_mm = 5\ndistance_cun = 1.0",
         "zones/demo/first.toml: steps.1: exactly one of distance_mm and distance_cun must be given"),
    ],
)  # fmt: skip
def test_a_slip_is_said_with_file_place_value_and_rule(folder, file, old, new, expected):
    replace_in(folder / file, old, new)
    assert expected in said(folder)


def test_a_bad_entry_leaves_its_neighbours_in(folder):
    replace_in(folder / "sources.toml", 'key = "notes"', 'key = "no tes"')
    catalog, problems = load_catalog(folder)
    assert list(catalog.sources) == ["textbook"]
    assert [problem.place for problem in problems] == ["sources.2.key"]


def test_a_list_of_something_else_is_said(folder):
    (folder / "groups.toml").write_text("groups = [1, 2]", encoding="utf-8")
    assert said(folder) == [
        "zones/groups.toml: groups.1: it is not a table [[groups]]",
        "zones/groups.toml: groups.2: it is not a table [[groups]]",
    ]


def test_a_file_nobody_reads_is_warned_of(folder):
    (folder / "sorces.toml").write_text("")
    (problem,) = load_catalog(folder)[1]
    assert problem.severity == "warning"
    assert str(problem).startswith("zones/sorces.toml: it is not read; at this place there are groups.toml, ")


def test_hidden_files_and_other_kinds_are_passed_by(folder):
    for name in (".git/config.toml", "__pycache__/x.toml", "demo/.draft.toml", "demo/notes.md", "studies/_old.toml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("nonsense")
    assert said(folder) == []


@pytest.mark.parametrize("name", ["demo/evil.toml", "studies/evil.toml", "groups.toml"])
def test_a_file_that_leads_outside_is_refused(folder, name):
    secret = folder.parent / "secret.toml"
    secret.write_text('groups = []\nkey = "hunter2"')
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(secret)
    assert f"zones/{name}: it is a link that leads out of its folder" in said(folder)
    assert not any("hunter2" in line for line in said(folder))


def test_a_school_that_leads_outside_is_refused(folder):
    outside = shutil.move(folder / "demo", folder.parent / "demo")
    (folder / "demo").symlink_to(outside)
    assert "zones/demo/school.toml: it is a link that leads out of its folder" in said(folder)


def test_too_many_files_are_refused(folder):
    for number in range(2_001):
        (folder / "studies" / f"s{number}.toml").touch()
    (problem,) = [line for line in said(folder) if "studies" in line]
    assert problem == "zones/studies/: it holds 2,004 files; at most 2,000 are read"


INSERTED = (b"nan", b"1e308", b"[[", b'"""', b"\x00", b"-9", b"{}", b"\xe2\x80\xae", b"=", b"\n")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Flip, cut, copy or insert a few bytes anywhere."""
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(spoiled))
        match chance.randrange(4):
            case 0:
                spoiled[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoiled[at : at + chance.randint(1, 40)]
            case 2:
                spoiled[at:at] = spoiled[: chance.randint(1, 40)]
            case _:
                spoiled[at:at] = chance.choice(INSERTED)
    return bytes(spoiled)


@pytest.mark.parametrize("seed", range(10))
def test_random_damage_is_always_answered_in_sentences(folder, seed):
    chance = random.Random(seed)
    files = {file: file.read_bytes() for file in sorted(folder.rglob("*.toml"))}
    for _ in range(50):
        spoiled = chance.sample(list(files), 3)
        for file in spoiled:
            file.write_bytes(damaged(files[file], chance))
        catalog, problems = load_catalog(folder)
        for problem in problems:
            assert problem.file.startswith("zones/")
            assert problem.message
            assert "pydantic" not in problem.message.lower()
            assert (
                not problem.message.endswith(")") or "not allowed here" not in problem.message
            )  # all faults have words
        assert all(zone.partition(".")[0] in catalog.schools for zone in catalog.zones)
        for file in spoiled:
            file.write_bytes(files[file])


def test_nothing_is_written_into_the_content(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    load_catalog(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert list(folder.parent.iterdir()) == [folder]


def test_layers_and_needles_may_be_missing_and_are_left_out_when_they_cannot_be_drawn(folder):
    assert load_catalog(folder)[0].tissue is None
    shipped = zones_folder()
    for name in ("tissue.toml", "needles.toml"):
        shutil.copy(shipped / name, folder / name)
    catalog, problems = load_catalog(folder)
    assert problems == ()
    assert catalog.tissue is not None
    assert catalog.needles is not None
    replace_in(folder / "tissue.toml", 'id = "galea"', 'id = "loose"')
    catalog, problems = load_catalog(folder)
    assert catalog.tissue is None
    assert [str(problem) for problem in problems] == [
        "zones/tissue.toml: places: it needs every place once, of layers that are there, each drawn within its range"
    ]
