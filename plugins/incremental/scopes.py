"""Which names a part of a template has given values to, and which blocks it fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from jinja2 import nodes

from .values import PLAIN, Value, either


class Scope:
    """The names that a part of a template has given values to."""

    def __init__(self, outer: Scope | None = None) -> None:
        self.outer = outer
        self.certain: dict[str, Value] = {}
        self.possible: dict[str, Value] = {}
        self._conditions = 0

    @contextmanager
    def perhaps(self) -> Iterator[None]:
        """What is assigned in here may not happen."""
        self._conditions += 1
        try:
            yield
        finally:
            self._conditions -= 1

    def bind(self, name: str, value: Value) -> None:
        """The name certainly has this value in here: a loop's target, a macro's argument."""
        self.certain[name] = value

    def assign(self, name: str, value: Value) -> None:
        """The name has this value from here on, or one it had before; perhaps."""
        names = self.possible if self._conditions else self.certain
        names[name] = either((names.get(name, PLAIN), value))

    def find(self, name: str, unknown: Callable[[], Value]) -> Value:
        """All that the name may stand for; what `unknown` gives where no scope certainly binds it."""
        if name in self.certain:
            outer = self.certain[name]
        else:
            outer = self.outer.find(name, unknown) if self.outer else unknown()
        return either((self.possible[name], outer)) if name in self.possible else outer


@dataclass(frozen=True)
class Blocks:
    """The blocks of a template and its parents, and the scope they see."""

    bodies: dict[str, list[nodes.Block]]
    """By name; the template's own first, its parents' after it."""
    scope: Scope
