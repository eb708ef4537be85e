"""Copies: which articles hold the text of another, and which sentences stand in several."""

from __future__ import annotations

from collections.abc import Sequence

from ..maps import Map
from ..memory import OBLIVION, Memory
from ..records import Article, Origin, Place, Stitch
from ..shuffles import Shuffle, in_one_part
from ..texts import Texts
from . import origins, repeats
from .links import Links, links
from .skeletons import corpus

__all__ = ["compare", "fold", "repeated"]


def compare(
    articles: Sequence[Article],
    texts: Texts | None = None,
    memory: Memory = OBLIVION,
    shuffle: Shuffle = in_one_part,
) -> Links:
    """The sentences that the articles share: what `fold` and `repeated` go by, made once for both."""
    return links(corpus(articles, texts or Texts(articles)), memory, shuffle)


def fold(
    articles: Sequence[Article],
    compared: Links | None = None,
    each: Map = map,
    memory: Memory = OBLIVION,
) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, and those origins that are stitched from several others; both by path.

    The same for the same articles, whatever their order. The method: docs/explanation/copies.md.
    """
    return origins.fold(compared or compare(articles), each, memory)


def repeated(
    articles: Sequence[Article], compared: Links | None = None, each: Map = map
) -> dict[tuple[str, int], tuple[Place, ...]]:
    """The other places of each sentence that stands elsewhere too, verbatim or nearly, by (path, number).

    The articles may be fewer than those compared: an editor may have hidden some.
    """
    compared = compared or compare(articles)
    return repeats.repeated(compared, {article.path for article in articles}, each)
