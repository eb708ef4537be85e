"""Folded articles: their text takes little room until somebody looks, and nothing else is different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import folding
from briefing.cli.printing import plain
from briefing.encoding import decode, encode
from briefing.records import Article, Body, Removed
from builders import article

LONG = article(
    *(f"The ferry to Port Lindow was late on day {day}. Nobody said why it waited." for day in range(40)),
    removed=(Removed("Share this", 9, "share-prompt", "asks to share"),),
)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
def test_a_folded_article_reads_as_the_same(paragraphs, title):
    plainly = article(*paragraphs, title=title)
    folded = plainly.folded()
    assert isinstance(folded.body, bytes)
    assert (folded.paragraphs, folded.removed, folded.text) == (
        plainly.paragraphs,
        plainly.removed,
        plainly.text,
    )
    assert plain(folded) == plain(plainly)


def test_folding_an_article_twice_changes_nothing():
    folded = LONG.folded()
    assert folded.folded() is folded


def test_a_folded_article_takes_a_third_of_the_bytes():
    assert 3 * len(encode(LONG.folded())) < len(encode(LONG))


@pytest.mark.parametrize("made", [LONG, LONG.folded(), article()])
def test_open_and_folded_articles_travel_as_bytes(made):
    assert decode(encode(made), Article) == made


def test_an_article_without_text_says_so_without_being_unfolded():
    empty = article(removed=(Removed("Share this", 1, "share-prompt", "asks to share"),))
    assert empty.is_empty and empty.folded().is_empty
    assert empty.folded().removed == empty.removed
    assert not LONG.is_empty and not LONG.folded().is_empty


def test_an_article_holding_other_paragraphs_keeps_what_was_removed():
    other = LONG.folded().holding(article("The ferry sailed.").paragraphs)
    assert other.text == "The ferry sailed."
    assert other.removed == LONG.removed


def test_few_articles_stay_open():
    many = [article(f"Ferry number {n} sailed.", path=f"{n}.txt").folded() for n in range(2 * folding.KEPT)]
    assert [one.text for one in many] == [f"Ferry number {n} sailed." for n in range(2 * folding.KEPT)]
    assert folding.unfold.cache_info().currsize <= folding.KEPT
    assert folding.unfold(many[0].body, Body) == many[0].opened
