"""Summaries: the sentences that say most, verbatim, within a word budget."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from ..records import Article, Place, Sentence
from .candidates import Candidate, pool
from .rankers import RANKERS, make

__all__ = ["RANKERS", "summarize"]


def summarize(
    articles: Sequence[Article],
    words: int,
    about: Container[tuple[str, int]] | None = None,
    ranker: str = "concepts",
    repeated: Mapping[tuple[str, int], tuple[Place, ...]] | None = None,
) -> tuple[Sentence, ...]:
    """At most `words` words of the articles' own sentences, in reading order."""
    from .documents import document
    from .selection import WordBudget

    candidates = pool(articles, about, repeated)
    budget = WordBudget(candidates, words)
    if candidates:
        make(ranker, articles[0].language)(document(candidates), budget)
    picked = sorted(budget.selection.picked)
    return tuple(_shown(candidates[i], candidates[i].previous in picked) for i in picked)


def _shown(candidate: Candidate, follows: bool) -> Sentence:
    """The sentence as a page shows it: the connective cut unless its predecessor stands before it."""
    cut = "" if follows else candidate.cut
    text = candidate.sentence.text[len(cut) :].lstrip()
    return replace(candidate.sentence, text=text, cut=cut, also=candidate.also)
