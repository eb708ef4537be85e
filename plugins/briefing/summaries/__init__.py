"""Summaries: the sentences that say most, verbatim, within a word budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from ..records import Article, Place, Sentence
from .candidates import Candidate, leading, pool
from .rankers import RANKERS, make
from .selection import Selection, WordBudget

__all__ = ["RANKERS", "at_lengths", "summarize"]

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
    return at_lengths(articles, (words,), about, ranker, repeated)[0]


def at_lengths(
    articles: Sequence[Article],
    lengths: Sequence[int],
    about: Container[tuple[str, int]] | None = None,
    ranker: str = "concepts",
    repeated: Mapping[tuple[str, int], tuple[Place, ...]] | None = None,
) -> list[tuple[Sentence, ...]]:
    """A summary of the same articles for each of several lengths in words, weighed once: see `summarize`."""
    if ranker != "concepts":
        articles = leading(articles, MOST_RANKED)
    candidates = pool(articles, about, repeated)
    selections = [Selection(candidates, words) for words in lengths]
    fill = filler(candidates, ranker, _language(articles))
    if any(candidate.eligible for candidate in candidates):
        for selection in selections:
            fill(selection)
    return [_shown(candidates, sorted(selection.picked)) for selection in selections]


def filler(candidates: Sequence[Candidate], ranker: str, language: str) -> Callable[[Selection], object]:
    """What fills a selection from these candidates: a summarizer over them as one document of sumy's."""
    # Imported here: sumy, through nltk and scipy's statistics, costs a second that `--help` need not pay.
    from .documents import document

    summarizer, whole = make(ranker, language), document(candidates)
    return lambda selection: summarizer(whole, WordBudget(selection))


def _language(articles: Sequence[Article]) -> str:
    """The language of most of the articles."""
    spoken = Counter(article.language for article in articles)
    return min(spoken, key=lambda language: (-spoken[language], language), default="en")


def _shown(candidates: Sequence[Candidate], places: Sequence[int]) -> tuple[Sentence, ...]:
    """The picked sentences as a page shows them."""
    return tuple(_sentence(candidates[place], candidates[place].previous in places) for place in places)


def _sentence(candidate: Candidate, follows: bool) -> Sentence:
    """The sentence, its connective cut unless its predecessor stands before it."""
    cut = "" if follows else candidate.reading.cut
    text = candidate.sentence.text[len(cut) :].lstrip()
    return candidate.sentence.changed(text=text, cut=cut, also=candidate.also)
