"""Changes: in what words a copy differs from its origin, aligned, and what kind of change each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from ..records import Body, Change, Sentence, opened
from ..words import WORD

NEGATIONS = frozenset({
    "no", "not", "never", "none", "nor", "neither", "nobody", "nothing", "nowhere", "without", "cannot",
    "hardly", "barely", "scarcely", "deny", "denies", "denied", "denying",
})  # fmt: skip
"""Words that turn a statement round; besides these every "…n't"."""

NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
"""Prefixes that do the same: "likely" and "unlikely"."""

DATED = frozenset({
    "today", "yesterday", "tomorrow", "tonight",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
})  # fmt: skip
"""Words that place something on a day; "may" and "sat" without a capital do not."""

COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
RANKED = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip

VALUES = {
    **{word: str(value) for value, word in enumerate(COUNTED)},
    **{word: f"{place}th" for place, word in enumerate(RANKED, 1)},
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90", "hundred": "100", "hundreds": "100s", "thousand": "1000", "thousands": "1000s",
    "million": "10^6", "millions": "10^6s", "billion": "10^9", "billions": "10^9s", "trillion": "10^12",
    "trillions": "10^12s", "dozen": "12", "dozens": "12s", "half": "1/2", "twice": "2x", "double": "2x",
    "triple": "3x",
}  # fmt: skip
"""Numbers written out, and their worth. English, like the lists above; figures are seen in any language."""

YEAR = re.compile(r"(?:1[89]|20)\d\d")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd)$")
POSSESSIVE = re.compile(r"['’]s$")

FORMS_KEPT = 1 << 15
"""Words whose looks are remembered, 5 MB: running text has few distinct ones."""

Kind = Literal["word", "name", "number", "date", "negation"]


class Word(NamedTuple):
    """A word of a sentence."""

    form: str
    """As it stands."""
    plain: str
    """Without capitals and curled apostrophes."""
    start: int
    """Where in the sentence it begins."""
    sort: Kind
    """What it is by its looks: a number, a name or a word."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A copy beside its origin."""

    origin: Body | bytes
    copy: Body | bytes
    pairs: tuple[tuple[int, int], ...]
    """(the copy's, the origin's) sentences that are one, by number."""


def changes(aligned: Aligned) -> tuple[Change, ...]:
    """The changes that make an origin into its copy, in order.

    A sentence that the copy adds is an insertion. One that it leaves out is a deletion, told with the next
    that it keeps; but what was cut off at either end is no change: that the copy is the shorter tells of it.
    """
    origin, copy = opened(aligned.origin).sentences, opened(aligned.copy).sentences
    return tuple(_all_between(origin, copy, dict(aligned.pairs)))


def _all_between(
    origin: Sequence[Sentence], copy: Sequence[Sentence], partner: Mapping[int, int]
) -> Iterator[Change]:
    for sentence in copy:
        if sentence.number not in partner:
            yield Change("", sentence.text, sentence.number)
            continue
        yield from _left_out(origin, partner, sentence.number)
        yield from between(origin[partner[sentence.number]], sentence)


@dataclass(frozen=True, slots=True)
class Nearly:
    """Two articles with sentences that may say the same."""

    one: Body | bytes
    other: Body | bytes
    pairs: tuple[tuple[int, int], ...]
    """The numbers of these sentences, in the one and in the other."""


def only_words(nearly: Nearly) -> tuple[bool, ...]:
    """For each pair whether the two say the same: with another name, number, day or negation they do not."""
    ones, others = opened(nearly.one).sentences, opened(nearly.other).sentences
    return tuple(
        all(change.kind == "word" for change in between(ones[one], others[other]))
        for one, other in nearly.pairs
    )


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
    """The changes that make one sentence into the other, in order."""
    if before.text == after.text:
        return
    old, new = _words(before.text), _words(after.text)
    for was, now in _differences([word.plain for word in old], [word.plain for word in new]):
        for gone, come in _paired(old[was], new[now]):
            yield Change(_said(before, gone), _said(after, come), after.number, kind(gone, come))


def kind(before: Sequence[Word], after: Sequence[Word]) -> Kind:
    """What a change touches, the gravest first."""
    old, new = [word.plain for word in before], [word.plain for word in after]
    if _negated(old) != _negated(new) or _turned(old, new):
        return "negation"
    if _dates(before) != _dates(after):
        return "date"
    if _numbers(old) != _numbers(new):
        return "number"
    return "name" if any(word.sort == "name" for word in (*before, *after)) else "word"


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Runs of words that differ: where they stand in the one and in the other."""
    same = [block for block in Levenshtein.opcodes(old, new).as_matching_blocks() if block.size]
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in same)]
    starts = [*((block.a, block.b) for block in same), (len(old), len(new))]
    for (i, j), (k, m) in zip(ends, starts, strict=True):
        if (i, j) != (k, m):
            yield slice(i, k), slice(j, m)


def _paired(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """A run of changed words, taken apart where each stands for one of its own sort, as after a spinner."""
    if [word.sort for word in old] == [word.sort for word in new]:
        yield from (([one], [other]) for one, other in zip(old, new, strict=True))
    else:
        yield old, new


def _words(text: str) -> list[Word]:
    """The words of a sentence; the first has a capital anyway, and is a name if the next has one, too."""
    words = [_word(match.group(), match.start()) for match in WORD.finditer(text)]
    if words and not _capital_inside(words[0]) and (len(words) == 1 or words[1].sort != "name"):
        words[0] = words[0]._replace(sort="word")
    return words


def _capital_inside(word: Word) -> bool:
    """Whether a word has capitals that its place does not explain: "ISIL"."""
    return word.form[1:] != word.form[1:].lower()


def _word(form: str, start: int) -> Word:
    """One word and what it looks like."""
    plain, sort = _looks(form)
    return Word(form, plain, start, sort)


@lru_cache(maxsize=FORMS_KEPT)
def _looks(form: str) -> tuple[str, Kind]:
    """A word without capitals and curled apostrophes, and its sort."""
    plain = form.lower()
    capital = form != plain and form not in DATED
    return plain.replace("’", "'"), "number" if form[0].isdigit() else "name" if capital else "word"


def _said(sentence: Sentence, words: Sequence[Word]) -> str:
    """The words from the first to the last, as they stand in the sentence."""
    return sentence.text[words[0].start : words[-1].start + len(words[-1].form)] if words else ""


def _negated(words: Sequence[str]) -> int:
    """How many of the words negate."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def _turned(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether one word became another by a negating prefix."""
    pairs = [(one, other) for one in old for other in new]
    return any(a == prefix + b or b == prefix + a for a, b in pairs for prefix in NEGATING)


def _dates(words: Sequence[Word]) -> set[str]:
    """The days, months and years among the words; "Dec" and "December" are one."""
    forms = [POSSESSIVE.sub("", word.form) for word in words]
    return {form[:3] if form in DATED else form for form in forms if form in DATED or YEAR.fullmatch(form)}


def _numbers(words: Sequence[str]) -> list[str]:
    """What the numbers among the words are worth, in order."""
    return [_value(word) for word in words if word in VALUES or any(map(str.isdigit, word))]


def _value(word: str) -> str:
    """A number without thousands separators, written out or in figures."""
    return VALUES.get(word) or ORDINAL.sub("th", THOUSANDS.sub("", word))
