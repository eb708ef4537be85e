"""Terms: what the words and pairs of words of a collection weigh for dating among neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from math import hypot, log, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.publication_dates import terms as module
from briefing.publication_dates.terms import LEAD, Terms
from briefing.records import Article
from briefing.texts import Texts
from builders import article

WORDS = ("harbour", "orchard", "quay", "the", "anchor", "a")
STOPS = ("the", "a")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9), min_size=1, max_size=6)


def articles(texts: list[list[str]]) -> list[Article]:
    """An article for each list of words."""
    return [article(" ".join(words), path=f"{place}.txt", title="") for place, words in enumerate(texts)]


def weighed(texts: list[list[str]]) -> list[Counter[tuple[str, float]]]:
    """The terms of each article by definition, pairs nameless: rarity times log of count."""
    counts = []
    for words in texts:
        told = [word for word in words if word not in STOPS]
        own: dict[tuple[str, ...], float] = defaultdict(float)
        for place, term in [*enumerate((word,) for word in told), *enumerate(pairwise(told))]:
            own[term] += LEAD / (LEAD + place)
        counts.append(own)
    times = Counter(term for own in counts for term in own)
    weights = [
        {
            term: log1p(count) * log((len(texts) + 1) / times[term])
            for term, count in own.items()
            if times[term] > 1
        }
        for own in counts
    ]
    return [
        Counter((t[0] if len(t) == 1 else "", round(w / hypot(*own.values()), 6)) for t, w in own.items())
        for own in weights
    ]


def entries(terms: Terms, place: int) -> list[tuple[int, float]]:
    """The terms of an article by number, with their weights."""
    row = terms.vectors(99)[[place]]
    return list(zip(row.indices.tolist(), row.data.tolist(), strict=True))


@given(TEXTS, st.integers(1, 4))
def test_words_and_pairs_that_two_articles_have_weigh_by_rarity_and_count(texts, batch):
    read = articles(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BATCH", batch)
        terms = Terms(read, Texts(read), 99)
    found = [
        Counter((terms.word(column), round(weight, 6)) for column, weight in entries(terms, place))
        for place in range(len(texts))
    ]
    assert found == weighed(texts)


def test_words_of_two_languages_are_stemmed_by_their_own():
    languages = ("en", "en", "de", "de")
    read = [
        article("talking orchard", path=f"{place}.txt", language=language)
        for place, language in enumerate(languages)
    ]
    terms = Terms(read, Texts(read), 99)
    words = [{terms.word(column) for column, _ in entries(terms, place)} for place in range(4)]
    assert words == [{"talk", "orchard", ""}] * 2 + [{"talking", "orchard", ""}] * 2
