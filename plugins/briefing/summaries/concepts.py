"""Concepts: greedy coverage of the bigrams that many origins carry."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from sumy.summarizers import AbstractSummarizer

from .. import words
from .selection import WordBudget


class ConceptSummarizer(AbstractSummarizer):
    """Greedy concept coverage × centroid × position."""

    def __call__(self, document, sentences_count):
        sentences = document.sentences
        budget = sentences_count
        candidates = [s.candidate for s in sentences]
        tokens = [[(w, words.stem(w)) for w in s.words] for s in sentences]
        concepts = [self.concepts(t) for t in tokens]
        weights = self.weights(concepts, candidates)
        priors = self.priors(tokens, candidates)
        covered: set = set()
        selection = budget.selection
        while True:
            best, best_gain = None, 0.0
            for i, found in enumerate(concepts):
                if not selection.allows(i):
                    continue
                gain = sum(weights.get(c, 0.0) for c in found - covered) * priors[i] / math.sqrt(candidates[i].size)
                if gain > best_gain:
                    best, best_gain = i, gain
            if best is None:
                break
            selection.take(best)
            covered |= concepts[best]
        return tuple(sentences[i] for i in sorted(selection.picked))

    def concepts(self, tokens):
        return {
            (a[1], b[1]) for a, b in zip(tokens, tokens[1:]) if not (words.is_stop(a[0]) and words.is_stop(b[0]))
        }

    def weights(self, concepts, candidates):
        carriers = defaultdict(set)
        weighted = Counter()
        for found, candidate in zip(concepts, candidates):
            for c in found:
                carriers[c] |= candidate.origins
                weighted[c] += 1 / math.sqrt(1 + candidate.position)
        n = len({c.article.origin for c in candidates})
        if n == 1:
            return weighted
        least = 3 if n >= 8 else 2
        return {c: len(o) for c, o in carriers.items() if len(o) >= least} or weighted

    def priors(self, tokens, candidates):
        n = len(tokens)
        bags = [Counter(s for w, s in t if not words.is_stop(w)) for t in tokens]
        df = Counter(t for b in bags for t in b)
        vectors = []
        for b in bags:
            v = {t: (1 + math.log(k)) * (math.log((1 + n) / (1 + df[t])) + 1) for t, k in b.items()}
            norm = math.sqrt(sum(x * x for x in v.values())) or 1
            vectors.append({t: x / norm for t, x in v.items()})
        centroid = Counter()
        for v in vectors:
            for t, x in v.items():
                centroid[t] += x
        central = [sum(x * centroid[t] for t, x in v.items()) for v in vectors]
        top = max(central, default=0) or 1
        return [
            (1 + 0.5 / math.sqrt(1 + c.position)) * (1 + s / top) for c, s in zip(candidates, central)
        ]
