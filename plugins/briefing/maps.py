"""Maps: how a step does one thing to many records, wherever whoever calls it wants that done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Map(Protocol):
    """Works as `map` does, which is one; the runner's remembers results and shares the work out.

    What is mapped is a pure function of a module, of one record, annotated with what it takes and gives.
    """

    def __call__(self, function: Callable[[Given], Made], records: Iterable[Given], /) -> Iterator[Made]:
        """What the function makes of each record, in their order."""
