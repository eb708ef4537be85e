"""What must hold of an article whatever was read: asked by properties, and by the fuzzer of each input."""

from __future__ import annotations

from collections import Counter

from briefing.formats.characters import BARRED, LONG_BLANK
from briefing.records import Article, PublicationDate


def squeezed(text: str) -> str:
    """A text without blanks and without characters that are no text."""
    return "".join(BARRED.sub("", text).split())


def difference(text: str, article: Article) -> tuple[dict[str, int], dict[str, int]]:
    """The characters of a plain text that cleaning lost, and those that it invented, with how many.

    Headline and standfirst may be told once more as removed: one line is it, the other repeats it.
    """
    before = Counter(squeezed(text))
    told = [*(p.text for p in article.paragraphs), *(removed.text for removed in article.removed)]
    least = Counter(squeezed("".join(told)))
    most = least + Counter(squeezed(article.title + article.standfirst))
    return dict(before - most), dict(least - before)


def check(article: Article) -> None:
    """An article is made of text, its sentences are all of its words, and its date is in its range."""
    words = [article.title, article.standfirst, *(p.text for p in article.paragraphs)]
    for text in [*words, *(removed.text for removed in article.removed)]:
        assert not BARRED.search(text), f"{text!r} holds what is no text"
        assert not LONG_BLANK.search(text), f"{text!r} has a gap that patterns choke on"
    for paragraph in article.paragraphs:
        if paragraph.kind == "body":
            said = "".join(sentence.text for sentence in paragraph.sentences)
            assert squeezed(said) == squeezed(paragraph.text), "a sentence is lost, or words are invented"
    check_date(article.published)


def check_date(published: PublicationDate) -> None:
    """The day lies in its range, and the range in what the evidence that is believed allows."""
    day, first, last = published.day, published.earliest, published.latest
    assert not (day and first) or first <= day, f"{day} is before {first}"
    assert not (day and last) or day <= last, f"{day} is after {last}"
    assert (published.certainty == "unknown") == (day is None), published
    if published.certainty == "stated":
        believed = published.evidence[0]
        assert (believed.earliest, believed.latest) == (first, last), "the date is not its evidence's"
