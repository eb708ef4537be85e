"""The record of one expression of time: where it stands, what it says, which days it can mean."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

MentionKind = Literal["day", "weekday", "month", "year", "relative"]
Direction = Literal["past", "future", ""]
Unit = Literal["", "day", "week", "weekend", "month", "year"]


class Mention(Struct, frozen=True, gc=False):
    """One expression of time in a text."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends in the text."""
    words: str
    """The expression, verbatim."""
    kind: MentionKind
    """The finest thing it names: "day" for "December 18" and "the 25th", "relative" for "last week"."""
    direction: Direction = ""
    """Whether it lies before or after the day of writing; "" where nothing near by tells."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    """The day of the month."""
    weekday: int | None = None
    """Monday is 0."""
    unit: Unit = ""
    """What a relative expression counts in."""
    amount: int = 0
    """How many units from now: -1 for "yesterday" and "last week", 0 for "today", 1 for "next year"."""
    earliest: date | None = None
    """The first day it can mean; None where neither the words nor an anchor tell."""
    latest: date | None = None
    """The last day it can mean."""

    def turned(self, direction: Direction) -> Mention:
        """The same mention, looking to the past or to the future."""
        return replace(self, direction=direction)

    def within(self, earliest: date, latest: date) -> Mention:
        """The same mention, meaning a day of this range."""
        return replace(self, earliest=earliest, latest=latest)
