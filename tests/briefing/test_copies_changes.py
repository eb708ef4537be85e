"""Changes between a sentence and its copy: where they stand and what they touch."""

from __future__ import annotations

import pytest

from briefing.copies.changes import between
from briefing.records import Sentence
from builders import article


def sentence(text: str) -> Sentence:
    """A sentence on its own."""
    return Sentence(text, "a", 0, 0, 1)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "He met the key global backer.",
            "He met the key worldwide backer.",
            [("global", "worldwide", "word")],
        ),
        (
            "It was a big red house.",
            "It was a large crimson house.",
            [("big", "large", "word"), ("red", "crimson", "word")],
        ),
        (
            "Talks with Russia failed.",
            "Talks with Russian Federation failed.",
            [("Russia", "Russian Federation", "name")],
        ),
        ("He saw Ana there.", "He saw Iva there.", [("Ana", "Iva", "name")]),
        ("Critics of it left.", "Opponents of it left.", [("Critics", "Opponents", "word")]),
        ("Ana Quill left it.", "Iva Quill left it.", [("Ana", "Iva", "name")]),
        ("It killed 34 people.", "It killed 36 people.", [("34", "36", "number")]),
        ("It killed five people.", "It killed six people.", [("five", "six", "number")]),
        ("It killed five people.", "It killed 5 people.", [("five", "5", "word")]),
        ("It cost 1,200 crowns.", "It cost 1200 crowns.", [("1,200", "1200", "word")]),
        ("It cost two million crowns.", "It cost two billion crowns.", [("million", "billion", "number")]),
        ("They met on Monday again.", "They met on Friday again.", [("Monday", "Friday", "date")]),
        ("They met in Dec again.", "They met in December again.", [("Dec", "December", "word")]),
        ("They met in 2014 again.", "They met in 2015 again.", [("2014", "2015", "date")]),
        ("It may come soon.", "It might come soon.", [("may", "might", "word")]),
        ("He was killed there.", "He was not killed there.", [("", "not", "negation")]),
        ("They don’t know it.", "They know it.", [("don’t", "", "negation")]),
        ("That is likely now.", "That is unlikely now.", [("likely", "unlikely", "negation")]),
        ("He denied the charge.", "He admitted the charge.", [("denied", "admitted", "negation")]),
        ("One “two” three.", "One 'two' three!", []),
        ("AFTER the talks he left.", "After the talks he left.", []),
    ],
)
def test_each_change_and_its_kind(before, after, expected):
    found = between(sentence(before), sentence(after))
    assert [(change.before, change.after, change.kind) for change in found] == expected


def test_words_are_quoted_as_they_stand_with_what_is_between_them():
    [change] = between(sentence("He came, saw and won it."), sentence("He lost it."))
    assert (change.before, change.after) == ("came, saw and won", "lost")


def test_a_change_names_the_sentence_of_the_copy():
    copy = article("It began well.", "It ended badly.").sentences[1]
    [change] = between(sentence("It ended well."), copy)
    assert change.number == 1
