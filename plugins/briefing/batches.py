"""Batches: a long run cut into pieces that fit into memory, a query, a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, so many at a time; the last batch may be smaller, none is empty."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch
