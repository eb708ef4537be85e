"""What a template can reach of a value: a tree of uses, attributes and elements.

A `Reach` grows while a template is read; a `Shape` is the same tree at rest, and
equal shapes are one object, so that "this article, as seen by that shape" is a
cheap key under which a digest is kept.
"""

from __future__ import annotations

from typing import Any, Literal

Use = Literal["truth", "length", "text", "equal", "whole"]
"""truth: whether it is empty; length: how many; text: how it prints; equal: how it
compares and sorts; whole: everything, because we do not know what is done with it."""

Edge = tuple[Any, ...]
"""One step from a value to a part of it: ("attr", name), ("item", key), ("items",) for each
element, ("any",) for an element we cannot name, ("slice", bounds), ("call", method, arguments);
the method is None where the value itself is called, the arguments where they are not constant."""


class Reach:
    """What has been seen so far to be reached of a value."""

    __slots__ = ("edges", "uses")

    def __init__(self) -> None:
        self.uses: set[Use] = set()
        self.edges: dict[Edge, Reach] = {}

    def follow(self, *edge: Any) -> Reach:
        """The reach of a part of the value."""
        return self.edges.setdefault(edge, Reach())

    def at_rest(self) -> Shape:
        """The shape that says the same."""
        edges = sorted(self.edges.items(), key=lambda step: repr(step[0]))
        return shape(frozenset(self.uses), tuple((edge, reach.at_rest()) for edge, reach in edges))


class Shape:
    """A `Reach` at rest; compared by identity, made only by `shape`."""

    __slots__ = ("calls", "edges", "fields", "loop", "uses")

    def __init__(self, uses: frozenset[Use], edges: tuple[tuple[Edge, Shape], ...]) -> None:
        self.uses = tuple(sorted(uses))
        self.edges = edges
        self.calls = frozenset(edge[1] for edge, _ in edges if edge[0] == "call")
        """The methods that are called; None among them where the value itself is."""
        steps = {edge[0] for edge, _ in edges}
        self.fields = tuple(edge[1] for edge, _ in edges) if steps == {"attr"} and uses <= {"truth"} else ()
        """The attributes, where the shape reaches nothing else: most shapes of records."""
        self.loop = edges[0][1] if steps == {"items"} and uses <= {"truth", "length"} else None
        """The shape of each element, where the shape reaches nothing else: most shapes of tuples."""

    def at_rest(self) -> tuple[Any, ...]:
        """The shape as plain values, for `shape_of`."""
        return self.uses, tuple((edge, sub.at_rest()) for edge, sub in self.edges)


_known: dict[Any, Shape] = {}


def shape(uses: frozenset[Use], edges: tuple[tuple[Edge, Shape], ...] = ()) -> Shape:
    """The one shape of these uses and edges."""
    # repr tells True from 1 in a constant; identity tells sub-shapes apart.
    spelling = (uses, tuple((repr(edge), id(sub)) for edge, sub in edges))
    return _known.setdefault(spelling, Shape(uses, edges))


def shape_of(plain: tuple[Any, ...]) -> Shape:
    """The shape that such values stand for."""
    uses, edges = plain
    return shape(frozenset(uses), tuple((edge, shape_of(sub)) for edge, sub in edges))


WHOLE = shape(frozenset({"whole"}))
EQUAL = shape(frozenset({"equal"}))
