"""Stories: articles about one event, brought together whatever their words, apart from its like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..records import Article, Cluster, Origin
from ..shuffles import Shuffle, in_one_part
from ..texts import Texts
from .collection import Collection, in_order, rank
from .labels import called, headline, slugs
from .linkage import clusters
from .reasons import joins, why

__all__ = ["group", "why"]


def group(
    articles: Sequence[Article],
    origins: Sequence[Origin],
    texts: Texts | None = None,
    shuffle: Shuffle = in_one_part,
) -> tuple[Cluster, ...]:
    """All articles in clusters, each in exactly one; a cluster is the articles about one event.

    Copies stand where their origin stands and have no say in the grouping. The outcome is the same whatever
    the order of `articles` and `origins`. Clusters are in the order of their first articles: by day, then
    path, undated ones last. See docs/explanation/stories.md for the method.
    """
    copies = _copies(articles, origins)
    copied = {copy.path for held in copies.values() for copy in held}
    collection = Collection((article for article in articles if article.path not in copied), texts, shuffle)
    stories = []
    for places in clusters(collection.pairs, len(collection.articles)):
        texts = [collection.articles[place] for place in places]
        members = in_order([*texts, *(copy for text in texts for copy in copies[text.path])])
        stories.append((members, headline(collection, places), joins(collection, places)))
    stories.sort(key=lambda story: rank(story[0][0]))
    named = slugs([members[0] for members, _, _ in stories])
    return tuple(
        Cluster(slug, called(chosen), chosen.path, tuple(a.path for a in members), reasons)
        for slug, (members, chosen, reasons) in zip(named, stories, strict=True)
    )


def _copies(articles: Sequence[Article], origins: Sequence[Origin]) -> dict[str, list[Article]]:
    """The copies among the articles, by the path of the article whose text they have.

    An origin that is not among the articles, or is itself called a copy, holds none: no article is lost.
    """
    by_path = {article.path: article for article in articles}
    copied = {copy.article for origin in origins for copy in origin.copies}
    copies: dict[str, list[Article]] = defaultdict(list)
    for origin in origins:
        if origin.article in by_path and origin.article not in copied:
            copies[origin.article] += [by_path[c.article] for c in origin.copies if c.article in by_path]
    return copies
