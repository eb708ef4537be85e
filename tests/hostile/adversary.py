"""Strings on which a regular expression does the most work: its own repetitions, pumped, and then a miss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op
from re import _parser as parser
from typing import Any

MISS = "\0"
"""A character that next to no pattern allows: the engine must take back all that it took."""
GENERIC = (" ", "\t", "\n", "a", "A", "é", "0", ".", ",", "-", "'", "’", '"', "“", "(", "<", "&", "a ", "A ",
           "1 ", "1,", "1.", "a.", "A.", "a-", "a'", ", a", " \n", "a\n", "A, ", "http://", "of the ", "01/",
           "January ", "1 January ", "said ", "<a ", "A. A", "/", "#", "=", "*", "|", ":")  # fmt: skip
"""What hostile text is pumped up with when nobody knows the pattern."""
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
MANY = 8
"""A repetition that may go on for so long is worth pumping."""
WORD, DIGIT, SPACE = "a", "1", " "
CLASSES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def attacks(pattern: re.Pattern) -> Iterator[tuple[str, str, str]]:
    """(prefix, pump, suffix): the pump is to be repeated."""
    seen = set()
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for prefix, pump in [*pumps(tree, ""), *(("", one) for one in GENERIC), ("", example(tree))]:
        for attack in ((prefix, pump, MISS), (prefix, f"{pump} ", ""), (MISS, prefix + pump, MISS)):
            if attack[1].strip("\0") and attack not in seen:
                seen.add(attack)
                yield attack


def pumps(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """Every repetition of a pattern: an example of what stands before it, and of what it repeats."""
    for kind, value in tree:
        if kind in REPEATS:
            _, most, inner = value
            if most >= MANY:
                yield prefix, example(inner)
            yield from pumps(inner, prefix)
        else:
            for inner in insides(kind, value):
                yield from pumps(inner, prefix)
        prefix += example([(kind, value)])


def insides(kind: Any, value: Any) -> list[Any]:
    """The patterns within a part of a pattern."""
    if kind is op.SUBPATTERN:
        return [value[-1]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def example(tree: Any) -> str:
    """A text that the pattern matches, or nearly."""
    return "".join(part(kind, value) for kind, value in tree)


def part(kind: Any, value: Any) -> str:
    """A text for one part of a pattern."""
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return member(value)
    if kind in (op.ANY, op.NOT_LITERAL):
        return WORD
    if kind in REPEATS:
        return example(value[2]) * max(1, value[0])
    if kind is op.BRANCH:
        return example(value[1][0])
    return example(value[-1]) if kind is op.SUBPATTERN else ""


def member(values: Any) -> str:
    """A character of a class."""
    if values[0][0] is op.NEGATE:
        return next((c for c in "a1 ,." if not any(holds(one, c) for one in values[1:])), WORD)
    kind, value = values[0]
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return chr(value[0])
    return {op.CATEGORY_DIGIT: DIGIT, op.CATEGORY_SPACE: SPACE}.get(value, WORD)


def holds(one: Any, character: str) -> bool:
    """Whether a part of a class holds a character."""
    kind, value = one
    if kind is op.LITERAL:
        return ord(character) == value
    if kind is op.RANGE:
        return value[0] <= ord(character) <= value[1]
    return re.fullmatch(CLASSES[value], character) is not None
