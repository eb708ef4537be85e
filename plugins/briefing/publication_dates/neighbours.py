"""The last rung: what the other articles of the collection say of an article's day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..maps import Map
from ..records import Article, Evidence, Origin, PublicationDate
from ..texts import Texts
from . import alike, counts, events, file_time, vocabulary
from .alike import Neighbour, nearest
from .bounds import Bounds
from .likelihoods import Grid, Scores, calendar_sources
from .posterior import Belief, belief
from .reading import readings
from .reckoning import published
from .references import references
from .shared import Openings
from .vocabulary import Vocabulary

MARGIN = timedelta(days=45)
"""Days before the first and after the last dated article among which an undated one is sought."""
FARTHEST = timedelta(days=15 * 366)
"""Days on either side of the middle article that are asked about: one stray date must not make a window of
centuries."""
LIKENESS_POWER = 2
"""A neighbour votes with the square of its likeness: one twin outweighs many cousins."""
VOTERS = 20
"""Neighbours that vote for an article."""
COUNT_WEIGHT, COUNT_FLOOR = 0.7, 1.0
"""How much a growing count tells beside the rest, and the weight of its being no such count at all; with
counts .434 exact and .587 within a day, without .430 and .573."""
STRAY = 0.2
"""The share of a vote that goes to the habit of the collection: of neighbours with the usual likeness, a
tenth, 41 in 100 lie more than a week away, of those with four tenths 12. In large collections .0 to .2 date
equally well; in small ones it keeps a lone neighbour from deciding."""
TEXT_WEIGHT = 1.0
"""How much the neighbours' vote counts beside the calendar; .7 to 1.4 date equally well."""
HABIT = 0.005
"""The weight of the collection's habit, how much appeared when, against a neighbour of likeness 1."""
BELIEVED = 0.75
"""All log likelihoods are tempered by this, as their sources are not independent. Sure are then 41 in 100,
96 of 100 of them within a day; at .7 39 and 97, at .8 42 and 95. The days found hardly change."""
SPREAD, REACH = 1.5, 60
"""Days over which a vote spreads, and beyond which it ends: two articles as alike as neighbours are share
their day in 11 to 38 of 100 cases, and each day beside it in about six tenths of that."""
UNSEEN = 30.0
"""The habit of a collection is believed as if it were mixed with so many articles of any day near by."""
COPY_LIKENESS = 0.95
"""A copy is as good as its original, whatever its words."""
ROUNDS = 3
"""The second round changes 23 of the scoring collections' 290 unstated days, the third 6, a fourth 6."""
VOTING = 0.5
"""An article whose day and its two neighbours hold this much votes in the next round, with all its days."""
SHOWN = 3
"""Neighbours shown as evidence."""
ANY_DAY = Bounds()


def from_neighbours(
    articles: Sequence[Article],
    origins: Sequence[Origin],
    bounds: Bounds = ANY_DAY,
    texts: Texts | None = None,
    each: Map = map,
) -> list[PublicationDate]:
    """The day of every article, sharpened by the others; in the order of the articles.

    What an article states stays. Every other day is the likeliest under its own references to time, the
    events and growing counts that it names, its words, and the days of its nearest dated neighbours
    (kernel density over days, weights by likeness). Further rounds let those vote that the rounds before
    made sure. Stories are not consulted: being of one story shows in the likeness already.
    """
    if not articles or all(a.published.certainty == "stated" for a in articles):
        return [a.published for a in articles]
    room = settled(articles, origins, bounds, texts, each)
    return [room.published(i) for i in range(len(articles))]


def settled(
    articles: Sequence[Article],
    origins: Sequence[Origin],
    bounds: Bounds = ANY_DAY,
    texts: Texts | None = None,
    each: Map = map,
) -> Room:
    """The articles after all rounds."""
    room = Room(articles, origins, bounds, texts or Texts(articles), each)
    for _ in range(ROUNDS):
        room.place()
    return room


Days = tuple[tuple[date, float], ...]
"""The days of a dated article with their probabilities: one day where it is stated."""


@dataclass(frozen=True, slots=True)
class _Vote:
    """What a neighbour contributes: its days, and how much it is to be heard."""

    neighbour: int
    likeness: float
    days: Days


class Room:
    """The articles of a collection, all that is known of them, gathered once."""

    def __init__(
        self,
        articles: Sequence[Article],
        origins: Sequence[Origin],
        bounds: Bounds,
        texts: Texts,
        each: Map,
    ) -> None:
        self.articles = articles
        self.bounds = bounds
        undated = [i for i, a in enumerate(articles) if a.published.certainty != "stated"]
        dated = {i: day for i, a in enumerate(articles) if (day := _stated(a)) is not None}
        found = each(references, [articles[i] for i in undated])
        self.references = dict(zip(undated, found, strict=True))
        from .terms import Terms  # and with it scipy: a tenth of a second that `clean` need not pay

        terms = Terms(articles, texts, max(alike.HEAVIEST, vocabulary.HEAVIEST))
        self.near = _with_copies(nearest(terms, undated), articles, origins)
        self.vocabulary = Vocabulary(terms, dated)
        found = readings((articles[i] for i in undated), each)
        self.readings = dict(zip(undated, found, strict=True))
        asked = {name for reading in self.readings.values() for name in reading.names}
        told = [one.about(asked) for one in readings((articles[i] for i in dated), each)]
        days = list(dated.values())
        self.events = events.known(zip(days, (reading.since for reading in told), strict=True))
        paths = (articles[i].path for i in dated)
        self.series = counts.growing(zip(days, paths, (reading.counts for reading in told), strict=True))
        self.fixed: dict[int, Days] = {i: ((day, 1.0),) for i, day in dated.items()}
        """The days of the articles that state theirs."""
        self.openings = Openings()
        self.scores: dict[int, Scores] = {}
        self.measured: tuple[date, int] | None = None
        self.votes: dict[int, list[_Vote]] = {}
        self.beliefs: dict[int, Belief] = {}

    def place(self) -> None:
        """One round: every undated article placed anew by those whose days are known well enough."""
        anchors = self._anchors()
        grid = _grid(anchors, self.bounds.today)
        if grid is None:
            return
        habit = _habit(anchors, grid)
        self._measure(grid)
        for i in self.references:
            self._place(i, anchors, grid, habit)

    def _anchors(self) -> dict[int, Days]:
        """The articles whose days are known well enough to vote, by their places, with these days."""
        return self.fixed | {i: days for i in self.references if (days := self._days(i))}

    def _days(self, i: int) -> Days:
        """The days of an article that does not state its own; none where they may not vote."""
        found, own = self.beliefs.get(i), self.articles[i].published
        if found is not None:
            return found.days if found.within_one >= VOTING else ()
        return ((own.day, 1.0),) if own.day is not None and own.certainty == "derived" else ()

    def _place(self, i: int, anchors: dict[int, Days], grid: Grid, habit: Scores) -> None:
        """The belief in one article's day under its calendar and its neighbours."""
        own = self.articles[i].published
        if own.certainty == "derived" and own.day is not None and not grid.holds(own.day):
            return
        votes = self.votes[i] = list(self._votes(i, anchors))
        if votes or self.references[i]:
            density = np.log(_density(votes, grid, habit))
            scores = BELIEVED * (self.scores[i] + TEXT_WEIGHT * density)
            first = self.bounds.first(self.articles[i].outlet)
            if grid.day(grid.size - 1) >= first:
                out = np.where(grid.days >= first.toordinal(), 0.0, -np.inf)
                self.beliefs[i] = belief(scores + out, grid, BELIEVED * np.log(habit) + out)

    def _measure(self, grid: Grid) -> None:
        """Score what each article itself says over the grid; remembered for further rounds."""
        if (grid.first, grid.size) == self.measured:
            return
        self.measured = grid.first, grid.size
        words = self.vocabulary.scores(list(self.references), grid)
        for i in self.references:
            self.scores[i] = sum(self._sources(i, grid, words.get(i)).values(), np.zeros(grid.size))

    def _sources(self, i: int, grid: Grid, words: Scores | None) -> dict[str, Scores]:
        """What each thing that the article itself says tells of each day."""
        found = calendar_sources(self.references[i], grid)
        found["counts"] = self._counted(i, grid)
        found["events"] = events.scores(self.readings[i].since, self.events, grid)
        return found if words is None else found | {"words": words}

    def sources(self) -> Iterator[tuple[int, Grid, dict[str, Scores]]]:
        """For each undated article its place, the days asked about and what each source says of them."""
        anchors = self._anchors()
        grid = _grid(anchors, self.bounds.today)
        if grid is None:
            return
        habit = _habit(anchors, grid)
        words = self.vocabulary.scores(list(self.references), grid)
        for i in self.references:
            density = np.log(_density(list(self._votes(i, anchors)), grid, habit))
            yield i, grid, self._sources(i, grid, words.get(i)) | {"neighbours": TEXT_WEIGHT * density}

    def _counted(self, i: int, grid: Grid) -> Scores:
        """What the article's counts of growing things say of each day."""
        scores = np.zeros(grid.size)
        found = counts.alike(self.readings[i].counts, self.series, self.articles[i].path)
        for days in found:
            density = np.full(grid.size, COUNT_FLOOR / grid.size)
            for day, weight in days:
                _add(density, grid, day, weight)
            scores += np.log(density)
        return COUNT_WEIGHT * scores / max(1.0, len(found) ** 0.5)

    def _votes(self, i: int, anchors: dict[int, Days]) -> Iterator[_Vote]:
        """The votes of the nearest articles whose day is sure."""
        sure = (n for n in self.near[i] if n.index in anchors)
        for neighbour, _ in zip(sure, range(VOTERS), strict=False):
            yield _Vote(neighbour.index, neighbour.likeness, anchors[neighbour.index])

    def published(self, i: int) -> PublicationDate:
        """The day of one article after all rounds, with its evidence."""
        own, found = self.articles[i].published, self.beliefs.get(i)
        if found is None:
            return own
        refused = (e for e in own.evidence if e.rule == "refused")
        placed = published(found, self.references[i], (*self._explained(i, found), *refused))
        return own if placed.day is None and file_time.is_estimate(own) else placed

    def _explained(self, i: int, found: Belief) -> Iterator[Evidence]:
        """The counts, events, words and neighbours that speak for the day found, the most alike first."""
        spoke = [(v, day) for v in self.votes[i] if (day := self._day(v.neighbour))]
        agreeing = [(v, day) for v, day in spoke if found.earliest <= day <= found.latest]
        counted = counts.told(
            self.readings[i].counts, self.series, self.articles[i].path, found.earliest, found.latest
        )
        if counted is not None:
            yield counted
        yield from events.told(
            self.articles[i], self.readings[i].since, self.events, found.earliest, found.latest
        )
        if words := self.vocabulary.told(self.articles[i], i, found.earliest, found.latest):
            yield words
        beside = [(self.articles[vote.neighbour], day, vote.likeness) for vote, day in agreeing[:SHOWN]]
        yield from self.openings.told(self.articles[i], beside)

    def _day(self, i: int) -> date | None:
        """The day of an article as it stands after all rounds."""
        found = self.beliefs.get(i)
        return found.day if found else self.articles[i].published.day


def _stated(article: Article) -> date | None:
    """The day of an article that states it."""
    return article.published.day if article.published.certainty == "stated" else None


def _modes(anchors: Mapping[int, Days]) -> Counter[date]:
    """The likeliest days of articles, each with how many share it."""
    return Counter(max(days, key=lambda pair: (pair[1], pair[0]))[0] for days in anchors.values())


def _grid(anchors: dict[int, Days], today: date | None) -> Grid | None:
    """The days among which all are sought; None where no article is dated."""
    if not anchors:
        return None
    modes = sorted(_modes(anchors).elements())
    middle = modes[len(modes) // 2]
    first = max(_shifted(modes[0], -MARGIN), _shifted(middle, -FARTHEST))
    last = min(_shifted(modes[-1], MARGIN), _shifted(middle, FARTHEST))
    return Grid.between(first, max(first, min(last, today) if today else last))


def _shifted(day: date, by: timedelta) -> date:
    """The day so much later, held within the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def _kernel() -> Scores:
    """How a vote for one day spreads over the days around it."""
    kernel = (1 + np.abs(np.arange(-REACH, REACH + 1)) / SPREAD) ** -2.5
    return kernel / kernel.sum()


KERNEL = _kernel()


def _add(density: Scores, grid: Grid, day: date, weight: float) -> None:
    """Add the kernel, centred on a day, as far as it lies in the grid."""
    first = grid.index(day) - REACH
    low, high = max(0, first), min(grid.size, first + len(KERNEL))
    if low < high:
        density[low:high] += weight * KERNEL[low - first : high - first]


def _density(votes: Sequence[_Vote], grid: Grid, habit: Scores) -> Scores:
    """How likely each day is by the neighbours' votes and the collection's habit."""
    density = np.zeros(grid.size)
    weights = [vote.likeness**LIKENESS_POWER for vote in votes]
    for vote, weight in zip(votes, weights, strict=True):
        for day, share in vote.days:
            _add(density, grid, day, (1 - STRAY) * weight * share)
    return density + (STRAY * sum(weights) + HABIT) * habit


def _habit(anchors: dict[int, Days], grid: Grid) -> Scores:
    """How much of the collection appeared on each day, mixed with an even share of all days."""
    density = np.zeros(grid.size)
    for day, times in _modes(anchors).items():
        _add(density, grid, day, times)
    return (density + UNSEEN / grid.size) / (len(anchors) + UNSEEN)


def _with_copies(
    near: dict[int, list[Neighbour]], articles: Sequence[Article], origins: Sequence[Origin]
) -> dict[int, list[Neighbour]]:
    """The neighbours, with all copies of one text made neighbours of each other."""
    places = {article.path: i for i, article in enumerate(articles)}
    for origin in origins:
        paths = (origin.article, *(copy.article for copy in origin.copies))
        group = [places[path] for path in paths if path in places]
        for i in near.keys() & group if len(group) > 1 else ():
            near[i] = _joined(near[i], [Neighbour(j, COPY_LIKENESS) for j in group[: VOTERS + 1] if j != i])
    return near


def _joined(near: Sequence[Neighbour], copies: Sequence[Neighbour]) -> list[Neighbour]:
    """One list, each neighbour once with its greatest likeness, the most alike first."""
    best = {n.index: n.likeness for n in near}
    best |= {c.index: max(c.likeness, best.get(c.index, 0.0)) for c in copies}
    return [Neighbour(index, best[index]) for index in sorted(best, key=lambda j: (-best[j], j))]
