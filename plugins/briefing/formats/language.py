"""Which language a text is in, where the document does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from ..records import Block

LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE_WORDS = 300
"""More words do not change the answer."""
SAMPLE_LETTERS = 5000
"""Characters looked at in one block: a file may be one line of 20 MB."""
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


def of(stated: str | None, blocks: Sequence[Block]) -> str | None:
    """The language that a document states, as a BCP 47 code, unless its words belie it; else as detected.

    Only "en" is doubted: page templates say it on pages of every language, 9 times in 199 pages of the
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

    English is told by its commonest words, in no time; anything else by py3langid (a port of langid.py,
    Lui and Baldwin 2012; 97 languages), whose model takes half a second to load.
    """
    words = _sample(blocks)
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    if _english(words) >= ENGLISH_SHARE:
        return "en"
    return _identifier().classify(" ".join(words))[0]


def _english(words: Sequence[str]) -> float:
    """The share of the commonest English words."""
    return sum(word.lower() in COMMON_ENGLISH for word in words) / max(1, len(words))


def _is_foreign(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= FOREIGN_LETTERS and _english(words) < FOREIGN_SHARE


def _sample(blocks: Sequence[Block]) -> list[str]:
    """The first words of the body, where the format tells it from the rest."""
    words: list[str] = []
    body = [block for block in blocks if "body" in block.hints]
    for block in body or blocks:
        words += LETTERS.findall(block.text[:SAMPLE_LETTERS])
        if len(words) >= SAMPLE_WORDS:
            break
    return words[:SAMPLE_WORDS]


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
