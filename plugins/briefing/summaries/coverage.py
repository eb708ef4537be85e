"""Coverage: greedy choice of the sentences that add most of what the origins put foremost."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import count

import numpy as np

from .candidates import Candidate
from .matrix import Concepts
from .names import Names
from .selection import Selection

WORD_WEIGHT = 0.5
"""What a single word counts beside a pair. Between .3 and 1 ROUGE-2 changes by .5 at most; without single
words, days with few articles lose .6."""

COMMON_FROM, FEW, MANY = 8, 2, 3
"""Concepts must stand in 2 origins to count, from 8 origins on in 3: what one reports alone is not
the common core (Gillick and Favre 2009 ask for 3 of 10 documents; asking for none loses .8 ROUGE-2)."""

LENGTH_POWER = 0.5
"""Gains are divided by the root of the length: by all of it prefers fragments, by none long
sentences."""

UNSHARED = 1e-3
"""What is left of the weight of the others: they fill a budget that the common core does not."""

FOLLOWER_WEIGHT = 0.3
"""What a sentence that leans on its predecessor gains: two sentences for one point are dear, and of 100
sentences shown 2 then open with a pronoun instead of 4."""

COPY_WEIGHT = 0.5
"""What a sentence of a copy gains where its origin is there too: the origin's own words are shown, not the
synonyms that a spinner put for them."""

NEAR_EQUAL = 0.95
"""Share of the best gain from which a sentence may win because it introduces a name in full."""


class Coverage:
    """What a pool of candidates says and how much each part of it weighs, for summaries of any length.

    The weight of a concept is the sum over origins of 1 / (1 + the position of the first sentence that has
    it): each origin votes once, loudest for what it opens with. A sentence gains the weights of its concepts
    that no picked sentence has, times 1 + its cosine with the centroid, over the root of its length.

    After Gillick and Favre 2009 ("A scalable global model for summarization": concepts), Radev et al. 2004
    (MEAD: centroid and position), solved greedily as Nemhauser et al. 1978 allow for submodular gains.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.concepts = Concepts([candidate.reading for candidate in candidates])
        self.weights = weigh(candidates, self.concepts)
        self.priors = priors(candidates, self.concepts)
        self.gains = [
            math.fsum(weights) * prior
            for weights, prior in zip(self.concepts.each(self.weights), self.priors, strict=True)
        ]
        """What each candidate would add to nothing."""

    def fill(self, selection: Selection, most: float = math.inf) -> None:
        """Fill a selection greedily; gains only fall, so that an old one is an upper bound (Minoux 1978)."""
        race = Race(self, selection)
        while len(selection.picked) < most and (best := race.next()) is not None:
            race.take(best)


class Race:
    """The candidates that may still be picked, each with the most that it can gain."""

    def __init__(self, coverage: Coverage, selection: Selection) -> None:
        self.coverage, self.selection = coverage, selection
        self.names = Names(coverage.candidates)
        self.left = coverage.weights.copy()
        """What each concept still weighs: nothing once a picked sentence has it."""
        self.followers = selection.followers()
        leaning = {place for places in self.followers.values() for place in places}
        self.heap = [
            (-gain, place)
            for place, gain in enumerate(coverage.gains)
            if place not in leaning and coverage.candidates[place].eligible
        ]
        heapify(self.heap)

    def gain(self, place: int) -> float:
        """What picking this candidate would add."""
        mine = self.coverage.concepts.of(place)
        return math.fsum(self.left[mine].tolist()) * self.coverage.priors[place]

    def next(self) -> int | None:
        """The best allowed candidate, among near equals the one that best introduces its names."""
        best = self.pop(least=0.0)
        if best is None:
            return None
        equals = [best]
        while (another := self.pop(least=NEAR_EQUAL * equals[0][0])) is not None:
            equals.append(another)
        chosen = min(equals, key=lambda rated: (self.names.bare(rated[1]), -rated[0], rated[1]))
        for gain, place in equals:
            if place != chosen[1]:
                heappush(self.heap, (-gain, place))
        return chosen[1]

    def pop(self, least: float) -> tuple[float, int] | None:
        """The candidate of the highest present gain above `least`, off the heap, and that gain."""
        while self.heap and -self.heap[0][0] > least:
            _, place = heappop(self.heap)
            if not self.selection.allows(place) or (gain := self.gain(place)) <= 0:
                continue
            if gain > least and (not self.heap or gain >= -self.heap[0][0]):
                return gain, place
            heappush(self.heap, (-gain, place))
        return None

    def take(self, place: int) -> None:
        """Pick a candidate; those that lean on it join the race."""
        self.selection.take(place)
        self.names.introduce(place)
        self.left[self.coverage.concepts.of(place)] = 0
        for follower in self.followers.get(place, ()):
            heappush(self.heap, (-self.gain(follower), follower))


def weigh(candidates: Sequence[Candidate], concepts: Concepts) -> np.ndarray:
    """The weight of every concept: each origin votes once, loudest for what it opens with."""
    number: dict[str, int] = defaultdict(count().__next__)
    origins = np.array([number[c.article.origin] if c.wanted else -1 for c in candidates], dtype=np.int64)
    loudness = 1 / (1 + np.array([candidate.position for candidate in candidates]))
    voting = origins[concepts.rows] >= 0
    rows, said = concepts.rows[voting], concepts.numbers[voting]
    _, first = np.unique(origins[rows] * concepts.distinct + said, return_index=True)
    ballots, said = loudness[rows[first]], said[first]
    votes = np.bincount(said, minlength=concepts.distinct)
    weights = np.bincount(said, ballots, minlength=concepts.distinct).astype(
        float
    )  # of nothing: whole numbers
    weights[: concepts.stems] *= WORD_WEIGHT
    weights[votes < votes_needed(len(number))] *= UNSHARED
    return weights


def votes_needed(origins: int) -> int:
    """In how many of so many origins a concept must stand to count."""
    return 1 if origins < FEW else FEW if origins < COMMON_FROM else MANY


def priors(candidates: Sequence[Candidate], concepts: Concepts) -> list[float]:
    """What each sentence's gain is multiplied by: centrality, shortness, standing alone, not being copied."""
    central = concepts.centralities().tolist()
    highest = max(central, default=0.0) or 1.0
    there = {candidate.article.path for candidate in candidates}
    return [
        (1 + central[place] / highest)
        / max(1, candidate.size) ** LENGTH_POWER
        * (FOLLOWER_WEIGHT if candidate.reading.leans else 1)
        * (COPY_WEIGHT if candidate.article.copy_of in there else 1)
        for place, candidate in enumerate(candidates)
    ]
