"""Documents: our candidates as sumy sees them, split into words by our rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence

from .. import sentences, words
from .candidates import Candidate


class Tokenizer:
    """What sumy asks of a tokenizer; its own needs a download and drops "U.S." and "250,000"."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(sentences.split(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(words.tokens(sentence))


TOKENIZER = Tokenizer()


class NewsSentence(SumySentence):
    """A sumy sentence that knows the candidate it shows."""

    __slots__ = ("candidate",)

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(candidate.sentence.text, TOKENIZER)
        self.candidate = candidate


def document(candidates: Sequence[Candidate]) -> ObjectDocumentModel:
    """The candidates as one sumy document, a paragraph a paragraph, headlines as headings."""
    paragraphs = []
    for article, of_article in groupby(candidates, key=lambda c: c.article.path):
        members = list(of_article)
        if members[0].article.title:
            paragraphs.append(Paragraph([SumySentence(members[0].article.title, TOKENIZER, is_heading=True)]))
        for _, group in groupby(members, key=lambda c: c.sentence.paragraph):
            paragraphs.append(Paragraph([NewsSentence(candidate) for candidate in group]))
    return ObjectDocumentModel(paragraphs)
