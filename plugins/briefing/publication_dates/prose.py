"""Prose: what of an article counts and events are found in."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Article


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or subhead."""

    text: str
    line: int
    """The line of the raw file on which it starts."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of an article: nothing else of it changes what is read in them."""

    language: str
    title: str
    paragraphs: tuple[Passage, ...]

    @classmethod
    def of(cls, article: Article) -> Prose:
        """The prose of an article."""
        paragraphs = tuple([Passage(paragraph.text, paragraph.line) for paragraph in article.paragraphs])
        return cls(article.language, article.title, paragraphs)
