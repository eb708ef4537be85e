"""What a value is, as far as a shape reaches into it: a digest of stable content.

The *shadow* of a value is a tree of plain tuples, text, numbers and bytes that
says all that the shape can reach of it. Equal shadows mean equal renderings;
`marshal` in its second version writes equal trees as equal bytes (it knows
nothing of identity or interning), and BLAKE2 digests them. The shadows of lists
and of Pelican's objects are kept as digests, each made once in a build.
"""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import fractions
import itertools
import marshal
import operator
import pathlib
import uuid
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import blake2b
from typing import Any

import jinja2
from markupsafe import Markup
from pelican.contents import Content
from pelican.paginator import Page as PaginatorPage
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from .bodies import body, recipe, spelled
from .callables import Callables
from .errors import UndigestibleValue
from .shapes import EQUAL, WHOLE, Shape

PLAIN_TYPES = frozenset({str, int, float, bool, type(None), bytes})
PRINTED_TYPES = (
    enum.Enum,
    decimal.Decimal,
    fractions.Fraction,
    uuid.UUID,
    pathlib.PurePath,
    zoneinfo.ZoneInfo,
    datetime.timedelta,
    datetime.timezone,
    range,
)
"""Types whose objects are wholly what they print."""

LOOPED_TYPES = (
    list,
    tuple,
    set,
    frozenset,
    Mapping,
    range,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
    jinja2.Undefined,
)
"""Types whose objects can be looped over more than once, with the same elements."""

OWN_DIGEST = "incremental_digest"
"""The method of values that know what stands for all that a template can see of them, as `bytes` or `str`:
they are asked for it instead of being walked through, and so need not even be made."""

CLOCKS = frozenset({"now", "today", "utcnow"})
"""Methods of dates that read the clock."""

PAGE_METHODS = frozenset(
    [
        "has_next",
        "has_previous",
        "has_other_pages",
        "next_page_number",
        "previous_page_number",
        "start_index",
        "end_index",
    ]
)
DICT_METHODS = frozenset({"items", "keys", "values", "get"})
BODIES = frozenset({"content", "summary"})
DEAR = BODIES | {"url", "save_as"}
WRAPPER_VARIABLES = frozenset({"settings", "_name", "_slug", "_slug_from_name", "name", "slug"})
"""The variables of a tag, category or author that Pelican sets; `name` and `slug` come and go."""
IDENTITY = ("source_path", "slug", "lang", "_status", "override_save_as")


def digest(tree: Any) -> bytes:
    """Sixteen bytes that stand for a tree of plain values."""
    return blake2b(marshal.dumps(tree, 2), digest_size=16).digest()


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass or of a struct of msgspec; none of any other class."""
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    return getattr(kind, "__struct_fields__", ())


def is_plain_record(kind: type) -> bool:
    """Whether objects of this class are records that are always true and have their fields, no others."""
    odd = ("__bool__", "__len__", "__getattr__", "__getitem__", "__html__")
    return bool(field_names(kind)) and not any(hasattr(kind, name) for name in odd)


def plan(kind: type, shape: Shape) -> tuple[Callable[[Any], Any], tuple[Shape, ...]] | None:
    """How to take all that the shape reaches of a record at once; None where it reaches more than fields."""
    names = set(field_names(kind))
    if len(shape.fields) < 2 or not names.issuperset(shape.fields):  # of one name the getter makes no tuple
        return None
    return operator.attrgetter(*shape.fields), tuple(sub for _, sub in shape.edges)


class Shadows:
    """Makes the shadows of one build, each digest once.

    `shadow(value, shape)` raises UndigestibleValue where the value has no stable
    content; `forget()` drops what is kept, for when values may have changed.
    """

    def __init__(self, callables: Callables, rendered: Callable[..., bytes] | None = None) -> None:
        self.callables = callables
        self._rendered = rendered
        """Tells what stands for that which a template makes of a context, without making it; `Keys` can."""
        self.environment = jinja2.Environment()
        self._kept: dict[tuple[int, Shape | str], tuple[Any, bytes]] = {}
        self._by_site_url: dict[Any, dict[tuple[int, Shape | str], tuple[Any, bytes]]] = {}
        self._named: dict[tuple[Any, ...], bytes] = {}
        self._met: set[tuple[int, Shape]] = set()
        self._open: set[int] = set()
        self._makers: dict[type, Callable[[Any, Shape], Any]] = {}
        self._plans: dict[tuple[type, Shape], tuple[Callable[[Any], Any], tuple[Shape, ...]] | None] = {}
        self._uses = {use: getattr(self, "_" + use) for use in ("truth", "length", "text", "equal", "whole")}
        self._steps = {
            step: getattr(self, "_step_" + step) for step in ("attr", "item", "items", "any", "slice", "call")
        }

    def at(self, site_url: Any) -> None:
        """Shadows are now asked for as seen from this `localsiteurl`: relative links differ."""
        self._kept = self._by_site_url.setdefault(site_url, {})

    def forget(self) -> None:
        """Drop every digest kept."""
        self._by_site_url.clear()
        self._met.clear()
        self._named.clear()
        self._kept = {}

    def shadow(self, value: Any, shape: Shape) -> Any:
        """The tree that says all that the shape reaches of the value."""
        kind = type(value)
        if kind in PLAIN_TYPES:
            return value
        make = self._makers.get(kind)
        if make is None:
            make = self._makers[kind] = self._maker(kind)
        return make(value, shape)

    def _maker(self, kind: type) -> Callable[[Any, Shape], Any]:
        """How shadows of values of this type are made."""
        if hasattr(kind, OWN_DIGEST):
            return lambda value, shape: (kind.__qualname__, getattr(value, OWN_DIGEST)())
        if kind is list:
            return self._listed
        if kind is tuple:
            return self._tuple
        if is_plain_record(kind):
            return self._record
        if issubclass(kind, Content | Paginator):
            return self._once
        if issubclass(kind, URLWrapper):
            return self._wrapped
        if issubclass(kind, datetime.date | datetime.time):
            return self._moment
        if issubclass(kind, jinja2.Undefined):
            return lambda value, shape: ("undefined", kind.__qualname__)
        if issubclass(kind, (Markup, str, int, float, bytes, *PRINTED_TYPES)):
            return lambda value, shape: (kind.__qualname__, str(value))
        return self._parts

    def _once(self, value: Any, shape: Shape) -> bytes:
        key = (id(value), shape)
        kept = self._kept.get(key)
        if kept is None:
            # The value is kept too, so that its id cannot become another's.
            kept = self._kept[key] = (value, digest(self._parts(value, shape)))
        return kept[1]

    def _wrapped(self, value: URLWrapper, shape: Shape) -> bytes:
        """A tag, category or author: one shadow for all of one name, but for those that plugins changed.

        Every article carries objects of its own for its tags.
        """
        if not vars(value).keys() <= WRAPPER_VARIABLES:
            return self._once(value, shape)
        name = value.name
        key = (type(value), type(name), name, value.slug, id(value.settings), shape)
        if key not in self._named:
            self._named[key] = digest(self._parts(value, shape))
        return self._named[key]

    def _listed(self, value: list[Any], shape: Shape) -> bytes:
        """As `_once`, but kept only from the second time: most lists are made for one page."""
        key = (id(value), shape)
        if key in self._kept or key in self._met:
            return self._once(value, shape)
        self._met.add(key)
        return digest(self._parts(value, shape))

    # The next two do what `_parts` does, for what pages are mostly made of, in a third of its time.

    def _tuple(self, value: tuple[Any, ...], shape: Shape) -> Any:
        if shape.loop is None:
            return self._parts(value, shape)
        return self._all(value, itertools.repeat(shape.loop))

    def _record(self, value: Any, shape: Shape) -> Any:
        kind = type(value)
        place = (kind, shape)
        if place not in self._plans:
            self._plans[place] = plan(kind, shape)
        found = self._plans[place]
        if found is None:
            return self._parts(value, shape)
        fields, shapes = found
        return (kind.__name__, self._all(fields(value), shapes))

    def _all(self, values: Iterable[Any], shapes: Iterable[Shape]) -> list[Any]:
        """The shadow of each value by the shape of its turn."""
        shadow = self.shadow
        pairs = zip(values, shapes)  # noqa: B905 - one shape may be repeated without end
        return [value if type(value) in PLAIN_TYPES else shadow(value, shape) for value, shape in pairs]

    def _parts(self, value: Any, shape: Shape) -> Any:
        return (
            type(value).__name__,
            [self._uses[use](value) for use in shape.uses],
            [self._steps[edge[0]](value, sub, *edge[1:]) for edge, sub in shape.edges],
        )

    @staticmethod
    def _moment(value: datetime.date | datetime.time, shape: Shape) -> Any:
        if shape.calls & CLOCKS:
            raise UndigestibleValue("it reads the clock")
        zone = getattr(value, "tzinfo", None)
        return (type(value).__qualname__, value.isoformat(), str(zone), getattr(value, "fold", 0))

    # Uses

    def _truth(self, value: Any) -> Any:
        if isinstance(value, Content | URLWrapper):
            return True
        return bool(value)

    def _length(self, value: Any) -> Any:
        return len(value) if hasattr(value, "__len__") else None

    def _text(self, value: Any) -> Any:
        if isinstance(value, URLWrapper):
            return spelled(value.name)
        if isinstance(value, Content):
            return _identity(value)
        html = value.__html__() if hasattr(value, "__html__") else None
        return (spelled(str(value)), spelled(html))

    def _equal(self, value: Any) -> Any:
        if isinstance(value, Content):
            return _identity(value)
        if isinstance(value, URLWrapper):
            return (spelled(value.name), spelled(value.slug))
        if isinstance(value, list | tuple | set | frozenset):
            return self._elements(value, EQUAL)
        return self._whole(value)

    def _whole(self, value: Any) -> Any:
        if id(value) in self._open:
            raise UndigestibleValue(f"a {type(value).__qualname__} holds itself")
        self._open.add(id(value))
        try:
            return self._all_of(value)
        finally:
            self._open.discard(id(value))

    def _all_of(self, value: Any) -> Any:
        if isinstance(value, list | tuple | set | frozenset):
            return self._elements(value, WHOLE)
        if isinstance(value, Mapping):
            return tuple((self.shadow(key, WHOLE), self.shadow(one, WHOLE)) for key, one in value.items())
        if isinstance(value, URLWrapper):
            return self._whole_wrapper(value)
        if field_names(type(value)):
            return self._whole_record(value)
        if callable(value):
            return self.callables.digest(value)
        raise UndigestibleValue(
            f"a {type(value).__module__}.{type(value).__qualname__} has no content we know"
        )

    def _elements(self, value: Iterable[Any], shape: Shape) -> Any:
        found = [self.shadow(one, shape) for one in value]
        if isinstance(value, set | frozenset):
            found.sort(key=lambda tree: marshal.dumps(tree, 2))
        return found

    def _whole_record(self, value: Any) -> Any:
        names = field_names(type(value))
        fields = tuple((name, self.shadow(getattr(value, name, None), WHOLE)) for name in names)
        return (self.callables.source(type(value)), fields)

    def _whole_wrapper(self, value: URLWrapper) -> Any:
        """A tag, category or author, with what plugins set on it; without the site's settings."""
        names = sorted(vars(value).keys() - WRAPPER_VARIABLES)
        own = tuple((name, self.shadow(getattr(value, name), WHOLE)) for name in names)
        told = (value.name, value.slug, value.url, value.save_as)
        return (own, [self.shadow(one, WHOLE) for one in told])

    # Steps

    def _step_attr(self, value: Any, shape: Shape, name: str) -> Any:
        if name in DEAR and isinstance(value, Content):
            return self._dear(value, name)
        try:
            part = getattr(value, name)
        except AttributeError:
            part = self.environment.getattr(value, name)  # perhaps an item
        return self.shadow(part, shape)

    def _dear(self, content: Content, name: str) -> bytes:
        """An attribute of an article that many shapes reach and that takes long to make."""
        kept = self._kept.get((id(content), name))
        if kept is None:
            made = self.body(content, name) if name in BODIES else spelled(getattr(content, name))
            kept = self._kept[(id(content), name)] = (content, digest(made))
        return kept[1]

    def body(self, content: Content, name: str, arguments: tuple[Any, ...] = ()) -> Any:
        """What decides what the content or summary of an article is."""
        told = recipe(content, name)
        return self._rendered(*told) if told and self._rendered else body(content, name, arguments)

    def _step_item(self, value: Any, shape: Shape, key: Any) -> Any:
        return self.shadow(self.environment.getitem(value, key), shape)

    def _step_items(self, value: Any, shape: Shape) -> Any:
        if type(value) is not list and not isinstance(value, LOOPED_TYPES):
            raise UndigestibleValue(f"a template loops over a {type(value).__qualname__}")
        return [self.shadow(one, shape) for one in value]

    def _step_any(self, value: Any, shape: Shape) -> Any:
        if isinstance(value, Mapping):
            return tuple((self.shadow(key, EQUAL), self.shadow(one, shape)) for key, one in value.items())
        return self._step_items(value, shape)

    def _step_slice(self, value: Any, shape: Shape, bounds: tuple[Any, Any, Any]) -> Any:
        if not isinstance(value, list | tuple):
            raise UndigestibleValue(f"a template slices a {type(value).__qualname__}")
        return self._parts(value[slice(*bounds)], shape)

    def _step_call(self, value: Any, shape: Shape, method: str | None, arguments: Any) -> Any:
        if method is None:
            return self.callables.digest(value)
        if isinstance(value, Paginator) and method == "page":
            return self._pages(value, shape, arguments)
        if isinstance(value, PaginatorPage) and method in PAGE_METHODS and arguments == ():
            return self.shadow(getattr(value, method)(), shape)
        if isinstance(value, dict) and method in DICT_METHODS and arguments is not None:
            given = getattr(value, method)(*arguments)
            return self.shadow(list(given) if method != "get" else given, shape)
        if isinstance(value, Content) and method in ("get_content", "get_summary"):
            return self.body(value, method.removeprefix("get_"), arguments or ())
        return self._helped_call(value, method)

    def _helped_call(self, value: Any, method: str) -> Any:
        function = getattr(type(value), method, None)
        if function is None and callable(getattr(value, method, None)):
            function = getattr(value, method)
        if function is None:
            return ("no method", method)
        return (self.callables.digest(function), self._whole(value))

    def _pages(self, value: Paginator, shape: Shape, arguments: Any) -> Any:
        numbers = [arguments[0]] if arguments else range(1, value.num_pages + 1)
        return [self.shadow(value.page(number), shape) for number in numbers]


def _identity(content: Content) -> Any:
    """Which article or page this is, among all of a site."""
    own = vars(content)
    return [value if type(value) is str else str(value) for value in map(own.get, IDENTITY)]
