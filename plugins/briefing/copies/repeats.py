"""Repeats: sentences that stand in several articles, verbatim or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from itertools import islice

from ..records import Place
from . import changes
from .likeness import WORDS
from .links import Links

NEARLY = 0.75
"""The likeness word for word from which on two sentences say the same: a word or two more, less or other.
At .7 sentences of real reports begin to part ("support was needed", "his country faced a reconstruction")."""

MOST = 100
"""Places told of one sentence; more is boilerplate, and would cost the square of its occurrences."""


def repeated(links: Links, paths: Container[str]) -> dict[tuple[str, int], tuple[Place, ...]]:
    """For each sentence that other articles hold too, its other places, by path: (path, number) -> places.

    Only articles of these paths are told of. Nearly the same is a sentence whose differences are of words
    only: with another name, number, day or a negation it says something else.
    """
    near, members = _near(links), _members(links, paths)
    found: dict[tuple[str, int], tuple[Place, ...]] = {}
    for head, held in members.items():
        places = [place for other in (head, *near.get(head, ())) for place in members.get(other, ())]
        places.sort(key=_order)
        for here in held if len(places) > 1 else ():
            others = tuple(islice((place for place in places if place.article != here.article), MOST))
            if others:
                found[_order(here)] = others
    return dict(sorted(found.items()))


def _near(links: Links) -> dict[int, list[int]]:
    """For each sentence those that say nearly the same; of sentences with the same words only the first."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in links.pairs[links.likeness >= NEARLY].tolist():
        differences = changes.between(links.corpus.sentence(one), links.corpus.sentence(other))
        if all(change.kind == "word" for change in differences):
            near[one].append(other)
            near[other].append(one)
    return near


def _members(links: Links, paths: Container[str]) -> dict[int, list[Place]]:
    """The places of the sentences with the same words as each first one; of very short ones none."""
    members: dict[int, list[Place]] = defaultdict(list)
    for sentence, (head, length) in enumerate(
        zip(links.corpus.same.tolist(), links.corpus.lengths.tolist(), strict=True)
    ):
        place = links.corpus.place(sentence)
        if length >= WORDS and place.article in paths:
            members[head].append(place)
    return members


def _order(place: Place) -> tuple[str, int]:
    """By path, then number."""
    return place.article, place.number
