"""`dataclass` of the standard library, made in a third of the time where it is frozen and has slots.

The library writes six methods of each class as text and compiles them: 0.3 ms a class, 90 ms of a start. Five of the
six are the same for all classes, so they are not compiled but shared. What remains to be written is ``__init__``, so
that making an instance is as fast. Fields, `replace`, matching and errors are the library's.

May import: nothing of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # for type checkers the very same
else:
    import dataclasses
    from operator import attrgetter
    from reprlib import recursive_repr

    Made = TypeVar("Made", bound=type)

    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False, weakref_slot: bool = False
    ) -> Callable[[Made], Made]:
        """Make a dataclass; see the standard library."""
        if not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, kw_only=kw_only, weakref_slot=weakref_slot)

        def make(plain: Made) -> Made:
            made = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=True, kw_only=kw_only, weakref_slot=weakref_slot
            )(plain)
            methods = _SHARED | {"__init__": _initializer(made)} | (_comparing(made) if eq else {})
            for name, method in methods.items():
                if name not in plain.__dict__:
                    setattr(made, name, method)
            return made

        return make

    def _initializer(made: type) -> Callable[..., None]:
        """``__init__`` with one argument a field, which it puts past the lock of `__setattr__`."""
        known: dict[str, object] = {"_MISSING": dataclasses.MISSING}
        asked: dict[bool, list[str]] = {False: [], True: []}
        lines = []
        fields = dataclasses.fields(made)
        for field in fields:
            name = given = field.name
            known[f"_set_{name}"] = getattr(made, name).__set__
            default = ""
            if field.default is not dataclasses.MISSING:
                known[f"_default_{name}"] = field.default
                default = f"=_default_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_new_{name}"] = field.default_factory
                default = "=_MISSING"
                given = f"_new_{name}() if {name} is _MISSING else {name}"
            asked[field.kw_only].append(name + default)
            lines.append(f"  _set_{name}(self, {given})")
        if hasattr(made, "__post_init__"):
            lines.append("  self.__post_init__()")
        words = ["self", *asked[False], *(["*", *asked[True]] if asked[True] else [])]
        text = f"def make({', '.join(known)}):\n def __init__({', '.join(words)}):\n"
        written: dict[str, Callable[..., Callable[..., None]]] = {}
        exec(
            text + "\n".join(lines or ["  pass"]) + "\n return __init__", sys.modules[made.__module__].__dict__, written
        )
        init = written["make"](**known)
        init.__qualname__ = f"{made.__qualname__}.__init__"
        init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
        return init

    def _comparing(made: type) -> dict[str, Callable[..., object]]:
        """``__eq__`` and ``__hash__`` by the values of all fields."""
        names = [field.name for field in dataclasses.fields(made)]
        values: Callable[[object], tuple[object, ...]]
        if len(names) > 1:
            values = attrgetter(*names)
        else:

            def values(one: object) -> tuple[object, ...]:
                return tuple(getattr(one, name) for name in names)

        def __eq__(self: object, other: object) -> bool:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self: object) -> int:
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__}

    @recursive_repr()
    def _repr(self: object) -> str:
        said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self))
        return f"{self.__class__.__qualname__}({said})"

    def _refuse_change(_self: object, name: str, _value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_loss(_self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: object) -> list[object]:
        return [getattr(self, each.name) for each in dataclasses.fields(self)]

    def _restore(self: object, state: list[object]) -> None:
        for each, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, each.name, value)

    _SHARED = {
        "__repr__": _repr,
        "__setattr__": _refuse_change,
        "__delattr__": _refuse_loss,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
