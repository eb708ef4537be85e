"""Texts made comparable: case, quotes, dashes and spaces that mean nothing are evened out."""

from __future__ import annotations

import re
from functools import lru_cache

STOPS = frozenset(".!?…。！？")
SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»)\]]|\s)*$")
MARKS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
_EDGES = " .:!?|*-_·•»›>[]()\"'"


@lru_cache(maxsize=1 << 11)
def plain(text: str) -> str:
    """A text in lower case, with straight quotes, plain dashes and single spaces."""
    if not text.isascii():
        for mark, simple in MARKS:  # eight times as fast as str.translate
            text = text.replace(mark, simple)
    return " ".join(text.lower().split())


def key(text: str) -> str:
    """A text for comparing: `plain`, without marks at the ends."""
    return plain(text).strip(_EDGES)


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends in a stop, closing quotes and brackets aside."""
    last = text[-1:]
    if last in STOPS or last.isalnum():  # nearly every line: no pattern need look
        return last in STOPS
    return SENTENCE_END.search(text, max(0, len(text) - 8)) is not None
