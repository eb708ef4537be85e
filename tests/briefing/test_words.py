"""Words: counted as editors count them, compared by stems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.words import NEITHER, count, is_stop, stem, stop_words, terms, tokens, vocabulary


@pytest.mark.parametrize(
    "word",
    ["U.S.", "250,000", "al-Assad", "3.5", "10:30", "O’Brien", "AT&T", "14-year-old", "U.S.-led", "don’t",
     "18th", "example.org", "2015-16", "Zürich", "Лавров", "العبّارة", "מוּעֶצֶת", "cafe\u0301"],
)  # fmt: skip
def test_it_is_one_word(word):
    assert tokens(word) == [word]


def test_punctuation_is_no_word():
    assert tokens("“Yes,” — he said … (twice)!") == ["Yes", "he", "said", "twice"]


def test_a_stop_after_a_word_is_not_part_of_it():
    assert tokens("They met in Vienna.") == ["They", "met", "in", "Vienna"]


def test_chinese_counts_a_character_a_word():
    assert count("会谈结束了。") == 5


@given(st.text(max_size=60))
def test_count_is_the_number_of_tokens(text):
    assert count(text) == len(tokens(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Syrians", "Syrian"), ("talks", "talk"), ("Assad’s", "Assad"), ("Assad's", "Assad"), ("U.N.", "UN"),
     ("U.S", "US"),
     ("negotiations", "negotiation"), ("countries'", "country")],
)  # fmt: skip
def test_inflections_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_different_words_keep_different_stems():
    assert len({stem(word) for word in ("Syria", "Iraq", "Assad", "talks", "sanctions")}) == 5


def test_a_language_without_stemmer_keeps_its_words_whole():
    assert stem("Gespräche", "xx") == "gespräche"


def test_a_regional_code_is_known_by_its_language():
    assert stem("negociações", "pt-BR") == stem("negociações", "pt")


@pytest.mark.parametrize("word", ["the", "The", "said", "he", "Mr", "don’t"])
def test_stop_words_say_nothing_of_the_subject(word):
    assert is_stop(word)


@pytest.mark.parametrize("word", ["US", "WHO", "Syria", "talks"])
def test_names_and_nouns_are_no_stop_words(word):
    assert not is_stop(word)


def test_a_language_without_a_list_has_no_stop_words():
    assert stop_words("xx") == frozenset()
    assert not is_stop("the", "xx")


def test_terms_are_stems_of_what_carries_the_subject():
    found = terms("The U.S. said that the talks on Syria’s sanctions failed.")
    assert found == ["us", "talk", "syria", "sanction", "fail"]


def test_a_decimal_is_no_acronym():
    assert stem("6.4") == "6.4"
    assert stem("U.N.") == "un"


@given(
    st.text(max_size=60) | st.text("U.S’ ,“)1a–\n\u0300é", max_size=40),
    st.sampled_from(["en", "de", "pt-BR", "xx"]),
)
def test_the_stretches_of_a_text_together_are_its_words(text, language):
    stretches = vocabulary(language).stretches(text)
    words = tokens(text)
    content = [word for word in words if not is_stop(word, language)]
    assert [word for stretch in stretches for word in stretch.words] == words
    assert [found for stretch in stretches for found in stretch.stems] == [stem(w, language) for w in words]
    assert [found for stretch in stretches for found in stretch.content] == [
        stem(w, language) for w in content
    ]
    assert terms(text, language) == [
        found for word in content if len(word) > 1 and (found := stem(word, language))
    ]
    assert b"".join(stretch.carries for stretch in stretches) == bytes(word in content for word in words)
    assert "".join(stretch.letters for stretch in stretches) == "".join(
        NEITHER.sub("", stretch).lower() for stretch in text.split()
    )


@given(st.lists(st.sampled_from(["talks", "Talk,", "talk", "U.N.", "UN", "(un)", "Gespräch"]), min_size=1))
def test_a_number_is_one_stem_s(words):
    found = [s for language in ("en", "de") for s in vocabulary(language).stretches(" ".join(words))]
    numbers = np.frombuffer(b"".join(stretch.numbers for stretch in found), np.int64).tolist()
    stems = [one for stretch in found for one in stretch.stems]
    assert len(set(zip(stems, numbers, strict=True))) == len(set(stems)) == len(set(numbers))


def test_a_vocabulary_that_grows_too_large_begins_anew(monkeypatch):
    monkeypatch.setattr("briefing.words._STRETCHES_KEPT", 3)
    known = vocabulary("tr")
    known.clear()
    found = known.stretches("bir iki, (üç) dört beş.")
    assert [stretch.words for stretch in found] == [("bir",), ("iki",), ("üç",), ("dört",), ("beş",)]
    assert len(known) <= 3
