"""The quote ledger: who said what, where and when, and how differently the outlets quote the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..records import Article, Quote, Saying
from .reading import read
from .sayings import compared, gather
from .speakers import attribute

__all__ = ["compared", "ledger", "quotes"]

MARKS = ('"', "“", "”", "``", "«", "„", "‘", "` ", " '")


def quotes(article: Article) -> tuple[Quote, ...]:
    """The direct quotations of an article in order, each with its speaker where that is certain.

    English only: elsewhere the words of saying are not known, and nothing is found.
    """
    if article.language.partition("-")[0].lower() != "en" or not any(m in article.text for m in MARKS):
        return ()
    reading = read(article)
    found = []
    for attribution in attribute(reading):
        begin, end = attribution.span.inner
        sentence = reading.sentences[reading.sentence_at(begin)]
        day = article.published.day
        found.append(Quote(reading.text[begin:end], sentence, attribution.speaker, attribution.rule, day))
    return tuple(found)


def ledger(articles: Sequence[Article]) -> tuple[Saying, ...]:
    """Who said what in these articles: by speaker, the most quoted first, unattributed last.

    The order of the articles decides which wording stands first; copies of one text count as one article.
    """
    found = [quote for article in articles if not article.copy_of for quote in quotes(article)]
    sayings = gather(_with_full_names(found))
    often: dict[str, int] = defaultdict(int)
    for saying in sayings:
        often[saying.speaker] += 1 + len(saying.variants)
    return tuple(sorted(sayings, key=lambda s: (not s.speaker, -often[s.speaker], s.speaker)))


def _with_full_names(found: Iterable[Quote]) -> list[Quote]:
    """Speakers known by surname only, under the one full name that the other articles give them."""
    found = list(found)
    full: dict[str, set[str]] = defaultdict(set)
    for quote in found:
        if " " in quote.speaker:
            full[quote.speaker.split()[-1]].add(quote.speaker)
    only = {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}
    return [replace(quote, speaker=only.get(quote.speaker, quote.speaker)) for quote in found]
