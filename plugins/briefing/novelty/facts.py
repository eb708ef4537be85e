"""Facts: the names and numbers of a sentence."""

from __future__ import annotations

from .. import words
from ..date_expressions import mentions


def facts(text: str, language: str) -> frozenset[str]:
    """The stems of its names and numbers, times left out: every day has a date that no earlier one had.

    A name is a word that is written large and does not begin the sentence.
    """
    timeless = without_times(text, language)
    found = enumerate(words.tokens(timeless))
    return frozenset(
        words.stem(word, language)
        for place, word in found
        if (word[0].isdigit() or (place and word[0].isupper())) and not words.is_stop(word, language)
    )


def without_times(text: str, language: str) -> str:
    """A text without its expressions of time: "on Friday", "17 January"."""
    kept, end = [], 0
    for mention in mentions(text, language=language):
        kept.append(text[end : mention.start])
        end = mention.end
    return "".join([*kept, text[end:]])
