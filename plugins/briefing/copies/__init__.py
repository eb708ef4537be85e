"""Copies: which articles hold the text of another, and which sentences stand in several."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Article, Origin, Place, Stitch
from . import origins, repeats
from .links import links
from .skeletons import corpus

__all__ = ["fold", "repeated"]


def fold(articles: Sequence[Article]) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, and those origins that are stitched from several others; both by path.

    The same for the same articles, whatever their order. See docs/explanation/copies.md for the method.
    """
    return origins.fold(links(corpus(articles)))


def repeated(articles: Sequence[Article]) -> dict[tuple[str, int], tuple[Place, ...]]:
    """For each sentence that other articles hold too, verbatim or nearly, its other places: (path, number) -> places."""
    return repeats.repeated(links(corpus(articles)))
