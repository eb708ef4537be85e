"""Lines that recur in many articles of one outlet: what no single page can tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..records import Document


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The recurring lines of a corpus."""

    lines: frozenset[str] = frozenset()
    """Their keys, as `page.key` makes them."""


NONE = Boilerplate()


def recurring(documents: Iterable[Document]) -> Boilerplate:
    """The lines that recur across the corpus."""
    return NONE
