"""Repeats: sentences that stand in several articles, verbatim or nearly."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ..records import Place, Sentence
from . import changes
from .likeness import WORDS
from .links import Links

NEARLY = 0.75
"""The likeness word for word from which on two sentences say the same: a word or two more, less or other. At .7 a report's
sentences begin to part: "said 'massive support' was needed", "said that his country faced a 'colossal' reconstruction"."""

MOST = 100
"""Places told of one sentence; more is boilerplate, and would cost the square of its occurrences."""


def repeated(links: Links) -> dict[tuple[str, int], tuple[Place, ...]]:
    """For each sentence that other articles hold too, its other places, by path: (path, number) -> places.

    Nearly the same is a sentence whose differences are of words only: with another name, number, day or
    a negation it says something else.
    """
    corpus = links.corpus
    members = _members(corpus.same)
    near = _near(links)
    found: dict[tuple[str, int], tuple[Place, ...]] = {}
    for head in sorted(set(near) | {head for head, held in members.items() if len(held) > 1}):
        if corpus.lengths[head] < WORDS:
            continue
        places = sorted((corpus.place(s) for h in (head, *near.get(head, ())) for s in members[h]), key=_order)
        for sentence in members[head]:
            here = corpus.place(sentence)
            others = tuple(place for place in places if place.article != here.article)[:MOST]
            if others:
                found[here.article, here.number] = others
    return dict(sorted(found.items()))


def _near(links: Links) -> dict[int, list[int]]:
    """For each sentence those that say the same in nearly the same words; of sentences with the same words the first."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in links.pairs[links.likeness >= NEARLY].tolist():
        if all(change.kind == "word" for change in changes.between(_sentence(links, one), _sentence(links, other))):
            near[one].append(other)
            near[other].append(one)
    return near


def _members(same: np.ndarray) -> dict[int, list[int]]:
    """The sentences with the same words as each first one."""
    members: dict[int, list[int]] = defaultdict(list)
    for sentence, head in enumerate(same.tolist()):
        members[head].append(sentence)
    return members


def _sentence(links: Links, sentence: int) -> Sentence:
    """The record of a sentence."""
    article = int(links.corpus.owner[sentence])
    return links.corpus.articles[article].sentences[sentence - int(links.corpus.first[article])]


def _order(place: Place) -> tuple[str, int]:
    """By path, then number."""
    return place.article, place.number
