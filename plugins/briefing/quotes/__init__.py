"""The quote ledger: who said what, where and when, and how differently the outlets quote the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ..people.forms import given, surname
from ..records import Article, Quote, Saying
from ..words import is_english
from .reading import read
from .sayings import compared, gather
from .speakers import attribute

__all__ = ["compared", "ledger", "quotes"]

NAMES_KEPT = 1 << 14
DOUBLED = re.compile(r"(.)\1")
MARKS = ('"', "“", "”", "``", "«", "„", "‘", "` ", " '")


def quotes(article: Article) -> tuple[Quote, ...]:
    """The direct quotations of an article in order, each with its speaker where that is certain.

    English only: elsewhere the words of saying are not known, and nothing is found.
    """
    if not is_english(article.language) or not any(m in article.text for m in MARKS):
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
    """Speakers under one name: the spelling used most, and for a bare surname the one full name that fits."""
    found = list(found)
    used: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for quote in found:
        if " " in quote.speaker:
            used[_spelled(quote.speaker)][quote.speaker] += 1
    names = {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in used.items()}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for (_, shared), name in names.items():
        by_surname[shared].add(name)
    return [_said_by(quote, _one_name(quote.speaker, names, by_surname)) for quote in found]


def _said_by(quote: Quote, speaker: str) -> Quote:
    """The quotation under this name of its speaker."""
    return quote if quote.speaker == speaker else quote.changed(speaker=speaker)


def _one_name(speaker: str, names: Mapping[tuple[str, str], str], by_surname: Mapping[str, set[str]]) -> str:
    """The name under which a speaker is listed."""
    if " " in speaker:
        return names[_spelled(speaker)]
    fitting = by_surname.get(speaker, ())
    return next(iter(fitting)) if len(fitting) == 1 else speaker


@lru_cache(maxsize=NAMES_KEPT)
def _spelled(name: str) -> tuple[str, str]:
    """A full name without what spellings from other alphabets differ in: "Sergey" and "Sergei" are one."""
    return DOUBLED.sub(r"\1", given(name).lower().replace("y", "i")), surname(name)
