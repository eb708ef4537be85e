"""Why articles are together or apart: the score that decided and the terms behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..records import Article, Cluster, Comparison, Join
from .collection import Collection
from .linkage import ALIKE
from .nearness import WINDOW

SHOWN = 8
"""So many shared terms are kept; by then a reader has seen what two articles have in common."""


def joins(collection: Collection, places: Sequence[int]) -> tuple[Join, ...]:
    """For each article of a story but the first, the other one that it is most like."""
    return tuple(_join(collection, place, places) for place in places[1:])


def _join(collection: Collection, place: int, places: Sequence[int]) -> Join:
    scores = collection.scores[place]
    others = (other for other in places if other != place)
    to = min(others, key=lambda other: (-scores.get(other, 0.0), other))
    paths = (collection.articles[place].path, collection.articles[to].path)
    return Join(*paths, scores.get(to, 0.0), collection.shared(place, to, SHOWN))


def why(one: str, other: str, articles: Sequence[Article], clusters: Sequence[Cluster]) -> Comparison:
    """Why the articles with these paths are in one story or in two.

    `articles` are all of the collection, their `copy_of` decided, and `clusters` what `group` made of them.
    Raises KeyError for a path that is not among them.
    """
    by_path = {article.path: article for article in articles}
    origins = (by_path[one].origin, by_path[other].origin)
    collection = Collection(article for article in articles if article.copy_of is None)
    first, second = (collection.places[path] for path in origins)
    homes = {path: cluster for cluster in clusters for path in cluster.articles}
    together = homes[one] is homes[other]
    score = 1.0 if first == second else collection.scores[first].get(second, 0.0)
    return Comparison(
        article=one,
        other=other,
        together=together,
        score=score,
        needed=ALIKE,
        terms=collection.shared(first, second, SHOWN),
        reason=_reason(collection, (first, second), score, (homes[one], homes[other])),
    )


def _reason(
    collection: Collection, places: tuple[int, int], score: float, homes: tuple[Cluster, Cluster]
) -> str:
    """The case in plain English."""
    one, other = places
    if one == other:
        return "both have the same text: one is a copy, or they are copies of one origin"
    gap = int(collection.nearness.gaps(np.array([one]), np.array([other]))[0])
    if gap >= WINDOW:
        return f"at least {gap} days lie between them; reports of one event lie within {WINDOW}"
    alike = f"they are alike by {score:.2f}, and {ALIKE:.2f} is needed"
    if homes[0] is homes[1]:
        return alike if score >= ALIKE else f"{alike}, but both are like the other articles of the story"
    if score < ALIKE:
        return alike
    mean = _average(collection, collection.places, homes)
    return f"they are alike by {score:.2f}, but the articles of the two stories only by {mean:.2f} on average"


def _average(collection: Collection, places: Mapping[str, int], homes: tuple[Cluster, Cluster]) -> float:
    """How alike the texts of two stories are on average."""
    ones, others = ([places[path] for path in home.articles if path in places] for home in homes)
    return sum(collection.scores[a].get(b, 0.0) for a in ones for b in others) / (len(ones) * len(others))
