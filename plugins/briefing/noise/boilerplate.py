"""Lines that recur in many articles of one outlet: what no single page can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..records import Document
from .page import Line, Page


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The recurring lines of a corpus."""

    lines: frozenset[str] = frozenset()
    """Their keys, as `page.key` makes them."""


NONE = Boilerplate()


def recurring(documents: Iterable[Document]) -> Boilerplate:
    """The lines that recur across the corpus."""
    return NONE


def recurring_lines(page: Page) -> Iterator[Line]:
    """The lines of the page that recur across the corpus."""
    return (line for line in page.left() if line.key in page.recurring)
