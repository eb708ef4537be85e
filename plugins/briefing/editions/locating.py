"""Where the sentences of an edition stand now: in their articles as they are read today, if at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process

from ..records import Article, Sentence
from .edition import Edition

ALIKE = 60.0
"""Per cent of likeness (rapidfuzz's indel ratio) from which another sentence counts as the changed one; else
it is withdrawn. Of the seeds' 98 sentences no two of one article come above 52; with three words of ten
replaced none falls below 63."""


def places(edition: Edition, articles: Mapping[str, Article]) -> dict[tuple[str, int], int]:
    """The number that each quoted sentence has in its article now, by path and the number in the edition.

    Sentences that stand elsewhere, too ("also in 3"), have these places looked up by their own words. What
    cannot be found is left out.
    """
    found = {}
    for path, number, text in quotations(edition):
        now = locate(text, number, articles[path]) if path in articles else None
        if now is not None:
            found[path, number] = now
    return found


def quotations(edition: Edition) -> Iterator[tuple[str, int, str]]:
    """Path, number and words of each sentence and of each place in which it stands, too."""
    for sentence in edition.sentences:
        yield sentence.article, sentence.number, sentence.text
        for place in sentence.also:
            yield place.article, place.number, sentence.text


def locate(text: str, number: int, article: Article) -> int | None:
    """The number of the sentence that has these words, the one nearest to `number`; None where none has.

    Sentences may since be split or joined otherwise: then it is the one in which the words begin.
    """
    wanted, sentences = plain(text), article.sentences
    if number < len(sentences) and wanted in plain(sentences[number].text):
        return number
    for sentence in sorted(sentences, key=lambda s: (abs(s.number - number), s.number)):
        if wanted in plain(sentence.text):
            return sentence.number
    return next(across_sentences(wanted, article), None)


def across_sentences(wanted: str, article: Article) -> Iterator[int]:
    """The numbers of the sentences in which words begin that run over several."""
    for paragraph in article.paragraphs:
        begin = plain(paragraph.text).find(wanted)
        if begin < 0:
            continue
        end = 0
        for sentence in paragraph.sentences:
            end += len(plain(sentence.text)) + 1
            if end > begin:
                yield sentence.number
                break


def nearest(text: str, article: Article) -> Sentence | None:
    """The sentence of an article that is most like these words, if any is like them."""
    sentences = article.sentences
    found = process.extractOne(text, [s.text for s in sentences], scorer=fuzz.ratio, score_cutoff=ALIKE)
    return sentences[found[2]] if found else None


def plain(text: str) -> str:
    """A text with its white space made even."""
    return " ".join(text.split())
