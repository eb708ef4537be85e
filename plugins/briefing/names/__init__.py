"""The index of names: whom and what the sources name, every form that is certainly theirs in one place."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Article, Name
from .folding import fold
from .rosters import Roster, bare, roster

__all__ = ["Roster", "bare", "index", "roster"]

FEWEST_ORIGINS = 2
"""Independent texts that must give a name: what one text alone names is in that text, and search finds it."""


def index(rosters: Iterable[tuple[Article, Roster]], most: int) -> tuple[Name, ...]:
    """Who and what several origins name, from each article with its roster: the most named, in this order.

    Of copies their origin alone belongs in it. The order of the articles is of no account.
    """
    ordered = sorted(rosters, key=lambda pair: pair[0].path)
    found = [entity for entity in fold(ordered) if len(entity.sentences) >= FEWEST_ORIGINS]
    found.sort(key=lambda entity: (-len(entity.sentences), entity.name))
    return tuple(entity.record() for entity in found[:most])
