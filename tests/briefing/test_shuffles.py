"""Shuffles: the same results in any number of parts, here, in other processes, and on a real Dask cluster."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from dask_cluster import cluster
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import copies, stories
from briefing.copies import candidates as of_sentences
from briefing.runner import Runner
from briefing.stories import candidates as of_articles
from briefing.workers import hired
from builders import article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "copies"
POOL = [
    line
    for name in ("ferry", "ferry-spun", "ferry-rival", "frost")
    for line in (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
]
WORDS = ["the", "talks", "in", "harbour", "long", "list", "of", "those", "who", "came", "ferry", "timetable"]
PAGES = [" ".join(random.Random(page).choices(WORDS, k=50)) for page in range(64)]


def deal(page: str, parts: int) -> list[dict[str, int]]:
    """The words of a page with their number, to parts by their length."""
    dealt = [Counter() for _ in range(parts)]
    for word in page.split():
        dealt[len(word) % parts][word] += 1
    return [dict(counts) for counts in dealt]


def gather(hands: Iterable[dict[str, int]]) -> dict[str, int]:
    """The words of a part with their number in all pages."""
    return dict(sum(map(Counter, hands), Counter()))


def deal_bytes(item: bytes, parts: int) -> list[bytes]:
    """The item, to each part with the part's number."""
    return [item + bytes([part]) for part in range(parts)]


def kill_once(hands: Iterable[bytes]) -> bytes:
    """What a part was dealt; the first to be asked ends its process."""
    hands = list(hands)
    marker = Path(hands[0][:-1].decode())
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return b"|".join(hands)


def in_parts(number: int):
    """A shuffle in so many parts."""

    def shuffle(deal, gather, records) -> Iterator:
        hands = zip(*(deal(record, number) for record in records), strict=True)
        return map(gather, map(list, hands))

    return shuffle


def counted(runner: Runner) -> dict[str, int]:
    """The words of all pages, counted by a runner; every word is in one part."""
    parts = list(runner.shuffle(deal, gather, PAGES))
    assert sum(map(len, parts)) == len(set().union(*parts))
    return dict(sum(map(Counter, parts), Counter()))


EXPECTED = dict(sum((Counter(page.split()) for page in PAGES), Counter()))


@pytest.mark.parametrize("setting", [1, 2])
def test_what_stands_under_one_key_meets_in_one_part(setting):
    with hired(setting) as hands:
        assert counted(Runner(workers=hands)) == EXPECTED


def test_a_cluster_shuffles_among_its_workers_and_bears_the_loss_of_one(tmp_path):
    item = str(tmp_path / "killed").encode()
    with cluster(tmp_path) as dask, hired(dask.address) as hands:
        assert counted(Runner(workers=hands)) == EXPECTED
        found = list(hands.shuffle(deal_bytes, kill_once, [item] * 20))
        assert sorted(worker.poll() is None for worker in dask.workers) == [False, True]
    assert found == [b"|".join([item + bytes([part])] * 20) for part in range(2)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(POOL), max_size=12), max_size=8), st.integers(2, 9), st.integers(1, 90)
)
def test_sentences_that_may_be_one_are_found_in_any_number_of_parts(texts, parts, block):
    articles = [article(*lines, path=str(place)) for place, lines in enumerate(texts)]
    expected = copies.compare(articles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(of_sentences, "BLOCK", block)
        found = copies.compare(articles, shuffle=in_parts(parts))
    assert np.array_equal(found.pairs, expected.pairs)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(POOL), max_size=6), max_size=12), st.integers(2, 5), st.integers(1, 5)
)
def test_stories_are_found_in_any_number_of_parts(texts, parts, rows):
    articles = [article(*lines, path=str(place)) for place, lines in enumerate(texts)]
    origins, _ = copies.fold(articles)
    expected = stories.group(articles, origins)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(of_articles, "ROWS", rows)
        assert stories.group(articles, origins, shuffle=in_parts(parts)) == expected
