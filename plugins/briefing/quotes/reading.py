"""An article as the quote ledger reads it: one text, the places of its sentences, its quotations masked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from ..records import Article, Sentence
from . import marks


@dataclass(frozen=True)
class Reading:
    """The body of an article, paragraphs apart by line breaks."""

    text: str
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    """Where each sentence begins and ends in the text."""

    @cached_property
    def spans(self) -> list[marks.Span]:
        """Everything between marks, scare quotes included."""
        return marks.spans(self.text)

    @cached_property
    def masked(self) -> str:
        """The text with all that stands between marks blanked out, the marks too; as long as the text."""
        return marks.masked(self.text, self.spans)

    def sentence_at(self, place: int) -> int:
        """The number, in `sentences`, of the sentence around a character, or of the last before it."""
        return max(bisect_right(self.bounds, (place, len(self.text))) - 1, 0)

    def paragraph(self, place: int) -> tuple[int, int]:
        """Where the paragraph around a character begins and ends."""
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end


def read(article: Article) -> Reading:
    """The body of an article; subheads are left out."""
    parts: list[str] = []
    sentences: list[Sentence] = []
    bounds: list[tuple[int, int]] = []
    offset = 0
    for paragraph in article.paragraphs:
        if not paragraph.sentences:
            continue
        text = paragraph.text.replace("\n", " ")
        at = 0
        for sentence in paragraph.sentences:
            at = max(text.find(sentence.text.replace("\n", " "), at), at)
            bounds.append((offset + at, min(offset + at + len(sentence.text), offset + len(text))))
            sentences.append(sentence)
            at += len(sentence.text)
        parts.append(text)
        offset += len(text) + 1
    return Reading("\n".join(parts), tuple(sentences), tuple(bounds))
