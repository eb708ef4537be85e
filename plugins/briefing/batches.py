"""Batches: a long run cut into pieces that fit into memory, a query, a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from .encoding import digest

Item = TypeVar("Item")

LONGEST = 4
"""A steady batch's most items, in averages: of 100 batches two are cut there."""


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, so many at a time; the last batch may be smaller, none is empty."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def bounded(items: Iterable[bytes], size: int, length: int) -> Iterator[tuple[bytes, ...]]:
    """The items in order, so many at a time, or fewer where these have more than so many bytes together."""
    batch: list[bytes] = []
    total = 0
    for item in items:
        batch.append(item)
        total += len(item)
        if len(batch) == size or total > length:
            yield tuple(batch)
            batch.clear()
            total = 0
    if batch:
        yield tuple(batch)


def steady(items: Iterable[Item], name: Callable[[Item], str], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in order, about so many at a time, cut after those whose names say so.

    One more item, wherever it comes in, leaves all batches but its own as they were (content-defined
    chunking, Muthitacharoen, Chen and Mazières 2001).
    """
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        number = int.from_bytes(digest(name(item).encode("utf-8", "surrogatepass"))[:4], "little")
        if number % size == 0 or len(batch) == LONGEST * size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)
