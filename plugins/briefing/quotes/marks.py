"""Where quotations begin and end: curly, straight, tokenised and single marks, over paragraphs too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..people.mentions import MASK
from ..words import tokens

NARRATIVE = re.compile(
    r"(?:said|says|added|told)\s+[A-Z]"
    r"|(?:[A-Z][\w’'-]+\s+){1,3}(?:said|says|added|told)\b"
)
"""How what stands between two quotations begins, where straight marks are taken the wrong way round."""
MARK = re.compile(r"``|''|[“”„«»\"]")
OPENS = frozenset({"``", "“", "„", "«"})
CLOSES = {"``": "''\"", "“": '”"', "„": '“”"', "«": "»", '"': '"”'}
"""The marks that may close each; writers mix curly and straight ones."""
SINGLE = re.compile(
    r"""
      ‘(?<![\w’'‘]‘)(?=\w) (?P<curly>[^‘\n]*?) (?<=[\w,.?!…])(?<!s)’(?!\w)
    | `(?<![\w’']`)\ ?(?!`)(?P<token>[^`\n]*?) \ '(?![\w'])
    | '(?<![\w’']')(?=[A-Z]) (?P<straight>[^'\n]*(?:\w'\w[^'\n]*)*?) (?<=[,.?!])'(?![\w'])
    """,
    re.VERBOSE,
)
"""Single marks, told from apostrophes by what stands around them; "pilots’" closes nothing."""
FEWEST_WORDS = 4
"""One to three words in marks are scare quotes, titles and nicknames more often than statements."""
MOST_WORDS = 400
"""A longer span is no quotation but a mark that was never closed."""
MOST_PARAGRAPHS = 6
"""How far a mark that is not closed in its paragraph is followed."""
SPOKEN_END = re.compile(r"[,.?!…—–-]\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A quotation in a text: characters, counted from 0."""

    outer: tuple[int, int]
    """With its marks."""
    inner: tuple[int, int]
    """Without them."""


def spans(text: str) -> list[Span]:
    """Every stretch between marks, in order, none inside another; paragraphs end with a line break.

    Scare quotes are among them: `is_quote` tells.
    """
    double = list(_double(text))
    return sorted([*double, *_single(masked(text, double))], key=lambda span: span.outer)


def masked(text: str, found: Iterable[Span]) -> str:
    """A text with all that stands between marks blanked out, the marks too; as long as the text."""
    pieces, at = [], 0
    for begin, end in (span.outer for span in found):
        pieces += [text[at:begin], MASK * (end - begin)]
        at = end
    return "".join([*pieces, text[at:]])


def is_quote(words: str) -> bool:
    """Whether words between marks are a statement, rather than a scare quote or the title of a work."""
    found = tokens(words)
    if not FEWEST_WORDS <= len(found) <= MOST_WORDS or NARRATIVE.match(words):
        return False
    return words[:1].islower() or any(word[0].islower() for word in found if len(word) > 3)


def _double(text: str) -> Iterator[Span]:
    """Stretches between double marks."""
    marks = list(MARK.finditer(text))
    place = 0
    while place < len(marks):
        close = _closing(text, marks, place) if _may_open(text, marks[place]) else None
        if close is None:
            place += 1
            continue
        begin, end = marks[place], marks[close]
        yield Span((begin.start(), end.end()), _trimmed(text, begin.end(), end.start()))
        place = close + 1


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can begin a quotation where it stands."""
    if mark[0] in OPENS:
        return True
    before = text[mark.start() - 1 : mark.start()]
    return mark[0] == '"' and (not before or before.isspace() or before in "([—–-,:")


def _closing(text: str, marks: list[re.Match[str]], place: int) -> int | None:
    """The mark that closes the one at `place`, past marks that reopen the quotation in each paragraph."""
    opening = marks[place][0]
    crossed = 0
    for number in range(place + 1, len(marks)):
        between = text[marks[number - 1].end() : marks[number].start()]
        crossed += between.count("\n")
        if crossed > MOST_PARAGRAPHS:
            return None
        mark = marks[number][0]
        fresh = between.endswith("\n") or text[marks[number].start() - 1 : marks[number].start()] == "\n"
        if fresh and mark == opening:
            continue
        plain = not crossed or opening != '"'
        if mark in CLOSES[opening] and (plain or _reopened(text, marks, place, number)):
            return number
        if mark in OPENS or crossed:
            return None
    return None


def _reopened(text: str, marks: list[re.Match[str]], place: int, number: int) -> bool:
    """Whether every paragraph after the first begins with a mark again: straight marks need that."""
    inside = text[marks[place].end() : marks[number].start()]
    return all(part.startswith('"') for part in inside.split("\n")[1:])


def _single(text: str) -> Iterator[Span]:
    """Stretches between single marks."""
    for match in SINGLE.finditer(text):
        yield Span(match.span(), _trimmed(text, *match.span(match.lastgroup)))


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    inside = text[begin:end]
    left = len(inside) - len(inside.lstrip())
    return begin + left, max(begin + left, begin + len(inside.rstrip()))
