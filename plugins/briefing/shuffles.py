"""Shuffles: what many records say about many keys, brought together key by key, wherever that is done.

MapReduce's (Dean and Ghemawat 2004): each record deals what it has to parts by key, each part gathers what it
was dealt by all records. What stands under one key meets in one part, so no machine has to hold everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Dealt = TypeVar("Dealt")
Made = TypeVar("Made")


class Shuffle(Protocol):
    """Works as `in_one_part` does, which is one; the runner's makes as many parts as a cluster has threads.

    Both functions are pure functions of a module, annotated with what they take and give. What is made of all
    parts together must not depend on how many there are.
    """

    def __call__(
        self,
        deal: Callable[[Given, int], Sequence[Dealt]],
        gather: Callable[[Iterable[Dealt]], Made],
        records: Iterable[Given],
        /,
    ) -> Iterator[Made]:
        """What `gather` makes of each part: of what it was dealt of each record, in the order of these.

        `deal` is told how many parts there are, and gives something to each. `gather` takes one after the
        other, so that it need not hold them all.
        """


def in_one_part(
    deal: Callable[[Given, int], Sequence[Dealt]],
    gather: Callable[[Iterable[Dealt]], Made],
    records: Iterable[Given],
) -> Iterator[Made]:
    """What `gather` makes of everything, here."""
    yield gather(deal(record, 1)[0] for record in records)
