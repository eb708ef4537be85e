"""What each filter and test of Jinja does with the values it is given.

A filter that prints or counts uses its value up; one that sorts or selects hands
its elements on; anything that Jinja does not ship is given the whole of its
arguments, and its own code becomes part of what the page depends on.
"""

from __future__ import annotations

from collections.abc import Callable

from .errors import UnreadableTemplate
from .values import PLAIN, Arguments, Constant, Each, Fields, Value, either

Effect = Callable[[Value, Arguments], Value]
Apply = Callable[[str, Value, Arguments], Value]
"""How a filter's name, value and arguments become its result, custom filters included."""

PRINTING = frozenset(
    [
        "abs",
        "capitalize",
        "center",
        "e",
        "escape",
        "filesizeformat",
        "float",
        "forceescape",
        "format",
        "indent",
        "int",
        "lower",
        "replace",
        "round",
        "safe",
        "string",
        "striptags",
        "title",
        "trim",
        "truncate",
        "upper",
        "urlize",
        "wordcount",
        "wordwrap",
    ]
)
"""Filters that depend on how the value prints and give something new."""

WHOLLY = frozenset({"pprint", "tojson", "urlencode", "xmlattr"})
"""Filters that look at everything in the value."""

LOOKING = frozenset({"defined", "undefined", "none"})
"""Tests that ask only whether there is a value."""


def parts(element: Value, attribute: str | int) -> Value:
    """The part of an element that a dotted `attribute` names."""
    for name in str(attribute).split("."):
        element = element.item(int(name)) if name.isdigit() else element.attr(name)
    return element


def _constant(arguments: Arguments, place: int, name: str) -> Value | str | int | None:
    """The constant argument at this place or under this name, the value if not constant, None if missing."""
    value = arguments.named.get(name)
    if value is None and place < len(arguments.values):
        value = arguments.values[place]
    if isinstance(value, Constant):
        return value.value
    return value


def _compared(value: Value, arguments: Arguments, place: int, name: str = "attribute") -> None:
    """Say that the elements, or the attributes of them that are named, are compared."""
    arguments.use("equal")
    attribute = _constant(arguments, place, name)
    if isinstance(attribute, Value):
        value.items().use("whole")
    elif attribute is None:
        value.items().use("equal")
    else:
        for one in str(attribute).split(","):
            parts(value.items(), one).use("equal")


def _ordered(place: int) -> Effect:
    def effect(value: Value, arguments: Arguments) -> Value:
        _compared(value, arguments, place)
        return value.some()

    return effect


def _extreme(value: Value, arguments: Arguments) -> Value:
    _compared(value, arguments, 1)
    return value.items()


def _counted(value: Value, arguments: Arguments) -> Value:
    value.use("length")
    return PLAIN


def _reordered(value: Value, arguments: Arguments) -> Value:
    arguments.use("equal")
    return value.some()


def _rows(value: Value, arguments: Arguments) -> Value:
    arguments.use("text")
    value.use("length")
    return Each(either((value.some(), Each(either(arguments.values[1:])))))


def _first(value: Value, arguments: Arguments) -> Value:
    return value.slice((None, 1, None)).items()


def _last(value: Value, arguments: Arguments) -> Value:
    return value.slice((-1, None, None)).items()


def _default(value: Value, arguments: Arguments) -> Value:
    value.use("truth")
    return either((value, *arguments.values, *arguments.named.values()))


def _attribute(value: Value, arguments: Arguments) -> Value:
    name = _constant(arguments, 0, "name")
    if isinstance(name, str):
        return value.attr(name)
    arguments.use("text")
    value.use("whole")
    return PLAIN


def _groups(value: Value, arguments: Arguments) -> Value:
    _compared(value, arguments, 0)
    attribute = _constant(arguments, 0, "attribute")
    grouper = PLAIN if isinstance(attribute, Value) or attribute is None else parts(value.items(), attribute)
    grouper = either((grouper, *arguments.values[1:], *arguments.named.values()))
    members = value.some()
    return Each(Fields({0: grouper, "grouper": grouper, 1: members, "list": members}))


def _joined(value: Value, arguments: Arguments) -> Value:
    arguments.use("text")
    attribute = _constant(arguments, 1, "attribute")
    if isinstance(attribute, Value):
        value.items().use("whole")
    else:
        elements = value.items()
        (elements if attribute is None else parts(elements, attribute)).use("text")
    return PLAIN


def _summed(value: Value, arguments: Arguments) -> Value:
    _compared(value, arguments, 0)
    return PLAIN


def _pairs(value: Value, arguments: Arguments) -> Value:
    return value.call("items", Arguments((), constants=()))


def _sorted_pairs(value: Value, arguments: Arguments) -> Value:
    arguments.use("equal")
    pairs = _pairs(value, arguments)
    pairs.items().item(0).use("equal")
    if arguments.values or arguments.named:
        pairs.items().item(1).use("equal")
    return pairs.some()


EFFECTS: dict[str, Effect] = {
    "attr": _attribute,
    "batch": _rows,
    "count": _counted,
    "d": _default,
    "default": _default,
    "dictsort": _sorted_pairs,
    "first": _first,
    "groupby": _groups,
    "items": _pairs,
    "join": _joined,
    "last": _last,
    "length": _counted,
    "list": _reordered,
    "max": _extreme,
    "min": _extreme,
    "reverse": _reordered,
    "slice": _rows,
    "sort": _ordered(2),
    "sum": _summed,
    "unique": _ordered(1),
}


def apply(name: str, value: Value, arguments: Arguments, filtered: Apply, tested: Apply) -> Value:
    """What Jinja's filter `name` gives; `filtered` and `tested` apply those named in its arguments."""
    if name in PRINTING:
        value.use("text")
        arguments.use("text")
        return PLAIN
    if name in WHOLLY:
        value.use("whole")
        arguments.use("whole")
        return PLAIN
    if name == "map":
        return _mapped(value, arguments, filtered)
    if name in ("select", "reject"):
        return _selected(value, value.items(), arguments, tested)
    if name in ("selectattr", "rejectattr"):
        return _selected_by_attribute(value, arguments, tested)
    if name in EFFECTS:
        return EFFECTS[name](value, arguments)
    raise UnreadableTemplate(f"the filter “{name}” cannot be foreseen")


def _mapped(value: Value, arguments: Arguments, filtered: Apply) -> Value:
    attribute = _constant(arguments, len(arguments.values), "attribute")
    if isinstance(attribute, str | int):
        missing = arguments.named.get("default", PLAIN)
        return Each(either((parts(value.items(), attribute), missing)))
    name = _constant(arguments, 0, "")
    if not isinstance(name, str):
        raise UnreadableTemplate("the filter “map” is given a filter that is not constant")
    return Each(filtered(name, value.items(), Arguments(arguments.values[1:], arguments.named)))


def _selected(value: Value, judged: Value, arguments: Arguments, tested: Apply) -> Value:
    if not arguments.values:
        judged.use("truth")
        return value.some()
    name = _constant(arguments, 0, "")
    if not isinstance(name, str):
        raise UnreadableTemplate("a selecting filter is given a test that is not constant")
    tested(name, judged, Arguments(arguments.values[1:], arguments.named))
    return value.some()


def _selected_by_attribute(value: Value, arguments: Arguments, tested: Apply) -> Value:
    attribute = _constant(arguments, 0, "")
    if not isinstance(attribute, str | int):
        raise UnreadableTemplate("a selecting filter is given an attribute that is not constant")
    rest = Arguments(arguments.values[1:], arguments.named)
    return _selected(value, parts(value.items(), attribute), rest, tested)


def test(name: str, value: Value, arguments: Arguments) -> Value:
    """What Jinja's test `name` looks at."""
    if name in ("filter", "test"):
        raise UnreadableTemplate(f"the test “{name}” asks which {name}s there are")
    value.use("truth" if name in LOOKING else "equal")
    if name == "in":
        arguments = Arguments(one.items() for one in arguments.values)
    arguments.use("equal")
    return PLAIN
