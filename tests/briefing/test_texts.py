"""Texts: the words of a collection, split once for all that compare articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.runner import running
from briefing.texts import READ_AT_MOST, Texts
from briefing.words import tokens
from builders import article

HARBOUR = article(
    "The harbour reopened. Ferries sail again.", "Crews cleared the mud.", path="h.txt", title="Harbour"
)
ORCHARD = article("Apples fell early in the north.", path="o.txt", title="Orchard: apples fell")


def spelled(texts, words) -> list[str]:
    """Words by their numbers as they stand."""
    return [texts.forms[number] for number in words.tolist()]


def test_every_word_of_headline_and_body_is_there_in_order():
    texts = Texts([HARBOUR, ORCHARD])
    assert spelled(texts, texts[ORCHARD].numbers) == tokens(
        "Orchard: apples fell Apples fell early in the north."
    )


def test_the_sentences_of_the_body_come_without_headline_and_subheads():
    texts = Texts([HARBOUR])
    words, sizes = texts[HARBOUR].sentences()
    assert spelled(texts, words) == tokens(HARBOUR.text)
    assert sizes.tolist() == [3, 3, 4]


def test_a_subhead_is_part_of_a_text_but_no_sentence():
    first, second = HARBOUR.paragraphs
    headed = HARBOUR.holding((first.changed(kind="subhead", sentences=()), second))
    texts = Texts([headed])
    words, sizes = texts[headed].sentences()
    assert spelled(texts, words) == tokens(second.text)
    assert sizes.tolist() == [4]
    assert spelled(texts, texts[headed].numbers) == tokens(f"Harbour {headed.text}")


@pytest.mark.parametrize(
    "body",
    [
        "The talks ended.Ferries sail again.",
        "The talks ended.  Ferries sail\nagain.",
        "Ferries sail. " * 1200,
    ],
)
def test_the_whole_of_a_text_has_the_words_that_it_has_as_one(body):
    made = article(body, "Crews cleared the mud.", path="a.txt", title="Talks")
    texts = Texts([made])
    assert spelled(texts, texts[made].whole) == tokens(f"Talks\n\n{made.text}"[:READ_AT_MOST])


def test_what_is_remembered_gives_the_same_numbers(tmp_path):
    fresh = Texts([HARBOUR, ORCHARD])
    for _ in range(2):
        with running(1, tmp_path / "results.sqlite") as runner:
            texts = Texts([HARBOUR, ORCHARD], runner.map)
        assert texts.forms == fresh.forms
        assert texts[ORCHARD].numbers.tolist() == fresh[ORCHARD].numbers.tolist()


@settings(deadline=None)
@given(st.lists(st.text(alphabet="aB1 .-’\n", max_size=40), max_size=5))
def test_no_word_is_lost_whatever_the_text(paragraphs):
    made = article(*paragraphs, path="a.txt", title="x")
    texts = Texts([made])
    expected = [word for paragraph in made.paragraphs for s in paragraph.sentences for word in tokens(s.text)]
    assert spelled(texts, texts[made].sentences()[0]) == expected


def rows(articles, path) -> list[list[str]]:
    """The words of each article, by a runner that remembers at a path."""
    with running(1, path) as runner:
        texts = Texts(articles, runner.map)
    return [spelled(texts, texts[article].numbers) for article in articles]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sets(st.integers(0, 150), max_size=150), min_size=2, max_size=4))
def test_whatever_comes_and_goes_texts_are_as_if_nothing_were_remembered(tmp_path_factory, builds):
    path = tmp_path_factory.mktemp("store") / "results.sqlite"
    for build in builds:
        articles = [article(f"Boat {n} sails.", path=f"{n}.txt") for n in build]
        assert rows(articles, path) == [["Boat", f"{n}", "sails"] for n in build]


def test_how_a_body_begins_is_known_and_how_long_it_is():
    words = Texts([HARBOUR])[HARBOUR]
    assert HARBOUR.text.startswith(words.opening) and words.opening
    assert words.length == sum(len(paragraph.text) for paragraph in HARBOUR.paragraphs)
