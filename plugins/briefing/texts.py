"""Texts: the articles of a collection in words, split and numbered once for all steps that compare them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from .maps import Map
from .ragged import Ragged
from .records import Article
from .words import tokens

NUMBER = np.dtype("<u4")
"""How numbers stand in the bytes of a record, on every machine alike."""

ABOVE = 2
"""The parts of a text that stand above its body: headline and standfirst."""

READ_AT_MOST = 12_000
"""Characters of an article that are compared, where it is compared as a whole."""


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article its words are found in: nothing else of it changes them."""

    parts: tuple[str, ...]
    """Headline and standfirst, be they empty; then each sentence and each subhead of the body."""
    subheads: tuple[int, ...]
    """The numbers of the parts that are subheads."""
    whole: str | None
    """All of it as far as it is read at most; None where that has the same words, one part after the other.

    It has others where it is longer, or where a sentence begins without a space: "the talks.Ferries sail".
    """

    @classmethod
    def of(cls, article: Article) -> Text:
        """The text of an article."""
        parts, subheads, apart = [article.title, article.standfirst], [], True
        for paragraph in article.paragraphs:
            sentences = [sentence.text for sentence in paragraph.sentences]
            if not sentences:
                subheads.append(len(parts))
            parts += sentences or [paragraph.text]
            apart &= not sentences or " ".join(sentences) == paragraph.text
        if apart and sum(map(len, parts)) + len(parts) <= READ_AT_MOST:
            return cls(tuple(parts), tuple(subheads), None)
        whole = "\n".join((article.title, article.standfirst, article.text))[:READ_AT_MOST]
        return cls(tuple(parts), tuple(subheads), whole)


@dataclass(frozen=True, slots=True)
class Split:
    """A text in words."""

    forms: tuple[str, ...]
    """Its words as they stand, each once, in the order in which they come."""
    words: bytes
    """Each word by its number among the forms."""
    sizes: bytes
    """The words of each part."""
    subheads: tuple[int, ...]
    whole: bytes | None
    """The words of the whole, where they are others."""


def split(text: Text) -> Split:
    """A text, split into words."""
    numbers: dict[str, int] = {}
    number = numbers.setdefault
    found = [[number(word, len(numbers)) for word in tokens(part)] for part in text.parts]
    whole = text.whole and [number(word, len(numbers)) for word in tokens(text.whole)]
    return Split(
        tuple(numbers),
        _packed(chain.from_iterable(found)),
        _packed(map(len, found)),
        text.subheads,
        None if whole is None else _packed(whole),
    )


def _packed(numbers: Iterable[int]) -> bytes:
    return np.fromiter(numbers, NUMBER).tobytes()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article, by their numbers in the collection."""

    numbers: np.ndarray
    """(words,)"""
    sizes: np.ndarray
    """(parts,) the words of headline, standfirst, and each sentence and subhead of the body."""
    is_sentence: np.ndarray
    """(parts,) whether a part is a sentence of the body."""
    whole: np.ndarray
    """(read words,) all of it as one text, as far as it is read at most."""

    def sentences(self) -> tuple[np.ndarray, np.ndarray]:
        """The words of all sentences of the body, one after the other, and how many each has."""
        if self.is_sentence[ABOVE:].all():
            return self.numbers[self.sizes[:ABOVE].sum() :], self.sizes[ABOVE:]
        return self.numbers[np.repeat(self.is_sentence, self.sizes)], self.sizes[self.is_sentence]


class Texts:
    """The words of a collection: `forms` in the order in which they are met, and each article's, by path."""

    def __init__(self, articles: Iterable[Article], each: Map = map) -> None:
        articles = list(articles)
        self._places = {article.path: place for place, article in enumerate(articles)}
        self._numbers, self._sizes = Ragged(np.int32), Ragged(np.int64)
        self._subheads: list[tuple[int, ...]] = []
        self._wholes: dict[int, np.ndarray] = {}
        numbers = _Numbers()
        for place, own in enumerate(each(split, map(Text.of, articles))):
            self._take_in(place, own, numbers)
        self.forms = tuple(numbers)

    def _take_in(self, place: int, own: Split, numbers: _Numbers) -> None:
        """One text."""
        of_form = np.array([numbers[form] for form in own.forms], np.int32)
        self._numbers.append(of_form[np.frombuffer(own.words, NUMBER)])
        self._sizes.append(np.frombuffer(own.sizes, NUMBER))
        self._subheads.append(own.subheads)
        if own.whole is not None:
            self._wholes[place] = of_form[np.frombuffer(own.whole, NUMBER)]

    def __getitem__(self, article: Article) -> Words:
        """The words of an article."""
        place = self._places[article.path]
        numbers, sizes = self._numbers[place], self._sizes[place]
        is_sentence = np.arange(len(sizes)) >= ABOVE
        is_sentence[list(self._subheads[place])] = False
        return Words(numbers, sizes, is_sentence, self._wholes.get(place, numbers))


class _Numbers(dict[str, int]):
    """The number of each word; a new one gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number
