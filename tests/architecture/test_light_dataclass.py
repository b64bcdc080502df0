"""Our way to make frozen dataclasses differs from the library's in what it costs, and in nothing else."""

from __future__ import annotations

import builtins
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field
from types import SimpleNamespace

import pytest

from viewer.light_dataclass import dataclass as light


def _classes(dataclass):
    """The shapes that the program has, made in the one way or in the other."""

    @dataclass(frozen=True, slots=True)
    class Empty:
        """Nothing."""

    @dataclass(frozen=True, slots=True)
    class Single:
        """One field."""

        words: str

    @dataclass(frozen=True, slots=True)
    class Plain:
        """Fields with and without a default, and one that stands behind a name."""

        words: str
        number: int = 3
        kinds: dict = field(default_factory=dict)
        year: int | None = field(default=None, kw_only=True)

        def __post_init__(self):
            if self.number > 9:
                raise ValueError(self.number)

    @dataclass(frozen=True, slots=True)
    class Heir(Plain):
        """More of the same."""

        more: tuple = ()

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        """Fields by name alone."""

        words: str = ""
        number: int

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        """Equal to nothing but itself."""

        words: str = ""

    @dataclass(frozen=True, slots=True)
    class Spoken:
        """With words of its own for itself."""

        words: str

        def __repr__(self):
            return f"<{self.words}>"

    return SimpleNamespace(**{name: made for name, made in locals().items() if isinstance(made, type)})


OURS, THEIRS = _classes(light), _classes(dataclasses.dataclass)
MADE = {
    "Empty": ((), {}),
    "Single": (("word",), {}),
    "Plain": (("word",), {"year": 1999}),
    "Heir": (("word", 4, {}), {"more": (1,)}),
    "Named": ((), {"number": 1}),
    "Itself": (("word",), {}),
    "Spoken": (("word",), {}),
}


@pytest.mark.parametrize("name", MADE)
def test_a_class_is_as_the_library_makes_it(name):
    ours, theirs = getattr(OURS, name), getattr(THEIRS, name)
    given, named = MADE[name]
    one, other = ours(*given, **named), theirs(*given, **named)
    assert repr(one) == repr(other)
    assert dataclasses.asdict(one) == dataclasses.asdict(other)
    assert (one == ours(*given, **named)) == (other == theirs(*given, **named))
    assert one != other
    assert dataclasses.replace(one) is not one
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    assert ours.__match_args__ == theirs.__match_args__
    assert not hasattr(one, "__dict__")
    hashes = [each for each in (one, other) if _hash(each) is not None]
    assert len(hashes) in (0, 2)


def _hash(value):
    try:
        return hash(value)
    except TypeError:
        return None


@pytest.mark.parametrize("name", MADE)
def test_nothing_of_it_can_be_changed(name):
    given, named = MADE[name]
    one = getattr(OURS, name)(*given, **named)
    with pytest.raises(FrozenInstanceError):
        one.words = "other"
    with pytest.raises(FrozenInstanceError):
        del one.words


@pytest.mark.parametrize("classes", [OURS, THEIRS], ids=["ours", "theirs"])
def test_arguments_are_refused_alike(classes):
    for call in (
        lambda: classes.Single(),
        lambda: classes.Single("a", "b"),
        lambda: classes.Named(1),
        lambda: classes.Plain("a", 1, {}, 1999),
    ):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(ValueError, match="10"):
        classes.Plain("word", 10)
    assert classes.Plain("a").kinds is not classes.Plain("a").kinds


@light(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    words: str
    heir: Kept | None = None


def test_it_comes_through_a_process():
    one = Kept("a", Kept("b"))
    assert pickle.loads(pickle.dumps(one)) == one


def test_making_one_compiles_one_method(monkeypatch):
    """The library compiles six, and the program has hundreds of classes at its start."""
    compiled = []
    execute = builtins.exec
    monkeypatch.setattr(builtins, "exec", lambda text, *more: (compiled.append(text), execute(text, *more))[1])

    @light(frozen=True, slots=True)
    class Once:
        """A class."""

        words: str
        number: int = 0

    assert len(compiled) == 1
    assert Once("a") == Once("a", 0)
