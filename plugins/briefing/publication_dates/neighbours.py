"""The last rung: what the other articles of the collection say of an article's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..records import Article, Cluster, Evidence, Origin, PublicationDate
from ..words import stem, terms, tokens
from .alike import Neighbour, nearest
from .likelihoods import Grid, Scores, calendar_scores
from .phrases import in_words
from .posterior import Belief, belief
from .reckoning import published
from .references import Reference, references

MARGIN = timedelta(days=45)
"""Days before the first and after the last dated article among which an undated one is sought."""
LIKENESS_POWER = 3
"""A neighbour votes with the cube of its likeness: one twin outweighs many cousins."""
VOTERS = 20
"""Neighbours that vote for an article."""
TEXT_WEIGHT = 0.65
"""How much the neighbours' vote counts beside the calendar; .58 to .73 when fitted on two collections."""
HABIT = 0.005
"""The weight of the collection's habit, how much appeared when, against a neighbour of likeness 1."""
NARROW, WIDE, REACH = 0.5, 3.0, 60
"""Days over which a vote spreads: mostly half a day, a third of it about three days, and nothing beyond."""
NARROW_SHARE = 0.7
UNSEEN = 5.0
"""The habit of a collection is believed as if it were mixed with so many articles of any day near by."""
COPY_LIKENESS = 0.95
"""A copy is as good as its original, whatever its words."""
SHOWN = 3
"""Neighbours shown as evidence."""
SHARED_WORDS = 4
"""Shared words named for a neighbour."""
SAME_SENTENCE = 0.7
"""Of the words of two sentences together, this share must be common for them to be called one sentence."""
LONG_ENOUGH = 6
"""Words that a sentence needs before it tells anything to be shared."""


def from_neighbours(
    articles: Sequence[Article],
    origins: Sequence[Origin],
    clusters: Sequence[Cluster],
    today: date | None = None,
) -> list[PublicationDate]:
    """The day of every article, sharpened by the others; in the order of the articles.

    What an article states stays. Every other day is the likeliest under its own references to time and
    the days of its nearest dated neighbours (kernel density over days, weights by likeness). A second
    round lets those that the first made sure vote too. Stories are not consulted: being of one story
    shows in the likeness already.
    """
    if not articles or all(a.published.certainty == "stated" for a in articles):
        return [a.published for a in articles]
    room = _Room(articles, origins, today)
    return room.dated(room.dated([a.published for a in articles]))


Days = tuple[tuple[date, float], ...]
"""The days of a dated article with their probabilities: one day where it is stated."""


@dataclass(frozen=True, slots=True)
class _Vote:
    """What a neighbour contributes: its days, and how much it is to be heard."""

    neighbour: int
    weight: float
    days: Days


class _Room:
    """The articles of a collection, all that is known of them, gathered once."""

    def __init__(self, articles: Sequence[Article], origins: Sequence[Origin], today: date | None) -> None:
        self.articles = articles
        self.today = today
        self.near = _with_copies(nearest(articles), articles, origins)
        undated = (i for i, a in enumerate(articles) if a.published.certainty != "stated")
        self.references: dict[int, list[Reference]] = {i: references(articles[i]) for i in undated}
        self.scores: dict[int, tuple[Grid, Scores]] = {}
        self.beliefs: dict[int, Belief] = {}

    def dated(self, days: Sequence[PublicationDate]) -> list[PublicationDate]:
        """One round: every article dated anew by those whose days are sure."""
        anchors = {i: _days(p, self.beliefs.get(i)) for i, p in enumerate(days) if _is_sure(p)}
        grid = _grid(anchors, self.today)
        if grid is None:
            return list(days)
        habit = _habit(anchors, grid)
        return [
            p if i not in self.references else self._placed(i, anchors, grid, habit)
            for i, p in enumerate(days)
        ]

    def _placed(self, i: int, anchors: dict[int, Days], grid: Grid, habit: Scores) -> PublicationDate:
        """The day of one article under its calendar and its neighbours."""
        own = self.articles[i].published
        if own.day is not None and own.certainty == "derived" and not grid.holds(own.day):
            return own
        votes = list(self._votes(i, anchors))
        if not votes and not self.references[i]:
            return own
        scores = self._calendar(i, grid) + TEXT_WEIGHT * np.log(_density(votes, grid) + HABIT * habit)
        found = self.beliefs[i] = belief(scores, grid)
        beside = tuple(self._explained(i, votes, found))
        kept = tuple(e for e in own.evidence if e.rule == "refused")
        return published(found, self.references[i], (*beside, *kept))

    def _calendar(self, i: int, grid: Grid) -> Scores:
        """The article's own references scored over the grid, remembered for the second round."""
        known = self.scores.get(i)
        if known is None or (known[0].first, known[0].size) != (grid.first, grid.size):
            known = self.scores[i] = grid, calendar_scores(self.references[i], grid)
        return known[1]

    def _votes(self, i: int, anchors: dict[int, Days]) -> Iterator[_Vote]:
        """The votes of the nearest articles whose day is sure."""
        sure = (n for n in self.near[i] if n.index in anchors)
        for neighbour, _ in zip(sure, range(VOTERS), strict=False):
            yield _Vote(neighbour.index, neighbour.likeness**LIKENESS_POWER, anchors[neighbour.index])

    def _explained(self, i: int, votes: Sequence[_Vote], found: Belief) -> Iterator[Evidence]:
        """The neighbours that speak for the day found, the most alike first."""
        agreeing = [v for v in votes if abs((_mode(v.days) - found.day).days) <= 1]
        for vote in agreeing[:SHOWN]:
            yield _told(self.articles[i], self.articles[vote.neighbour], vote.days)


def _is_sure(published: PublicationDate) -> bool:
    return published.day is not None and published.certainty in ("stated", "derived")


def _days(published: PublicationDate, found: Belief | None) -> Days:
    """The days of an article that may vote."""
    assert published.day is not None
    return found.days if found else ((published.day, 1.0),)


def _mode(days: Days) -> date:
    return max(days, key=lambda pair: (pair[1], pair[0]))[0]


def _grid(anchors: dict[int, Days], today: date | None) -> Grid | None:
    """The days among which all are sought; None where no article is dated."""
    if not anchors:
        return None
    modes = [_mode(days) for days in anchors.values()]
    last = max(modes) + MARGIN
    last = min(last, today) if today else last
    return Grid.between(min(modes) - MARGIN, max(last, min(modes)))


def _kernel() -> Scores:
    """How a vote for one day spreads over the days around it."""
    away = np.abs(np.arange(-REACH, REACH + 1))
    narrow, wide = (1 + away / NARROW) ** -2.5, (1 + away / WIDE) ** -2.5
    return NARROW_SHARE * narrow / narrow.sum() + (1 - NARROW_SHARE) * wide / wide.sum()


KERNEL = _kernel()


def _add(density: Scores, grid: Grid, day: date, weight: float) -> None:
    """Add the kernel, centred on a day, as far as it lies in the grid."""
    first = grid.index(day) - REACH
    low, high = max(0, first), min(grid.size, first + len(KERNEL))
    if low < high:
        density[low:high] += weight * KERNEL[low - first : high - first]


def _density(votes: Sequence[_Vote], grid: Grid) -> Scores:
    """The neighbours' votes over the days."""
    density = np.zeros(grid.size)
    for vote in votes:
        for day, share in vote.days:
            _add(density, grid, day, vote.weight * share)
    return density


def _habit(anchors: dict[int, Days], grid: Grid) -> Scores:
    """How much of the collection appeared on each day, mixed with an even share of all days."""
    density = np.zeros(grid.size)
    for days in anchors.values():
        _add(density, grid, _mode(days), 1.0)
    return (density + UNSEEN / grid.size) / (len(anchors) + UNSEEN)


def _with_copies(
    near: list[list[Neighbour]], articles: Sequence[Article], origins: Sequence[Origin]
) -> list[list[Neighbour]]:
    """The neighbours, with all copies of one text made neighbours of each other."""
    places = {article.path: i for i, article in enumerate(articles)}
    for origin in origins:
        paths = (origin.article, *(copy.article for copy in origin.copies))
        group = [places[path] for path in paths if path in places]
        for i in group if len(group) > 1 else ():
            near[i] = _joined(near[i], [Neighbour(j, COPY_LIKENESS) for j in group[: VOTERS + 1] if j != i])
    return near


def _joined(near: Sequence[Neighbour], copies: Sequence[Neighbour]) -> list[Neighbour]:
    """One list, each neighbour once with its greatest likeness, the most alike first."""
    best = {n.index: n.likeness for n in near}
    best |= {c.index: max(c.likeness, best.get(c.index, 0.0)) for c in copies}
    return [Neighbour(index, best[index]) for index in sorted(best, key=lambda j: (-best[j], j))]


def _told(article: Article, other: Article, days: Days) -> Evidence:
    """Why a neighbour speaks for its day: a sentence that both have, or the words that they share."""
    day = _mode(days)
    when = f"{other.path}, of {in_words(day)}"
    if (shared := _shared_sentence(article, other)) is not None:
        quote, line = shared
        return Evidence("copy", quote, line, f"the same sentence stands in {when}", day, day, other.path)
    words = ", ".join(_shared_words(article, other))
    says = f"it is alike {when}: both have {words}" if words else f"it is alike {when}"
    return Evidence("neighbour", "", 0, says, day, day, other.path)


def _shared_sentence(article: Article, other: Article) -> tuple[str, int] | None:
    """The sentence, and its line, that most nearly stands in the other article too."""
    theirs = [set(terms(s.text, other.language)) for s in other.sentences]
    best: tuple[float, int, str, int] | None = None
    for sentence in article.sentences:
        own = set(terms(sentence.text, article.language))
        if len(own) < LONG_ENOUGH:
            continue
        share = max((len(own & t) / len(own | t) for t in theirs if t), default=0.0)
        if share >= SAME_SENTENCE and (best is None or share > best[0]):
            best = share, sentence.number, sentence.text, sentence.line
    return (best[2], best[3]) if best else None


def _shared_words(article: Article, other: Article) -> list[str]:
    """A few words, as they stand, that both articles use; the longest, as those are seldom common."""
    both = set(terms(article.text, article.language)) & set(terms(other.text, other.language))
    surfaces = {}
    for word in tokens(article.text):
        surfaces.setdefault(stem(word, article.language), word)
    found = [surfaces[term] for term in both if term in surfaces]
    return sorted(found, key=lambda word: (-len(word), word))[:SHARED_WORDS]
