"""Texts: the articles of a collection in words, split and numbered once for all steps that compare them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from .bundles import bundles
from .maps import Map
from .ragged import Ragged
from .records import Article, Body, opened
from .words import tokens

NUMBER = np.dtype("<u4")
"""How numbers stand in the bytes of a record, on every machine alike."""

ABOVE = 2
"""The parts of a text that stand above its body: headline and standfirst."""

OPENING = 64
"""Characters of a body by which its text is told from others of the same length."""

READ_AT_MOST = 12_000
"""Characters of an article that are compared, where it is compared as a whole."""


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article its words are found in: nothing else of it changes them."""

    title: str
    standfirst: str
    body: Body | bytes
    """As the article has it, so folded, as a rule."""

    @classmethod
    def of(cls, article: Article) -> Text:
        """The text of an article."""
        return cls(article.title, article.standfirst, article.body)


@dataclass(frozen=True, slots=True)
class Split:
    """A bundle of texts in words."""

    forms: tuple[str, ...]
    """Their words as they stand, each once, in the order in which they come."""
    words: bytes
    """Each word by its number among the forms."""
    sizes: bytes
    """The words of each part: headline and standfirst, be they empty; each sentence and subhead of a body."""
    parts: tuple[int, ...]
    """The parts of each text."""
    subheads: tuple[tuple[int, ...], ...]
    """The numbers of those parts of each text that are subheads."""
    lengths: tuple[int, ...]
    """The characters of each body."""
    openings: tuple[str, ...]
    """How each body begins."""
    wholes: tuple[bytes | None, ...]
    """The words of each text as far as it is read at most; None where these are the words of its parts.

    They are others where it is longer, or where a sentence begins without a space: "the talks.Ferries sail".
    """


def split(texts: tuple[Text, ...]) -> Split:
    """Texts, split into words."""
    numbers: dict[str, int] = {}
    number = numbers.setdefault
    words, sizes, wholes = bytearray(), bytearray(), []
    reads = list(map(_Read, texts))
    for read in reads:
        found = [[number(word, len(numbers)) for word in tokens(part)] for part in read.parts]
        words += _packed(chain.from_iterable(found))
        sizes += _packed(map(len, found))
        whole = read.whole and [number(word, len(numbers)) for word in tokens(read.whole)]
        wholes.append(None if whole is None else _packed(whole))
    return Split(
        tuple(numbers),
        bytes(words),
        bytes(sizes),
        parts=tuple([len(read.parts) for read in reads]),
        subheads=tuple([tuple(read.subheads) for read in reads]),
        lengths=tuple([read.length for read in reads]),
        openings=tuple([read.opening for read in reads]),
        wholes=tuple(wholes),
    )


class _Read:
    """A text, unfolded."""

    def __init__(self, text: Text) -> None:
        body = opened(text.body)
        self.parts, self.subheads, apart = [text.title, text.standfirst], [], True
        for paragraph in body.paragraphs:
            sentences = [sentence.text for sentence in paragraph.sentences]
            if not sentences:
                self.subheads.append(len(self.parts))
            self.parts += sentences or [paragraph.text]
            apart &= not sentences or " ".join(sentences) == paragraph.text
        texts = [paragraph.text for paragraph in body.paragraphs]
        self.length = sum(map(len, texts))
        self.opening = "\n".join(texts)[:OPENING]
        self.whole: str | None = None
        if not apart or sum(map(len, self.parts)) + len(self.parts) > READ_AT_MOST:
            self.whole = "\n".join((text.title, text.standfirst, *texts))[:READ_AT_MOST]


def _packed(numbers: Iterable[int]) -> bytes:
    return np.fromiter(numbers, NUMBER).tobytes()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article, by their numbers in the collection."""

    numbers: np.ndarray
    """(words,)"""
    sizes: np.ndarray
    """(parts,) the words of headline, standfirst, and each sentence and subhead of the body."""
    subheads: tuple[int, ...]
    """The numbers of those parts that are subheads."""
    whole: np.ndarray
    """(read words,) all of it as one text, as far as it is read at most."""
    length: int
    """The characters of its body."""
    opening: str
    """How its body begins."""

    def sentences(self) -> tuple[np.ndarray, np.ndarray]:
        """The words of all sentences of the body, one after the other, and how many each has."""
        if not self.subheads:
            return self.numbers[self.sizes[:ABOVE].sum() :], self.sizes[ABOVE:]
        is_sentence = np.arange(len(self.sizes)) >= ABOVE
        is_sentence[list(self.subheads)] = False
        return self.numbers[np.repeat(is_sentence, self.sizes)], self.sizes[is_sentence]


class Texts:
    """The words of a collection: `forms` in the order in which they are met, and each article's, by path."""

    def __init__(self, articles: Iterable[Article], each: Map = map) -> None:
        articles = list(articles)
        self._places = {article.path: place for place, article in enumerate(articles)}
        self._numbers, self._sizes = Ragged(np.int32), Ragged(np.int64)
        self._subheads: list[tuple[int, ...]] = []
        self._lengths: list[int] = []
        self._openings: list[str] = []
        self._wholes: dict[int, np.ndarray] = {}
        numbers = _Numbers()
        for own in each(split, (tuple(map(Text.of, some)) for some in bundles(articles))):
            self._take_in(own, np.fromiter(map(numbers.__getitem__, own.forms), np.int32, len(own.forms)))
        self.forms = tuple(numbers)

    def _take_in(self, own: Split, of_form: np.ndarray) -> None:
        """A bundle of texts; `of_form` are the collection's numbers of its forms."""
        for place, whole in enumerate(own.wholes, len(self._lengths)):
            if whole is not None:
                self._wholes[place] = of_form[np.frombuffer(whole, NUMBER)]
        sizes = np.frombuffer(own.sizes, NUMBER)
        ends = np.cumsum(own.parts)
        totals = np.diff(np.cumsum(sizes, dtype=np.int64)[ends - 1], prepend=0)
        self._numbers.extend(of_form[np.frombuffer(own.words, NUMBER)], totals)
        self._sizes.extend(sizes, own.parts)
        self._subheads += own.subheads
        self._lengths += own.lengths
        self._openings += own.openings

    def __getitem__(self, article: Article) -> Words:
        """The words of an article."""
        place = self._places[article.path]
        numbers = self._numbers[place]
        return Words(
            numbers,
            self._sizes[place],
            self._subheads[place],
            self._wholes.get(place, numbers),
            self._lengths[place],
            self._openings[place],
        )


class _Numbers(dict[str, int]):
    """The number of each word; a new one gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number
