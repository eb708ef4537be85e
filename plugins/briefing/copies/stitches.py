"""Stitches: articles put together from the sentences of several others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from ..records import Stitch
from .dates import sure_day, surely_after
from .likeness import WORDS
from .links import Links
from .skeletons import distinct

STITCHED = 0.7
"""The share of an article's words that others hold together, none of them alone: what makes a copy of one."""

SENTENCES = 2
"""Sentences that a text must add to count as a source: one may be a quotation that any two reports share."""


def stitches(links: Links, twins: Mapping[int, set[int]]) -> dict[int, Stitch]:
    """Articles stitched from several others, by number; `twins` are the articles with the same text as each.

    Those stitched most completely are told first, and none of them is a source of another: a text that was
    plundered twice shares its sentences with several, too, but with stitched ones.
    """
    found: dict[int, Stitch] = {}
    for article in _promising(links):
        sources = _sources(links, article, twins.get(article, set()) | set(found))
        chosen = _cover(links, sources)
        if len(chosen) < 2:
            continue
        whole = STITCHED * links.corpus.size[article]
        together = sum(_words(links, held) for held in chosen.values())
        if together >= whole > max(_words(links, held) for held in sources.values()):
            found[article] = _stitch(links, article, chosen)
    return found


def _promising(links: Links) -> list[int]:
    """Articles with enough shared sentences, the most completely shared first."""
    corpus = links.corpus
    shared = distinct(links.met.ravel())
    shared = shared[corpus.lengths[shared] >= WORDS]
    words = np.bincount(corpus.owner[shared], corpus.lengths[shared], len(corpus.articles))
    share = words / np.maximum(1, corpus.size)
    order = np.lexsort((np.arange(len(share)), -share))
    return [int(article) for article in order if share[article] >= STITCHED]


def _sources(links: Links, article: int, excluded: set[int]) -> dict[int, set[int]]:
    """Other articles that hold sentences of this one, and which; none that is surely later."""
    corpus, sources = links.corpus, defaultdict(set)
    day = sure_day(corpus.articles[article])
    span = corpus.span(article)
    for sentence in np.flatnonzero(corpus.lengths[span] >= WORDS).tolist():
        for place in links.places.get(int(links.family[span.start + sentence]), ()):
            other = int(corpus.owner[place])
            if other != article and other not in excluded:
                sources[other].add(span.start + sentence)
    enough = {source: held for source, held in sources.items() if len(held) >= SENTENCES}
    return {source: held for source, held in enough.items() if not surely_after(corpus.articles[source], day)}


def _cover(links: Links, sources: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """The fewest sources that hold most: greedily, each time the one that adds most words."""
    chosen: dict[int, set[int]] = {}
    left = dict(sources)
    while left:
        best = min(left, key=lambda source: (-_words(links, left[source]), source))
        added = chosen[best] = left.pop(best)
        left = {source: rest for source, held in left.items() if len(rest := held - added) >= SENTENCES}
    return chosen


def _words(links: Links, sentences: set[int]) -> int:
    """How many words sentences have together."""
    return int(links.corpus.lengths[list(sentences)].sum())


def _stitch(links: Links, article: int, chosen: Mapping[int, set[int]]) -> Stitch:
    """The record of a stitched article."""
    corpus = links.corpus
    share = sum(map(len, chosen.values())) / (corpus.first[article + 1] - corpus.first[article])
    paths = tuple(sorted(corpus.articles[source].path for source in chosen))
    return Stitch(corpus.articles[article].path, paths, float(share))
