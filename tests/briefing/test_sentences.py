"""Sentences: boundaries in news prose, on labelled hard cases and on any text at all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sentences import spans, split

FIXTURES = Path(__file__).parents[1] / "fixtures" / "sentences"
MARK = "‖"
GOAL = 0.99


def labelled(file: str = "hard_cases.txt") -> list[tuple[str, str, list[str]]]:
    """The heading, the text and the sentences of each case of a fixture."""
    cases, heading = [], ""
    for line in (FIXTURES / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line:
            text = line.replace(f" {MARK} ", " ").replace(MARK, "")
            cases.append((heading, text, [part.strip() for part in line.split(MARK)]))
    return cases


def boundaries(sentences: list[str]) -> set[int]:
    """Where each sentence but the last ends, in letters without white space."""
    ends, length = set(), 0
    for sentence in sentences[:-1]:
        length += len("".join(sentence.split()))
        ends.add(length)
    return ends


def test_there_are_enough_labelled_sentences_to_tell():
    assert sum(len(sentences) for _, _, sentences in labelled()) >= 350


def test_boundaries_of_the_hard_cases_reach_the_goal():
    right = wrong = missed = 0
    for _, text, sentences in labelled():
        gold, found = boundaries(sentences), boundaries(split(text))
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    assert 2 * right / (2 * right + wrong + missed) >= GOAL


@pytest.mark.parametrize(("_", "text", "sentences"), labelled())
def test_hard_case(_, text, sentences):
    assert split(text) == sentences


@pytest.mark.parametrize(("language", "text", "sentences"), labelled("other_languages.txt"))
def test_case_of_another_language(language, text, sentences):
    assert split(text, language) == sentences


def test_a_variant_of_a_language_abbreviates_as_the_language_does():
    assert split("Sie kam am 3. Mai. Das war spät.", "de-AT") == ["Sie kam am 3. Mai.", "Das war spät."]
    assert split("Han bor bl.a. Oslo. Det er nær.", "nb") == ["Han bor bl.a. Oslo.", "Det er nær."]


def test_a_language_without_lists_is_split_as_english_is():
    assert split("Ai banon në Vlorë. Dr. Hoxha erdhi.", "sq") == ["Ai banon në Vlorë.", "Dr. Hoxha erdhi."]


def test_a_blank_line_always_ends_a_sentence():
    assert split("No stop here\n\nThe talks began.") == ["No stop here", "The talks began."]


def test_a_single_line_break_is_white_space():
    assert split("The talks\nbegan. They\nended.") == ["The talks\nbegan.", "They\nended."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\t\n"])
def test_text_without_words_has_no_sentences(text):
    assert split(text) == []


@pytest.mark.parametrize(
    "text",
    ["." * 100_000, "!?" * 50_000, "a." + "''" * 50_000 + "x", "a. " + '"' * 100_000,
     "a." + " " * 100_000 + "b",
     " \n" * 50_000, "\n" + " " * 100_000, "a. '' " * 20_000, "U." * 50_000, "(" * 100_000],
)  # fmt: skip
def test_endless_punctuation_is_split_in_linear_time(text):
    """A pattern that tries again at every character would not come back from these within the hour."""
    assert "".join("".join(split(text)).split()) == "".join(text.split())


def test_a_text_without_a_stop_is_one_sentence():
    text = "word " * 20_000
    assert split(text) == [text.strip()]


@given(st.text(alphabet="aB .!?…“”\"'’()[]\n1`,。 é-", max_size=80))
def test_sentences_hold_every_character_but_white_space(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(st.text(max_size=80))
def test_spans_are_ordered_apart_and_never_blank(text):
    found = spans(text)
    assert all(text[begin:end].strip() == text[begin:end] != "" for begin, end in found)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(found))
