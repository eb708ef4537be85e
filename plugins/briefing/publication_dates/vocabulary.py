"""Words of their day: how likely each day makes the words of an article, by those of the dated articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..records import Article, Evidence
from ..said import said
from ..words import stem, tokens
from .likelihoods import Grid, Scores

if TYPE_CHECKING:
    from .terms import Terms

HEAVIEST = 300
"""Terms of an article that are asked about; 100: .448 exact and .610 within a day, 200: .454 and .630,
400: .458 and .627; none: .441 and .604."""
WEIGHT = 0.2
"""How much they tell beside neighbours and calendar, for the square root of their number, as words come
together; .15 to .3 date equally well."""
PRIOR = 1.5
"""Uses on any day, as the collection has them, that are added to those counted; 1 to 3 date equally well."""
SPREAD, REACH = 1.5, 60
"""Days over which the use of a word spreads, and beyond which it ends."""
UNSEEN = 30.0
"""Articles of any day that are added to those dated, so that few of them, who know few days, say little."""
LONGEST = 1_500
"""Days of a window beyond which words are not asked: time grows with words times days."""
BLOCK = 32
"""Days reckoned at a time, to bound memory."""

TELLING, USES = 0.5, 3
"""A word is named as evidence where so many dated articles use it, half of them around the day found."""
NAMED = 3
"""Words that are named."""


class Vocabulary:
    """The words of a collection and the days on which dated articles use them."""

    def __init__(self, terms: Terms, dated: Mapping[int, date]) -> None:
        """`dated` holds the day of each dated article by its place among the articles of the terms."""
        self.terms = terms
        self.uses = terms.vectors(HEAVIEST)
        self.uses.data[:] = 1.0
        self.rows = sorted(dated)
        self.days = np.array([dated[i].toordinal() for i in self.rows], dtype=int)
        self.users = self.uses[self.rows].T.tocsr()

    def scores(self, articles: Sequence[int], grid: Grid) -> dict[int, Scores]:
        """What the words of each article, by its place, say of each day; nothing for a window too long."""
        if not self.rows or not articles or grid.size > LONGEST:
            return {}
        spread = _spread(self.days, grid)
        habit = (spread.sum(axis=0) + UNSEEN / grid.size) / (len(self.rows) + UNSEEN)
        own = self.uses[list(articles)]
        asked = np.unique(own.indices)
        own, users = own[:, asked], self.users[asked]
        times = np.diff(users.indptr)
        total = np.zeros((len(articles), grid.size))
        for start in range(0, grid.size, BLOCK):
            block = slice(start, start + BLOCK)
            used = (users @ spread[:, block] + PRIOR * habit[block]) / (times[:, None] + PRIOR)
            total[:, block] = own @ np.where(times[:, None] > 0, np.log(used / habit[block]), 0.0)
        many = np.sqrt(np.maximum(1, own @ (times > 0)))
        weight = WEIGHT * len(self.rows) / (len(self.rows) + UNSEEN)
        return dict(zip(articles, weight * total / many[:, None], strict=True))

    def told(self, article: Article, place: int, first: date, last: date) -> Evidence | None:
        """The words of an article that dated articles use chiefly in these days, or a day beside them."""
        shares = self._shares(place, first.toordinal() - 1, last.toordinal() + 1)
        telling = sorted(shares, key=lambda t: (-shares[t], t))[:NAMED]
        found = _as_written(telling, article)
        if not found:
            return None
        words = [found[term] for term in telling if term in found]
        line = next((s.line for s in article.sentences if words[0] in s.text), 0)
        named = ", ".join(f"\u201c{word}\u201d" for word in words)
        chiefly = said(
            "dated articles use %(words)s chiefly around %(span)s", words=named, span=(first, last)
        )
        return Evidence("vocabulary", words[0], line, chiefly, first, last)

    def _shares(self, place: int, first: int, last: int) -> dict[str, int]:
        """The article's words whose uses in dated articles lie chiefly between two days, with how many do."""
        columns = self.uses.indices[self.uses.indptr[place] : self.uses.indptr[place + 1]]
        users = self.users[columns]
        days = self.days[users.indices]
        within = np.concatenate(([0], np.cumsum((days >= first) & (days <= last))))
        times, inside = np.diff(users.indptr), np.diff(within[users.indptr])
        telling = (times >= USES) & (inside >= TELLING * times)
        named = ((self.terms.word(int(columns[k])), int(inside[k])) for k in np.flatnonzero(telling))
        return {word: uses for word, uses in named if word}


def _as_written(telling: Sequence[str], article: Article) -> dict[str, str]:
    """The first word of the text for each of these stems."""
    found: dict[str, str] = {}
    words = (word for paragraph in article.paragraphs for word in tokens(paragraph.text))
    while len(found) < len(telling) and (word := next(words, "")):
        if (term := stem(word.lower(), article.language)) in telling:
            found.setdefault(term, word)
    return found


def _spread(days: np.ndarray, grid: Grid) -> Scores:
    """One row for each dated article: its day and, less and less, the days around it."""
    known, places = np.unique(days, return_inverse=True)
    away = np.abs(grid.days[None, :] - known[:, None])
    spread = np.where(away <= REACH, (1 + away / SPREAD) ** -2.5, 0.0)
    around = np.arange(-REACH, REACH + 1)
    return (spread / ((1 + np.abs(around) / SPREAD) ** -2.5).sum())[places]
