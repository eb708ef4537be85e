"""Names: which sentences introduce a person in full, and which only by surname."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .candidates import Candidate


class Names:
    """Surnames of a pool that stand somewhere after a first name, and which of them are introduced so far."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.words = [candidate.words for candidate in candidates]
        self.surnames = {last for words in self.words for first, last in _full(words)}
        self.introduced: set[str] = set()

    def bare(self, place: int) -> int:
        """How many surnames this sentence uses that neither it nor a picked sentence introduces."""
        known = self.introduced | {last for _, last in _full(self.words[place])}
        return len({word for word in self.words[place] if word in self.surnames} - known)

    def introduce(self, place: int) -> None:
        """Note the names that a picked sentence gives in full."""
        self.introduced |= {last for _, last in _full(self.words[place])}


def _full(words: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbours that are written as names are: "John", "Kerry"; no acronyms, not the first word."""
    return [(first, last) for first, last in pairwise(words[1:]) if _is_name(first) and _is_name(last)]


def _is_name(word: str) -> bool:
    return len(word) > 2 and word.istitle()
