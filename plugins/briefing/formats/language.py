"""Which language a text is in, where the document does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from ..records import Block
from ..words import LANGUAGES, stop_words

LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE_WORDS = 300
"""More words do not change the answer."""
SAMPLE_LETTERS = 5000
"""Characters looked at in one block: a file may be one line of 20 MB."""
RUNNING_WORDS = 12
"""A block of more words is text: the menus above an article have words of any language, or of none."""
ENOUGH_WORDS = 60
"""With so many words of such text, the rest is not asked; on 615 dumps and pages of 250 sites the answer is
the same, and the slow model is loaded for half as many."""
FEWEST_LETTERS = 40
"""Shorter texts are guessed wrong too often to be believed."""
FOREIGN_LETTERS = 150
FOREIGN_SHARE = 0.08
"""English prose of thirty words and more has never so few of its commonest words; lists of results may."""

COMMON_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "by", "at",
    "from", "he", "his", "said", "be", "are", "have", "has", "but", "not",
})  # fmt: skip
ENGLISH_SHARE = 0.22
"""Of English news 20 to 37 words in a hundred are among these (2,244 articles of the scoring sets), of other
languages at most 15; what lies between is left to the model."""

STOP_SHARE = 0.25
STOP_MARGIN = 1.8
"""With these, all of 104 texts on 284 pages were told as py3langid tells them; 55 were left to it, such as
Spanish and Portuguese, which share too many words."""


def of(stated: str | None, blocks: Sequence[Block]) -> str | None:
    """The language that a document states unless its words belie it; else as detected.

    Only "en" is doubted: page templates say it on pages of every language, 8 times in 199 pages of the
    htmldate benchmark.
    """
    if not stated:
        return detect(blocks)
    primary, dash, region = stated.partition("-")
    code = primary.lower() + dash + region
    if primary.lower() == "en" and _is_foreign(_sample(blocks)):
        return detect(blocks) or code
    return code


def detect(blocks: Sequence[Block]) -> str | None:
    """The ISO 639-1 code of a text's language; None where the text is too short to tell.

    English is told by its commonest words, languages with a list of stop words by these where they leave
    no doubt, anything else by py3langid (a port of langid.py, Lui and Baldwin 2012; 97 languages), whose
    model takes half a second to load.
    """
    words = _sample(blocks)
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    if _english(words) >= ENGLISH_SHARE:
        return "en"
    return _by_stop_words(words) or _identifier().classify(" ".join(words))[0]


def _by_stop_words(words: Sequence[str]) -> str | None:
    """The language whose stop words make up enough of a text, and many more than any other's."""
    known = _languages_by_stop_word()
    times = Counter(chain.from_iterable(known[word] for word in words if word in known))
    best, second = sorted(LANGUAGES, key=lambda code: (-times[code], code))[:2]
    clear = times[best] >= STOP_SHARE * len(words) and times[best] >= STOP_MARGIN * times[second]
    return best if clear else None


@cache
def _languages_by_stop_word() -> dict[str, list[str]]:
    """The languages that have a word among their stop words."""
    found: dict[str, list[str]] = {}
    for code in LANGUAGES:
        for word in stop_words(code):
            found.setdefault(word, []).append(code)
    return found


def _english(words: Sequence[str]) -> float:
    """The share of the commonest English words."""
    return sum(map(COMMON_ENGLISH.__contains__, words)) / max(1, len(words))


def _is_foreign(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= FOREIGN_LETTERS and _english(words) < FOREIGN_SHARE


def _sample(blocks: Sequence[Block]) -> list[str]:
    """The first words of the body, where the format tells it from the rest, else of what reads like text.

    In lower case.
    """
    body = [block for block in blocks if "body" in block.hints]
    words = _first_words(block for block in body or blocks if block.text.count(" ") >= RUNNING_WORDS)
    return words if len(words) >= ENOUGH_WORDS else _first_words(body or blocks)


def _first_words(blocks: Iterable[Block]) -> list[str]:
    words: list[str] = []
    for block in blocks:
        words += LETTERS.findall(block.text[:SAMPLE_LETTERS])
        if len(words) >= SAMPLE_WORDS:
            break
    return [word.lower() for word in words[:SAMPLE_WORDS]]


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
