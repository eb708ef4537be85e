"""Changes: what a copy says in other words than its origin, aligned word by word, and what kind of change it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from rapidfuzz.distance import Levenshtein

from ..records import Change, Sentence
from ..words import WORD

NEGATIONS = frozenset(
    """no not never none nor neither nobody nothing nowhere without cannot hardly barely scarcely
    deny denies denied denying""".split()
)
"""Words that turn a statement round; besides these every "…n't"."""

NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
"""Prefixes that do the same: "likely" and "unlikely"."""

DATED = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday tomorrow tonight
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun""".split()
)
"""Words that place something on a day; "may" and "sat" without a capital do not."""

YEAR = re.compile(r"(?:1[89]|20)\d\d")

VALUES = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "hundreds": "100s", "thousand": "1000", "thousands": "1000s", "million": "10^6",
    "millions": "10^6s", "billion": "10^9", "billions": "10^9s", "trillion": "10^12", "trillions": "10^12s",
    "dozen": "12", "dozens": "12s", "half": "1/2", "twice": "2x", "double": "2x", "triple": "3x",
}  # fmt: skip
"""Numbers written out, and what they are worth; English, like the lists above: in other languages figures are seen."""

Kind = Literal["word", "name", "number", "date", "negation"]
Span = tuple[int, int]


def all_between(
    origin: Sequence[Sentence], copy: Sequence[Sentence], pairs: Sequence[tuple[int, int]]
) -> Iterator[Change]:
    """The changes that make an origin into its copy, in the copy's order, from pairs (number in the copy, in the origin).

    A sentence that the copy adds is an insertion. One that it leaves out is a deletion, told with the next that it
    keeps; but what was cut off before the first or after the last is no change: the copy's share tells of it.
    """
    partner = dict(pairs)
    for sentence in copy:
        if sentence.number not in partner:
            yield Change("", sentence.text, sentence.number)
            continue
        yield from _left_out(origin, partner, sentence.number)
        yield from between(origin[partner[sentence.number]], sentence)


def _left_out(origin: Sequence[Sentence], partner: Mapping[int, int], number: int) -> Iterator[Change]:
    """The origin's sentences without a partner that stand right before the partner of this one."""
    kept = set(partner.values())
    place = partner[number] - 1
    missing = []
    while place >= 0 and place not in kept:
        missing.append(place)
        place -= 1
    if place >= 0:
        yield from (Change(origin[i].text, "", number) for i in reversed(missing))


def between(before: Sentence, after: Sentence) -> Iterator[Change]:
    """The changes that make one sentence into the other, in order; words for words where as many stand for as many."""
    old, new = _spans(before.text), _spans(after.text)
    for (start, stop), (begin, end) in _blocks(_plain(before.text, old), _plain(after.text, new)):
        if stop - start == end - begin:
            parts = [((start + i, start + i + 1), (begin + i, begin + i + 1)) for i in range(stop - start)]
        else:
            parts = [((start, stop), (begin, end))]
        for (i, j), (k, m) in parts:
            was, now = _words(before.text, old[i:j]), _words(after.text, new[k:m])
            yield Change(was, now, after.number, kind(was, now, opening=0 in (i, k)))


def kind(before: str, after: str, opening: bool = False) -> Kind:
    """What a change touches, the gravest first; `opening` where either begins its sentence and so has a capital."""
    old, new = _plain(before, _spans(before)), _plain(after, _spans(after))
    if _negated(old) != _negated(new) or _turned(old, new):
        return "negation"
    if _dates(before) != _dates(after):
        return "date"
    if _numbers(old) != _numbers(new):
        return "number"
    return "name" if not opening and (_capital(before) or _capital(after)) else "word"


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Runs of words that differ: where they begin and end in the one and in the other."""
    run: list[int] | None = None
    for tag, start, stop, begin, end in Levenshtein.opcodes(old, new):
        if tag == "equal":
            if run:
                yield (run[0], run[1]), (run[2], run[3])
            run = None
        else:
            run = [run[0], stop, run[2], end] if run else [start, stop, begin, end]
    if run:
        yield (run[0], run[1]), (run[2], run[3])


def _spans(text: str) -> list[Span]:
    """Where the words of a text begin and end."""
    return [match.span() for match in WORD.finditer(text)]


def _words(text: str, spans: Sequence[Span]) -> str:
    """The words from the first span to the last, as they stand."""
    return text[spans[0][0] : spans[-1][1]] if spans else ""


def _plain(text: str, spans: Sequence[Span]) -> list[str]:
    """The words without capitals and curled apostrophes."""
    return [text[start:end].lower().replace("’", "'") for start, end in spans]


def _negated(words: Sequence[str]) -> int:
    """How many of the words negate."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def _turned(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether one word became another by a negating prefix."""
    pairs = [(one, other) for one in old for other in new]
    return any(a == prefix + b or b == prefix + a for a, b in pairs for prefix in NEGATING)


def _dates(text: str) -> set[str]:
    """The days, months and years among the words; "Dec" and "December" are one."""
    words = [word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(text)]
    return {word[:3] if word in DATED else word for word in words if word in DATED or YEAR.fullmatch(word)}


def _numbers(words: Sequence[str]) -> list[str]:
    """What the numbers among the words are worth, in order."""
    return [_value(word) for word in words if word in VALUES or any(map(str.isdigit, word))]


def _value(word: str) -> str:
    """A number without thousands separators, written out or in figures."""
    return VALUES.get(word) or re.sub(r"(?<=\d),(?=\d{3})", "", word)


def _capital(words: str) -> bool:
    """Whether a word of them has a capital."""
    return words != words.lower()
