"""Things cut into months, for lists too long for one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def by_month(items: Iterable[T], day: Callable[[T], date]) -> list[list[T]]:
    """Things in order of their days, cut into months."""
    return [list(group) for _, group in groupby(items, lambda item: (day(item).year, day(item).month))]
