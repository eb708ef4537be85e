"""What a story is called: its headline, one of its sources', and its slug, which stays."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from .. import words
from ..records import Article
from ..slugs import digest, is_device, slug_words
from .collection import Collection
from .lexicon import term_of

LONGEST = 70
"""Letters of a slug's words: an address stays readable and fits every file system."""

DIGITS = 8
"""Of a digest that tells apart stories of the same words."""

SHORT = 5
"""A headline of fewer telling terms is measured as if it had so many, or "Syria" alone would win."""


def headline(collection: Collection, places: Sequence[int]) -> Article:
    """The article with the most central headline; one without a headline only where all are.

    Centrality is the cosine of the headline's terms and the sum of all the story's (Radev et al. 2004,
    "Centroid-based summarization of multiple documents"). The first article wins among equals.
    """
    articles = [collection.articles[place] for place in places]
    if len(articles) == 1:
        return articles[0]
    centroid = collection.centroid(places)
    return max(articles, key=lambda a: (bool(a.title), _centrality(a, centroid, collection)))


def _centrality(article: Article, centroid: np.ndarray, collection: Collection) -> float:
    found = {term_of(word, article.language) for word in words.tokens(called(article))}
    places = sorted(collection.lexicon.places[term] for term in found if term in collection.lexicon.places)
    return round(float(centroid[places].sum()) / sqrt(max(SHORT, len(places))), 6)


def called(article: Article) -> str:
    """An article's headline, or else its first sentence, verbatim; its path where it has no words."""
    if article.title:
        return article.title
    first = next((p for p in article.paragraphs if p.text.strip()), None)
    if first is None:
        return article.path
    return first.sentences[0].text if first.sentences else first.text


def slugs(founders: Sequence[Article]) -> list[str]:
    """An address for each story, from the article that founded it, the founders being in their order.

    A story that comes later takes nothing from one that was there: where the words are taken, a digest of the
    founding article's path follows them, and the same story has the same digest whatever else is read.
    """
    taken: set[str] = set()
    made = []
    for article in founders:
        slug = slugged(called(article))
        if not slug or slug in taken or is_device(slug):
            slug = f"{slug or 'story'}-{digest(article.path)[:DIGITS]}"
        taken.add(slug)
        made.append(slug)
    return made


def slugged(text: str) -> str:
    """A headline in lower-case ASCII letters, digits and hyphens, cut between words; "" if it has none."""
    slug = ""
    for word in slug_words(text):
        longer = f"{slug}-{word[:LONGEST]}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
