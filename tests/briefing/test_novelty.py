"""What each day adds: held against small labelled stories; what counts as earlier, and what may be new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.novelty import new_sentences
from briefing.novelty.facts import facts
from briefing.records import PublicationDate
from builders import article

EXCERPTS = Path(__file__).parents[1] / "fixtures" / "novelty" / "excerpts.txt"
PRECISION, RECALL = 0.95, 0.9
"""Of these labels; on real news half of what is new is found (docs/explanation/novelty.md)."""

VOTE = "The harbour board of Norrvik voted to close the east quay."
COURT = "The shipping line Blue Heron has taken the decision to the maritime court in Tessin."
PETITION = "Mayor Sten Aukland received a petition with 8,300 signatures in the town hall."


@dataclass(frozen=True)
class Excerpt:
    """A small story: what was said first, and what a later day says, labelled."""

    name: str
    earlier: tuple[str, ...]
    new: tuple[str, ...]
    old: tuple[str, ...]


def excerpts() -> list[Excerpt]:
    """The labelled stories of the fixture."""
    blocks = EXCERPTS.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    return [excerpt(*block.splitlines()) for block in blocks]


def excerpt(name: str, *lines: str) -> Excerpt:
    """One labelled story."""
    return Excerpt(name, *(tuple(line[2:] for line in lines if line[0] == mark) for mark in "-+="))


def found(*articles) -> dict[str, list[str]]:
    """What is new, as texts by day."""
    return {day.isoformat(): [s.text for s in told] for day, told in new_sentences(articles).items()}


def marked(case: Excerpt) -> set[str]:
    """The sentences of the later day that are found to be new."""
    first = article(*case.earlier, path="a.txt", day="2031-03-04")
    later = article(*case.new, *case.old, path="b.txt", day="2031-03-05")
    return set(found(first, later)["2031-03-05"])


def test_precision_and_recall_on_labelled_stories():
    right = sum(len(marked(case) & set(case.new)) for case in excerpts())
    wrong = sum(len(marked(case) & set(case.old)) for case in excerpts())
    every = sum(len(case.new) for case in excerpts())
    assert right / (right + wrong) >= PRECISION
    assert right / every >= RECALL


def test_the_first_day_adds_nothing_to_none():
    assert found(article(VOTE, day="2031-03-04")) == {}


def test_a_day_without_news_is_there_and_empty():
    articles = [
        article(VOTE, path=f"{day}.txt", day=day) for day in ("2031-03-04", "2031-03-05", "2031-03-09")
    ]
    assert found(*articles) == {"2031-03-05": [], "2031-03-09": []}


def test_two_reports_of_one_day_are_both_new():
    first = article(VOTE, path="a.txt", day="2031-03-04")
    same = [article(COURT, path=f"{n}.txt", day="2031-03-05") for n in "bc"]
    assert found(first, *same) == {"2031-03-05": [COURT, COURT]}


def test_an_undated_article_may_have_said_it_first():
    articles = (
        article(VOTE, path="a.txt", day="2031-03-04"),
        article(COURT, path="b.txt"),
        article(COURT, path="c.txt", day="2031-03-05"),
    )
    assert found(*articles) == {"2031-03-05": []}


def test_a_headline_says_it_first_too():
    first = article(VOTE, path="a.txt", day="2031-03-04", title=COURT)
    assert found(first, article(COURT, path="b.txt", day="2031-03-05")) == {"2031-03-05": []}


@pytest.fixture
def estimated():
    """An article of one day or another from 3 to 6 March."""
    days = [date(2031, 3, day) for day in (5, 3, 6)]
    return article(COURT, path="b.txt").changed(published=PublicationDate(*days, "estimated"))


def test_an_estimated_day_adds_nothing(estimated):
    assert found(article(VOTE, path="a.txt", day="2031-03-04"), estimated) == {"2031-03-05": []}


def test_an_estimated_day_counts_as_early_as_it_may_be(estimated):
    first = article(VOTE, path="a.txt", day="2031-03-02")
    assert found(first, estimated, article(COURT, path="c.txt", day="2031-03-04")) == {
        "2031-03-04": [],
        "2031-03-05": [],
    }


def test_a_copy_adds_nothing_whatever_words_were_swapped():
    first = article(VOTE, path="a.txt", day="2031-03-04")
    spun = article(COURT, path="b.txt", day="2031-03-05", copy_of="a.txt")
    assert found(first, spun) == {"2031-03-05": []}


def test_only_what_is_asked_for_can_be_new():
    first = article(VOTE, path="a.txt", day="2031-03-04")
    later = article(COURT, PETITION, path="b.txt", day="2031-03-05")
    [told] = new_sentences([first, later], about={("b.txt", 1)}).values()
    assert [s.text for s in told] == [PETITION]


def test_questions_and_captions_are_no_news():
    first = article(VOTE, path="a.txt", day="2031-03-04")
    later = article(
        "Will Mayor Sten Aukland sign the petition of 8,300 fishermen?",
        "Photo: Mayor Sten Aukland signs the petition of 8,300 fishermen.",
        path="b.txt",
        day="2031-03-05",
    )
    assert found(first, later) == {"2031-03-05": []}


def test_times_are_no_facts():
    assert facts("On Friday 5 March 2031 Ida Holm counted 40 boats at Norrvik.", "en") == {
        "ida",
        "holm",
        "40",
        "norrvik",
    }


def test_the_order_of_articles_does_not_matter():
    articles = (
        article(VOTE, path="a.txt", day="2031-03-04"),
        article(COURT, path="b.txt", day="2031-03-05"),
        article(PETITION, COURT, path="c.txt", day="2031-03-06"),
    )
    told = [{day: set(texts) for day, texts in found(*order).items()} for order in permutations(articles)]
    assert all(one == told[0] for one in told)
    assert told[0] == {"2031-03-05": {COURT}, "2031-03-06": {PETITION}}


WORDS = st.lists(
    st.sampled_from(["Quell", "board", "quay", "40", "vote", "of", "the", "Norrvik", "boats", "said"]),
    max_size=9,
)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_what_was_said_before_is_never_new(earlier, later):
    texts = [[" ".join(words) + "." for words in lines if words] for lines in (earlier, later)]
    first = article(*texts[0], path="a.txt", day="2031-03-04")
    second = article(*texts[1], *texts[0], path="b.txt", day="2031-03-05")
    new = [text for told in found(first, second).values() for text in told]
    assert not {s.text for s in first.sentences} & set(new)
