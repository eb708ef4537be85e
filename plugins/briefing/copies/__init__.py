"""Copies: which articles hold the text of another, and which sentences stand in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ..records import Article, Copy, Origin, Place, Stitch
from ..words import tokens

SHINGLE = 3
"""Words to a shingle: with three, .81 of copies with nine of ten words swapped are found; with five, .01."""

RESEMBLANCE = 0.3
"""The share of the shorter text's shingles from which on two texts are one."""


def fold(articles: Sequence[Article]) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, and the articles that are stitched from several others."""
    ordered = sorted(articles, key=lambda a: (-len(a.text), a.path))
    shingles = {a.path: _shingles(a.text) for a in ordered}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    copies: dict[str, list[Copy]] = {}
    for article in ordered:
        own = shingles[article.path]
        shared: dict[str, int] = defaultdict(int)
        for shingle in own:
            for path in holders[shingle]:
                shared[path] += 1
        best = min(shared, key=lambda path: (-shared[path], path), default=None)
        if best is not None and shared[best] >= RESEMBLANCE * len(own):
            share = shared[best] / len(own)
            copies[best].append(Copy(article.path, "verbatim" if share == 1 else "near", share))
        else:
            copies[article.path] = []
            for shingle in own:
                holders[shingle].append(article.path)
    origins = (Origin(path, "the longest text", tuple(sorted(found, key=lambda c: c.article)))
               for path, found in sorted(copies.items()))
    return tuple(origins), ()


def repeated(articles: Sequence[Article]) -> dict[tuple[str, int], tuple[Place, ...]]:
    """For each sentence that stands elsewhere too, the other places: (path, number) -> places."""
    places: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for article in articles:
        for sentence in article.sentences:
            words = tuple(word.lower() for word in tokens(sentence.text))
            places[words].append(Place(article.path, sentence.number))
    found: dict[tuple[str, int], set[Place]] = defaultdict(set)
    for same in places.values():
        for one, other in combinations(same, 2):
            if one.article != other.article:
                found[one.article, one.number].add(other)
                found[other.article, other.number].add(one)
    return {key: tuple(sorted(value, key=lambda p: (p.article, p.number))) for key, value in sorted(found.items())}


def _shingles(text: str) -> set[tuple[str, ...]]:
    """The distinct runs of words of a text, without regard to case."""
    words = [word.lower() for word in tokens(text)]
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
