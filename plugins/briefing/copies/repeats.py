"""Repeats: sentences that stand in several articles, verbatim or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container
from itertools import compress, islice

import numpy as np

from ..maps import Map
from ..records import Place
from .changes import Nearly, only_words
from .likeness import WORDS
from .links import Links
from .skeletons import Corpus

NEARLY = 0.75
"""The likeness word for word from which on two sentences say the same: a word or two more, less or other.
At .7 sentences of real reports begin to part ("support was needed", "his country faced a reconstruction")."""

MOST = 100
"""Places told of one sentence; more is boilerplate, and would cost the square of its occurrences."""


def repeated(
    links: Links, paths: Container[str], each: Map = map
) -> dict[tuple[str, int], tuple[Place, ...]]:
    """For each sentence that other articles hold too, its other places, by path: (path, number) -> places.

    Only articles of these paths are told of. Nearly the same is a sentence whose differences are of words
    only: with another name, number, day or a negation it says something else.
    """
    near = _near(links, each)
    members = _members(links, near, paths)
    found: dict[tuple[str, int], tuple[Place, ...]] = {}
    for head, held in members.items():
        places = [place for other in (head, *near.get(head, ())) for place in members.get(other, ())]
        places.sort(key=_order)
        for here in held if len(places) > 1 else ():
            others = tuple(islice((place for place in places if place.article != here.article), MOST))
            if others:
                found[_order(here)] = others
    return dict(sorted(found.items()))


def _near(links: Links, each: Map) -> dict[int, list[int]]:
    """For each sentence those that say nearly the same; of sentences with the same words only the first."""
    corpus = links.corpus
    between: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    nearly = links.pairs[links.likeness >= NEARLY]
    for owners, pair in zip(corpus.owner[nearly].tolist(), nearly.tolist(), strict=True):
        between[owners[0], owners[1]].append((pair[0], pair[1]))
    asked = (_nearly(corpus, *owners, np.array(pairs)) for owners, pairs in between.items())
    near: dict[int, list[int]] = defaultdict(list)
    for pairs, told in zip(between.values(), each(only_words, asked), strict=True):
        for one, other in compress(pairs, told):
            near[one].append(other)
            near[other].append(one)
    return near


def _nearly(corpus: Corpus, one: int, other: int, pairs: np.ndarray) -> Nearly:
    """Two articles with these pairs of sentences."""
    numbers = pairs - corpus.first[[one, other]]
    return Nearly(corpus.articles[one].body, corpus.articles[other].body, tuple(map(tuple, numbers.tolist())))


def _members(links: Links, near: Collection[int], paths: Container[str]) -> dict[int, list[Place]]:
    """The places of the sentences with the same words as each first one; of very short ones none.

    Those that stand but once, and that no other says nearly, are left out.
    """
    corpus = links.corpus
    wanted = np.bincount(corpus.same, minlength=len(corpus.same)) > 1
    wanted[list(near)] = True
    members: dict[int, list[Place]] = defaultdict(list)
    for sentence in np.flatnonzero(wanted[corpus.same] & (corpus.lengths >= WORDS)).tolist():
        place = corpus.place(sentence)
        if place.article in paths:
            members[int(corpus.same[sentence])].append(place)
    return members


def _order(place: Place) -> tuple[str, int]:
    """By path, then number."""
    return place.article, place.number
