"""Texts: the articles of a collection in words, split and numbered once for all steps that compare them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .maps import Map
from .records import Article
from .words import tokens

NUMBER = np.dtype("<u4")
"""How numbers stand in the bytes of a record, on every machine alike."""

ABOVE = 2
"""The parts of a text that stand above its body: headline and standfirst."""


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article its words are found in: nothing else of it changes them."""

    parts: tuple[str, ...]
    """Headline and standfirst, be they empty; then each sentence and each subhead of the body."""
    subheads: tuple[int, ...]
    """The numbers of the parts that are subheads."""

    @classmethod
    def of(cls, article: Article) -> Text:
        """The text of an article."""
        parts, subheads = [article.title, article.standfirst], []
        for paragraph in article.paragraphs:
            if paragraph.sentences:
                parts += [sentence.text for sentence in paragraph.sentences]
            else:
                subheads.append(len(parts))
                parts.append(paragraph.text)
        return cls(tuple(parts), tuple(subheads))


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


def split(text: Text) -> Split:
    """A text, split into words."""
    found = [tokens(part) for part in text.parts]
    numbers: dict[str, int] = {}
    words = [numbers.setdefault(word, len(numbers)) for part in found for word in part]
    sizes = [len(part) for part in found]
    return Split(tuple(numbers), _packed(words), _packed(sizes), text.subheads)


def _packed(numbers: list[int]) -> bytes:
    return np.array(numbers, NUMBER).tobytes()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article, by their numbers in the collection."""

    numbers: np.ndarray
    """(words,)"""
    sizes: np.ndarray
    """(parts,) the words of headline, standfirst, and each sentence and subhead of the body."""
    is_sentence: np.ndarray
    """(parts,) whether a part is a sentence of the body."""

    def sentences(self) -> tuple[np.ndarray, np.ndarray]:
        """The words of all sentences of the body, one after the other, and how many each has."""
        if self.is_sentence[ABOVE:].all():
            return self.numbers[self.sizes[:ABOVE].sum() :], self.sizes[ABOVE:]
        return self.numbers[np.repeat(self.is_sentence, self.sizes)], self.sizes[self.is_sentence]


class Texts:
    """The words of a collection: `forms` in the order in which they are met, and each article's, by path."""

    def __init__(self, articles: Iterable[Article], each: Map = map) -> None:
        articles = list(articles)
        numbers: dict[str, int] = defaultdict(lambda: len(numbers))
        found = each(split, map(Text.of, articles))
        self._words = {
            article.path: _numbered(one, numbers) for article, one in zip(articles, found, strict=True)
        }
        self.forms = tuple(numbers)

    def __getitem__(self, article: Article) -> Words:
        """The words of an article."""
        return self._words[article.path]


def _numbered(own: Split, numbers: dict[str, int]) -> Words:
    """A text with the numbers of the collection; `numbers` gives every new word the next."""
    of_form = np.array([numbers[form] for form in own.forms], np.int32)
    sizes = np.frombuffer(own.sizes, NUMBER).astype(np.int64)
    is_sentence = np.arange(len(sizes)) >= ABOVE
    is_sentence[list(own.subheads)] = False
    return Words(of_form[np.frombuffer(own.words, NUMBER)], sizes, is_sentence)
