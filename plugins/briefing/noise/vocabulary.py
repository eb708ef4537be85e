"""The words and marks of a page: each is looked up once, however many lines have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import count

import numpy as np
from numpy.typing import NDArray

from .phrases import phrases
from .subjects import Numbers, Subjects, starts

FUNCTION_WORDS = frozenset(
    word
    for line in files(__package__).joinpath("function_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""The commonest words of a few languages: prose is full of them, menus are not."""
READER_WORDS = frozenset(
    ["you", "your", "yours", "our", "us", "we", "click", "here", "please", "sign", "email", "subscribe"]
)
"""Words that speak to the reader: prompts, notices and forms are full of them, reports are not (quotations
are not counted)."""
FIRST_PERSON = frozenset(["i", "my", "me"])
"""Comments are full of them; reports have them in quotations only, which are not counted."""

FUNCTION, CAPITAL, NUMBER, YEAR, READER, PERSON, OPENS_PROMPT, HOLDS_PROMPT = (1 << bit for bit in range(8))
"""What a word can be, as bits: in one of these lists, with a capital or a digit in front, a year; fit to open
a prompt, or to stand in the middle of one."""
CLUE = 4
"""Letters with which the words begin that tell of a prompt."""
DIGITS = "0123456789_"
"""What may stand around a prompt and yet be part of a word: "12Comments"."""
SUBJECT = 8
"""How many bits there are; above them stands the number of the subject."""
BREAK = -1
"""What stands for the end of a line."""

LONGEST = 20_000
"""Characters of a line that are looked at, and its last few."""
KEPT = 1 << 16
"""Words that are remembered from page to page: 10 MB."""

WORD = re.compile(r"\w+")
_WORD_OR_BREAK = re.compile(r"\w+|\n")
_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: written without blanks between words."""
_DENSE = re.compile(f"[{_SCRIPTS}]")
_DENSE_WORD_OR_BREAK = re.compile(rf"[{_SCRIPTS}]{{1,2}}|[^\W{_SCRIPTS}]+|\n")
"""There two letters count as a word, which is what Chinese and Japanese words mostly have."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
"""What somebody said may speak to anyone; only the rest tells who the text speaks to."""


class Lexicon(dict[str, int]):
    """What is known of each word: its traits and the number of the subject that it may tell, 0 for none.

    Words of four letters and more may tell one; they are cut to seven, which undoes endings. The numbers
    differ from run to run, and mean nothing but that two words tell the same.
    """

    def __init__(self) -> None:
        super().__init__({"\n": BREAK})
        self._numbers: dict[str, int] = {}
        self._next = count(1)

    def __missing__(self, word: str) -> int:
        low = word.lower()
        known = self[word] = traits_of(word, low) | (self._number(low) << SUBJECT)
        return known

    def _number(self, low: str) -> int:
        if len(low) < 4 or low in FUNCTION_WORDS:
            return 0
        return self._numbers.setdefault(low[:7], next(self._next))


def traits_of(word: str, low: str) -> int:
    """What a word is, given also in lower case, as bits."""
    traits = _listed().get(low, 0)
    if word[0].isupper():
        traits |= CAPITAL
    if not word.isalpha():
        low = low.strip(DIGITS)
        traits |= _of_digits(word, low)
    if low[:CLUE] in _clues() and low.startswith(phrases().clues):
        traits |= HOLDS_PROMPT
    return traits


def _of_digits(word: str, core: str) -> int:
    """The traits of a word that is not of letters alone, "2015", "12Comments"; `core` is without digits."""
    digit = word[0].isdigit()
    opens = digit or not core or bool(_listed().get(core, 0) & OPENS_PROMPT)
    return digit * NUMBER | (_YEAR.fullmatch(word) is not None) * YEAR | opens * OPENS_PROMPT


@cache
def _listed() -> dict[str, int]:
    """The traits of the words that stand in one of the lists."""
    lists = (
        (FUNCTION, FUNCTION_WORDS),
        (READER, READER_WORDS),
        (PERSON, FIRST_PERSON),
        (OPENS_PROMPT, phrases().openers),
    )
    traits: dict[str, int] = {}
    for trait, words in lists:
        for word in words:
            traits[word] = traits.get(word, 0) | trait
    return traits


@cache
def _clues() -> frozenset[str]:
    """How the words begin by which a prompt may be known: soon looked up."""
    return frozenset(clue[:CLUE] for clue in phrases().clues)


@cache
def _kept() -> Lexicon:
    return Lexicon()


def lexicon() -> Lexicon:
    """The words of earlier pages; a new one, rather than one that grows without bound."""
    if len(_kept()) > KEPT:
        _kept.cache_clear()
    return _kept()


def looked_up(text: str) -> Numbers:
    """What the lexicon says of each word of a text, and BREAK for each line break."""
    is_dense = not text.isascii() and _DENSE.search(text)
    words = (_DENSE_WORD_OR_BREAK if is_dense else _WORD_OR_BREAK).findall(text)
    return np.fromiter(map(lexicon().__getitem__, words), np.intp, len(words))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of the lines of a page, as numbers."""

    texts: Sequence[str]
    page: str
    """All of them, a line break after each."""
    counts: Numbers
    """How many words each line has."""
    line: Numbers
    """The number of the line in which each word stands."""
    known: Numbers
    """What the lexicon says of each word."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """The words of these lines."""
        texts = [text if len(text) < LONGEST else text[:LONGEST] + text[-9:] for text in lines]
        page = "\n".join([*texts, ""])
        if page.count("\n") > len(texts):
            page = "\n".join([*(text.replace("\n", " ") for text in texts), ""])
        known = looked_up(page)
        is_word = known != BREAK
        line = np.cumsum(~is_word)[is_word]
        return cls(texts, page, np.bincount(line, minlength=len(texts)), line, known[is_word])

    @cached_property
    def traits(self) -> Numbers:
        """How many words of each line have each trait: a row a line, a column a bit."""
        found = np.zeros((len(self.texts), SUBJECT), np.intp)
        bits = self.known[:, None] >> np.arange(SUBJECT) & 1
        filled = self.counts > 0
        first = (np.cumsum(self.counts) - self.counts)[filled]
        if len(first):
            found[filled] = np.add.reduceat(bits, first)
        return found

    def count(self, trait: int) -> Numbers:
        """How many words of each line have a trait."""
        return self.traits[:, trait.bit_length() - 1]

    def spoken(self, trait: int, quoting: NDArray[np.bool_]) -> Numbers:
        """The same, where words inside quotations do not count; `quoting` tells which lines have some."""
        counts, known = self.count(trait).copy(), lexicon()
        for number in np.flatnonzero(quoting & (counts > 0)).tolist():
            words = WORD.findall(_QUOTATION.sub(" ", self.texts[number]))
            counts[number] = sum([known[word] & trait != 0 for word in words])
        return counts

    @cached_property
    def subjects(self) -> Subjects:
        """What the lines may be about."""
        tells = self.known >> SUBJECT != 0
        return Subjects.of(len(self.texts), self.line[tells], self.known[tells] >> SUBJECT)

    @cached_property
    def may_open_prompt(self) -> NDArray[np.bool_]:
        """Which lines may open as a prompt does: few of them, so that all others need not be asked."""
        may = np.zeros(len(self.texts), bool)
        first = starts(self.line)
        may[self.line[first]] = self.known[first] & OPENS_PROMPT != 0
        for mark in phrases().marks:
            if mark in self.page:
                may |= [mark in text for text in self.texts]
        return may

    @cached_property
    def prompts(self) -> dict[int, str]:
        """The short lines that a rule knows by their first words or all of them, and the rule's name."""
        asked = np.flatnonzero(self.may_open_prompt).tolist()
        return {number: name for number in asked if (name := phrases().opening(self.texts[number]))}

    @cached_property
    def may_hold_prompt(self) -> NDArray[np.bool_]:
        """Which lines may hold the words of a prompt somewhere."""
        return self.count(HOLDS_PROMPT) > 0


def subjects_of(text: str) -> Numbers:
    """What the words of a text may tell, by the lexicon's numbers."""
    return looked_up(text) >> SUBJECT
