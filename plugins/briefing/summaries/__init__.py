"""Summaries: the sentences that say most, verbatim, within a word budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from ..records import Article, Place, Sentence
from .candidates import Candidate, leading, pool
from .rankers import RANKERS, make

__all__ = ["RANKERS", "summarize"]

MOST_RANKED = 2_000
"""Sentences that a ranker other than "concepts" is given, the first of every article: their cost grows with
the square of it (LexRank and TextRank of ours: .2 CPU seconds at 2,000) or faster (sumy's: 23 seconds)."""


def summarize(
    articles: Sequence[Article],
    words: int,
    about: Container[tuple[str, int]] | None = None,
    ranker: str = "concepts",
    repeated: Mapping[tuple[str, int], tuple[Place, ...]] | None = None,
) -> tuple[Sentence, ...]:
    """At most `words` words of the articles' own sentences, by day, then by place in the source.

    `about` limits and weighs to sentences given by article path and number; `repeated` tells where else a
    sentence stands, for `Sentence.also`, and keeps its near-copies out. Copies of one origin count as one
    voice. Nothing is shown where no sentence fits the budget and can stand on its own; the budget is never
    exceeded. Raises ValueError for a ranker that is not in `RANKERS`.
    """
    from .documents import document
    from .selection import WordBudget

    if ranker != "concepts":
        articles = leading(articles, MOST_RANKED)
    candidates = pool(articles, about, repeated)
    budget = WordBudget(candidates, words)
    summarizer = make(ranker, _language(articles))
    if any(candidate.eligible for candidate in candidates):
        summarizer(document(candidates), budget)
    picked = sorted(budget.selection.picked)
    return tuple(_shown(candidates[place], candidates[place].previous in picked) for place in picked)


def _language(articles: Sequence[Article]) -> str:
    """The language of most of the articles."""
    spoken = Counter(article.language for article in articles)
    return min(spoken, key=lambda language: (-spoken[language], language), default="en")


def _shown(candidate: Candidate, follows: bool) -> Sentence:
    """The sentence as a page shows it: the connective cut unless its predecessor stands before it."""
    cut = "" if follows else candidate.cut
    text = candidate.sentence.text[len(cut) :].lstrip()
    return replace(candidate.sentence, text=text, cut=cut, also=candidate.also)
