"""Documents: our candidates as sumy sees them, split into words by our rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sumy.models.dom import ObjectDocumentModel
from sumy.models.dom import Paragraph as SumyParagraph
from sumy.models.dom import Sentence as SumySentence

from .. import sentences, words
from ..records import Article, Body, Paragraph, Sentence
from .candidates import Candidate, pool


class Tokenizer:
    """What sumy asks of a tokenizer; its own needs a download and drops "U.S." and "250,000"."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of a text."""
        return tuple(sentences.split(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a text."""
        return tuple(words.tokens(sentence))


TOKENIZER = Tokenizer()


class NewsSentence(SumySentence):
    """A sumy sentence that knows the candidate it stands for."""

    __slots__ = ("candidate",)

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(candidate.sentence.text, TOKENIZER)
        self.candidate = candidate

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, split once for all rankers."""
        return self.candidate.words


def document(candidates: Sequence[Candidate]) -> ObjectDocumentModel:
    """The candidates as one sumy document, a paragraph a paragraph, headlines as headings."""
    paragraphs = []
    for _, of_article in groupby(candidates, key=lambda c: c.article.path):
        members = list(of_article)
        if title := members[0].article.title:
            paragraphs.append(SumyParagraph([SumySentence(title, TOKENIZER, is_heading=True)]))
        for _, together in groupby(members, key=lambda c: c.sentence.paragraph):
            paragraphs.append(SumyParagraph([NewsSentence(candidate) for candidate in together]))
    return ObjectDocumentModel(paragraphs)


def candidates_of(document: ObjectDocumentModel) -> tuple[Candidate, ...]:
    """The candidate of each sentence; a document that is not ours counts as one article."""
    if all(isinstance(sentence, NewsSentence) for sentence in document.sentences):
        return tuple(sentence.candidate for sentence in document.sentences)
    return pool([_article(document)])


def _article(document: ObjectDocumentModel) -> Article:
    paragraphs, number = [], 0
    for place, paragraph in enumerate(document.paragraphs):
        texts = [str(sentence) for sentence in paragraph.sentences]
        found = tuple(Sentence(text, "", place, number + n, line=0) for n, text in enumerate(texts))
        paragraphs.append(Paragraph(" ".join(texts), line=0, sentences=found))
        number += len(found)
    return Article(path="", digest="", title="", standfirst="", body=Body(tuple(paragraphs)))
