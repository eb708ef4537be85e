"""Where sources differ: the same quantity with different values, each verbatim, without a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..records import Article, Quantity
from .comparison import quantities
from .findings import Count, counts, finding
from .lexicon import STATUS
from .scope import places

__all__ = ["differences"]


COMMON = 0.5
"""A word in this share of a story's articles is of the story and narrows no figure: "swine flu cases"."""


def differences(articles: Sequence[Article]) -> tuple[Quantity, ...]:
    """The quantities for which the articles of one story give different values, contradictions first."""
    found = [made for count in _comparable(articles) if (made := finding(count))]
    if len(found) < 2:
        return ()
    known = frozenset().union(*(places(article.text) for article in articles))
    common = _common(articles, {word for f in found for word in f.subject.narrowed})
    bounded = (f.within(known, common) for f in found)
    return quantities(f for f in bounded if f.scope.names or not f.floating)


def _comparable(articles: Sequence[Article]) -> Iterator[Count]:
    """The counts of what is counted more than once, with more than one result."""
    by_subject = defaultdict(list)
    for article in articles:
        for count in counts(article):
            by_subject[count.subject.measure, count.subject.noun].append(count)
    for group in by_subject.values():
        if len({(count.number.low, count.number.high) for count in group}) > 1:
            yield from group


def _common(articles: Sequence[Article], words: set[str]) -> frozenset[str]:
    """Those of some words that stand in most articles of a story."""
    texts = [article.text.lower() for article in articles if article.copy_of is None] if words else []
    few = max(2, COMMON * len(texts))
    plain = words - set(STATUS.values())
    return frozenset(word for word in plain if sum(word in text for text in texts) >= few)
