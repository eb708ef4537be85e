"""Prose: what of an article counts and events are found in."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Article, Body, Paragraph, opened


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of an article: nothing else of it changes what is read in them."""

    language: str
    title: str
    body: Body | bytes
    """As the article has it, so folded, as a rule."""

    @classmethod
    def of(cls, article: Article) -> Prose:
        """The prose of an article."""
        return cls(article.language, article.title, article.body)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs and subheads."""
        return opened(self.body).paragraphs
