"""What makes two values the same for a template, and what has no digest at all."""

from __future__ import annotations

import datetime
import enum
import time
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Tag

from incremental.callables import Callables
from incremental.digests import Shadows, digest
from incremental.errors import UndigestibleValue
from incremental.shapes import WHOLE, Reach


def of(value, *uses, **steps):
    """The digest of a value as seen by a shape with these uses and attributes."""
    reach = Reach()
    reach.uses |= set(uses)
    for name, use in steps.items():
        reach.follow("attr", name).uses.add(use)
    return digest(Shadows(Callables()).shadow(value, reach.at_rest()))


@dataclass
class Record:
    name: str
    parts: list = field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


MOMENT = datetime.datetime(2015, 12, 16, 10, tzinfo=datetime.UTC)
DIFFERENT = [
    ("1", 1),
    (1, True),
    (1, 1.0),
    (None, ""),
    ("<b>", Markup("<b>")),
    (MOMENT, MOMENT.astimezone(ZoneInfo("Asia/Tokyo"))),
    (MOMENT, MOMENT.isoformat()),
    ([1, 2], [2, 1]),
    ([[1], 2], [1, [2]]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (Record("a"), Record("b")),
    (Record("a", [Record("b")]), Record("a", [Record("c")])),
    (Colour.RED, Colour.BLUE),
    (Tag("one", DEFAULT_CONFIG), Tag("two", DEFAULT_CONFIG)),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=repr)
def test_values_that_may_render_differently_differ(one, other):
    assert of(one, "whole") != of(other, "whole")


def test_equal_content_in_other_objects_is_the_same():
    assert of(Record("a", [Record("b")]), "whole") == of(Record("a", [Record("b")]), "whole")
    assert of({1, 2, 3}, "whole") == of({3, 2, 1}, "whole")


def test_only_what_is_reached_counts():
    assert of(Record("a", [1]), name="text") == of(Record("a", [2]), name="text")
    assert of([1, 2], "length") == of([3, 4], "length")
    assert of([1], "truth") != of([], "truth")


def test_a_tag_whose_address_was_asked_for_is_the_same_tag():
    one, other = Tag("one", DEFAULT_CONFIG), Tag("one", DEFAULT_CONFIG)
    assert other.url
    assert of(one, "whole") == of(other, "whole")


def test_what_a_plugin_sets_on_a_tag_counts():
    one, other = Tag("one", DEFAULT_CONFIG), Tag("one", DEFAULT_CONFIG)
    other.colour = "red"
    assert of(one, colour="text") != of(other, colour="text")
    assert of(one, "whole") != of(other, "whole")


def test_a_list_that_grows_between_pages_is_seen_when_told():
    shadows, values = Shadows(Callables()), ["a"]
    first = [shadows.shadow(values, WHOLE) for _ in range(3)][-1]
    values.append("b")
    shadows.forget()
    assert shadows.shadow(values, WHOLE) != first


class Told:
    """Knows what stands for it, and must not be looked into."""

    def __init__(self, told: bytes) -> None:
        self.told = told

    def __getattr__(self, name: str):
        raise AssertionError(f"{name} was looked at")

    def incremental_digest(self) -> bytes:
        return self.told


def test_a_value_that_knows_its_digest_is_asked_for_it_and_not_looked_into():
    assert of(Told(b"1"), "whole", title="text") == of(Told(b"1"), "whole", title="text")
    assert of(Told(b"1"), title="text") != of(Told(b"2"), title="text")
    assert of([Told(b"1")], "whole") != of([Told(b"2")], "whole")


def holding_itself():
    values: list = []
    values.append(values)
    return values


@pytest.mark.parametrize(
    "value",
    [object(), iter([1]), time.time, len, holding_itself(), type],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_stable_content_has_no_digest(value):
    with pytest.raises(UndigestibleValue):
        of(value, "whole")


def test_the_clock_is_not_read():
    reach = Reach()
    reach.follow("call", "now", ())
    with pytest.raises(UndigestibleValue, match="clock"):
        Shadows(Callables()).shadow(MOMENT, reach.at_rest())


def test_a_function_declared_pure_counts_with_its_file():
    told = Callables({"helper"}).digest(helper)
    assert told[1] == Callables.source(helper) != ""
    with pytest.raises(UndigestibleValue, match="INCREMENTAL_PURE"):
        Callables().digest(helper)


def helper(text):
    return text
