"""The forms of a person's name: which part is the surname, and which forms may be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

GIVEN_LAST = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’']+-[a-zà-ÿ]+")
"""A given name of two syllables as Korean and Chinese ones are spelled: "Ki-moon", "Ing-wen"."""


def surname(name: str) -> str:
    """The part that stands for the whole: the last, or the first before a given name: "Ban" Ki-moon."""
    parts = name.split()
    return parts[0] if len(parts) == 2 and GIVEN_LAST.fullmatch(parts[1]) else parts[-1]


def given(name: str) -> str:
    """All but the surname: "John F." of "John F. Kerry", "Ki-moon" of "Ban Ki-moon"."""
    first, *rest = parts = name.split()
    return " ".join(rest if len(parts) > 1 and surname(name) == first else parts[:-1])


def fits(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of a name stand in a fuller one in order, initials for words: "J. Kerry"."""
    if len(short) == 1:
        return short[0] == surname(" ".join(full))
    rest = iter(full)
    return short[-1] == full[-1] and all(any(_same(part, other) for other in rest) for part in short)


def one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two full names are forms of one: with a middle name and without."""
    return fits(left, right) or fits(right, left)


def _same(part: str, other: str) -> bool:
    return part == other or (len(part.strip(".")) == 1 and other.startswith(part[0]))
