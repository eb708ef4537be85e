"""Coverage: greedy choice of the sentences that add most of what the origins put foremost."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain

from ..readings import Concept, Reading
from .candidates import Candidate
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
        self.found = [c.reading.concepts if c.wanted else frozenset() for c in candidates]
        self.weights = weigh(candidates, self.found)
        self.priors = priors(candidates)

    def fill(self, selection: Selection, most: float = math.inf) -> None:
        """Fill a selection greedily; gains only fall, so that an old one is an upper bound (Minoux 1978)."""
        race = Race(self.found, self.weights, self.priors, Names(self.candidates), selection)
        while len(selection.picked) < most and (best := race.next()) is not None:
            race.take(best)


class Race:
    """The candidates that may still be picked, each with the most that it can gain."""

    def __init__(
        self,
        found: Sequence[frozenset[Concept]],
        weights: Mapping[Concept, float],
        priors: Sequence[float],
        names: Names,
        selection: Selection,
    ) -> None:
        self.found, self.weights, self.priors = found, weights, priors
        self.names, self.selection = names, selection
        self.covered: set[Concept] = set()
        self.followers = selection.followers()
        leaning = {place for places in self.followers.values() for place in places}
        self.heap = [(-self.gain(place), place) for place in range(len(found)) if place not in leaning]
        heapify(self.heap)

    def gain(self, place: int) -> float:
        """What picking this candidate would add."""
        new = self.found[place] - self.covered if self.covered else self.found[place]
        return math.fsum(map(self.weights.__getitem__, new)) * self.priors[place]

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
            gain = self.gain(place)
            if gain <= 0 or not self.selection.allows(place):
                continue
            if gain > least and (not self.heap or gain >= -self.heap[0][0]):
                return gain, place
            heappush(self.heap, (-gain, place))
        return None

    def take(self, place: int) -> None:
        """Pick a candidate; those that lean on it join the race."""
        self.selection.take(place)
        self.names.introduce(place)
        self.covered |= self.found[place]
        for follower in self.followers.get(place, ()):
            heappush(self.heap, (-self.gain(follower), follower))


def weigh(candidates: Sequence[Candidate], found: Sequence[frozenset[Concept]]) -> dict[Concept, float]:
    """The weight of every concept that counts: each origin votes once, loudest for what it opens with."""
    votes = [(candidate, mine) for candidate, mine in zip(candidates, found, strict=True) if candidate.wanted]
    ballots: dict[str, dict[Concept, float]] = {candidate.article.origin: {} for candidate, _ in votes}
    for candidate, mine in reversed(votes):  # what stands further up overrules
        ballots[candidate.article.origin].update(dict.fromkeys(mine, 1 / (1 + candidate.position)))
    origins = Counter(chain.from_iterable(ballots.values()))
    needed = votes_needed(len(ballots))
    weights = dict.fromkeys(origins, 0.0)
    for concept, vote in chain.from_iterable(ballot.items() for ballot in ballots.values()):
        weights[concept] += vote
    return {
        concept: weight
        * (1 if " " in concept else WORD_WEIGHT)
        * (1 if origins[concept] >= needed else UNSHARED)
        for concept, weight in weights.items()
    }


def votes_needed(origins: int) -> int:
    """In how many of so many origins a concept must stand to count."""
    return 1 if origins < FEW else FEW if origins < COMMON_FROM else MANY


def priors(candidates: Sequence[Candidate]) -> list[float]:
    """What each sentence's gain is multiplied by: centrality, shortness, standing alone, not being copied."""
    central = centralities([candidate.reading for candidate in candidates])
    highest = max(central, default=0.0) or 1.0
    there = {candidate.article.path for candidate in candidates}
    return [
        (1 + central[place] / highest)
        / max(1, candidate.size) ** LENGTH_POWER
        * (FOLLOWER_WEIGHT if candidate.reading.leans else 1)
        * (COPY_WEIGHT if candidate.article.copy_of in there else 1)
        for place, candidate in enumerate(candidates)
    ]


def centralities(readings: Sequence[Reading]) -> list[float]:
    """The dot product of each sentence's unit vector (1 + log tf) × isf with the sum of them all."""
    carried_by = Counter(chain.from_iterable(reading.content for reading in readings))
    total = len(readings)
    isf = {stem: math.log((1 + total) / (1 + n)) + 1 for stem, n in carried_by.items()}
    vectors = [_unit([(stem, often * isf[stem]) for stem, often in r.frequencies]) for r in readings]
    centroid = dict.fromkeys(isf, 0.0)
    for stem, weight in chain.from_iterable(vectors):
        centroid[stem] += weight
    return [sum([weight * centroid[stem] for stem, weight in vector]) for vector in vectors]


def _unit(vector: list[tuple[str, float]]) -> list[tuple[str, float]]:
    norm = math.sqrt(sum([weight * weight for _, weight in vector])) or 1.0
    return [(stem, weight / norm) for stem, weight in vector]
