"""Names: which sentences introduce a person in full, and which only by surname."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate


class Names:
    """Surnames of a pool that stand somewhere after a first name, and which of them are introduced so far."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.readings = [candidate.reading for candidate in candidates]
        self.surnames = frozenset().union(*(reading.introduces for reading in self.readings))
        self.introduced: set[str] = set()

    def bare(self, place: int) -> int:
        """How many surnames this sentence uses that neither it nor a picked sentence introduces."""
        reading = self.readings[place]
        return len(self.surnames.intersection(reading.words) - self.introduced - reading.introduces)

    def introduce(self, place: int) -> None:
        """Note the names that a picked sentence gives in full."""
        self.introduced |= self.readings[place].introduces
