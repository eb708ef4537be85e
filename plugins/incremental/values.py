"""Values as they are seen while a template is read: where each came from, not what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .shapes import Reach, Use

Bounds = tuple[Any, Any, Any]


class Arguments:
    """The arguments of a call, filter or test."""

    def __init__(
        self, values: Iterable[Value], named: Mapping[str, Value] | None = None, constants: Any = None
    ) -> None:
        self.values = tuple(values)
        self.named = dict(named or {})
        self.constants = constants
        """The arguments themselves, as a tuple, where all are constant and none is named; else None."""

    def use(self, use: Use) -> None:
        """Say that all of them are used in this way."""
        for value in (*self.values, *self.named.values()):
            value.use(use)


class Value:
    """A value made of what was counted already: nothing in it is left to follow."""

    def attr(self, name: str) -> Value:
        return self

    def item(self, key: Any) -> Value:
        return self

    def items(self) -> Value:
        """Any one of its elements, as a loop meets them."""
        return self

    def any(self) -> Value:
        """The element under a key that is not constant."""
        return self

    def slice(self, bounds: Bounds) -> Value:
        return self

    def some(self) -> Value:
        """Some of its elements, in any order: sorted, selected, reversed."""
        return self

    def use(self, use: Use) -> None:
        pass

    def call(self, method: str | None, arguments: Arguments) -> Value:
        """What a call of it (method None) or of its method gives."""
        arguments.use("whole")
        return PLAIN


PLAIN = Value()


class Constant(Value):
    """A literal: nothing to follow, but a filter may need to know it."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def attr(self, name: str) -> Value:
        return PLAIN

    def item(self, key: Any) -> Value:
        return PLAIN

    def items(self) -> Value:
        return PLAIN

    def any(self) -> Value:
        return PLAIN

    def slice(self, bounds: Bounds) -> Value:
        return PLAIN

    def some(self) -> Value:
        return PLAIN


class Known(Value):
    """A value reached from the context by known steps."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach

    def attr(self, name: str) -> Value:
        return Known(self.reach.follow("attr", name))

    def item(self, key: Any) -> Value:
        return Known(self.reach.follow("item", key))

    def items(self) -> Value:
        return Known(self.reach.follow("items"))

    def any(self) -> Value:
        return Known(self.reach.follow("any"))

    def slice(self, bounds: Bounds) -> Value:
        return Known(self.reach.follow("slice", bounds))

    def some(self) -> Value:
        return Some(self.reach)

    def use(self, use: Use) -> None:
        self.reach.uses.add(use)

    def call(self, method: str | None, arguments: Arguments) -> Value:
        arguments.use("whole")
        return Known(self.reach.follow("call", method, arguments.constants))


class Some(Value):
    """A list of some elements of a known value, in any order."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach

    def attr(self, name: str) -> Value:
        self.use("whole")
        return PLAIN

    def items(self) -> Value:
        return Known(self.reach.follow("items"))

    def item(self, key: Any) -> Value:
        return self.items()

    def any(self) -> Value:
        return self.items()

    def use(self, use: Use) -> None:
        elements = self.reach.follow("items")
        if use not in ("truth", "length"):
            elements.uses.add(use)

    def call(self, method: str | None, arguments: Arguments) -> Value:
        self.use("whole")
        return super().call(method, arguments)


class Each(Value):
    """A new list whose elements all are like one value; its length is counted where it was made."""

    def __init__(self, element: Value) -> None:
        self.element = element

    def items(self) -> Value:
        return self.element

    def item(self, key: Any) -> Value:
        return self.element

    def any(self) -> Value:
        return self.element

    def use(self, use: Use) -> None:
        if use not in ("truth", "length"):
            self.element.use(use)

    def call(self, method: str | None, arguments: Arguments) -> Value:
        self.element.use("whole")
        return super().call(method, arguments)


class Fields(Value):
    """A tuple, list or dictionary written in the template, or a group."""

    def __init__(self, fields: Mapping[Any, Value]) -> None:
        self.fields = dict(fields)

    @classmethod
    def of(cls, values: Iterable[Value]) -> Fields:
        return cls(dict(enumerate(values)))

    def attr(self, name: str) -> Value:
        return self.item(name)

    def item(self, key: Any) -> Value:
        return self.fields[key] if key in self.fields else self.any()

    def items(self) -> Value:
        return self.any()

    def any(self) -> Value:
        return either(self.fields.values())

    def some(self) -> Value:
        return Each(self.any())

    def slice(self, bounds: Bounds) -> Value:
        return self.some()

    def use(self, use: Use) -> None:
        for value in self.fields.values():
            value.use(use)

    def call(self, method: str | None, arguments: Arguments) -> Value:
        self.use("whole")
        return super().call(method, arguments)


class Either(Value):
    """One of several values; which is known only when the page is rendered."""

    def __init__(self, values: Iterable[Value]) -> None:
        self.values = tuple(values)

    def _all(self, step: Callable[[Value], Value]) -> Value:
        return either(step(value) for value in self.values)

    def attr(self, name: str) -> Value:
        return self._all(lambda value: value.attr(name))

    def item(self, key: Any) -> Value:
        return self._all(lambda value: value.item(key))

    def items(self) -> Value:
        return self._all(lambda value: value.items())

    def any(self) -> Value:
        return self._all(lambda value: value.any())

    def slice(self, bounds: Bounds) -> Value:
        return self._all(lambda value: value.slice(bounds))

    def some(self) -> Value:
        return self._all(lambda value: value.some())

    def use(self, use: Use) -> None:
        for value in self.values:
            value.use(use)

    def call(self, method: str | None, arguments: Arguments) -> Value:
        return self._all(lambda value: value.call(method, arguments))


def either(values: Iterable[Value]) -> Value:
    """One of these; PLAIN where none has anything to follow."""
    found: list[Value] = []
    for value in values:
        for one in value.values if isinstance(value, Either) else (value,):
            if one is not PLAIN and one not in found:
                found.append(one)
    if len(found) == 1:
        return found[0]
    return Either(found) if found else PLAIN


class Loop(Value):
    """The variable `loop`: its neighbours are elements, the rest is counted with the loop."""

    def __init__(self, element: Value) -> None:
        self.element = element

    def attr(self, name: str) -> Value:
        return self.element if name in ("previtem", "nextitem") else PLAIN


class Called(Value):
    """Something that the template defines and calls: a macro, a block, `super`, `caller`."""

    def __init__(self, run: Callable[[Arguments], None]) -> None:
        self.run = run

    def use(self, use: Use) -> None:
        if use != "truth":
            self.run(Arguments(()))

    def call(self, method: str | None, arguments: Arguments) -> Value:
        if method is None:
            self.run(arguments)
        return PLAIN


class Names(Value):
    """What an imported template offers by name, or the blocks under `self`."""

    def __init__(self, find: Callable[[str], Value]) -> None:
        self.find = find

    def attr(self, name: str) -> Value:
        return self.find(name)

    def item(self, key: Any) -> Value:
        return self.find(str(key))

    def call(self, method: str | None, arguments: Arguments) -> Value:
        return self.find(method).call(None, arguments) if method else PLAIN
