"""Timelines: the days that mattered, by what was reported on them and what is later said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import sqrt

from . import words as word_rules
from .date_expressions import mentions
from .records import Article, Entry, PublicationDate, Sentence

Summarize = Callable[[Sequence[Article], int], tuple[Sentence, ...]]
"""Articles and a word budget -> sentences: `summaries.summarize`, which the caller hands in."""

PRELUDE = timedelta(days=31)
"""How long before the first article a day may lie: the event that set off the reports. Older days that
texts name are background, such as birthdays."""

PRELUDE_ORIGINS = 2
"""How many origins must name a day on which nothing was reported, before the first article."""


@dataclass
class Day:
    """What there is about one day."""

    reports: list[Article] = field(default_factory=list)
    """The articles published on it."""
    named: set[tuple[str, int]] = field(default_factory=set)
    """Their sentences, by path and number, that name the day itself: "on Wednesday", "today"."""
    recalled: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """For each article published later, by path, the numbers of its sentences that name the day."""


def timeline(
    articles: Sequence[Article],
    days: int,
    words: int,
    keywords: Sequence[str] = (),
    summarize: Summarize | None = None,
) -> tuple[Entry, ...]:
    """At most `days` days in order, each with sentences of at most `words` words.

    A day weighs √(origins that report on it) + √(origins that later name it); an origin that has one of the
    `keywords` counts twice. What is later said of a day is found by resolving "on Friday" against the day
    of the article. A day of which no sentence can be shown is left out, and the next takes its place.
    Articles without a day only add the days that they name in full. Without `summarize` the entries are
    empty.

    Ranking days by both counts follows Chieu and Lee 2004 and Tran et al. 2013 ("Leveraging learning to
    rank in an optimization framework for timeline summarization").
    """
    by_path = {article.path: article for article in sorted(articles, key=lambda a: a.path)}
    found = gather(by_path.values())
    ranked = rank(found, by_path, keywords)
    of_days = {day: recollections(found[day]) for day in ranked[:days]}
    shown: set[tuple[str, int]] = set()
    entries: list[Entry] = []
    for day in ranked:
        if len(entries) >= days:
            break
        of_others = set().union(*(of_days[other] for other in of_days if other != day))
        sentences = summarize(sources(found[day], by_path, shown, of_others), words) if summarize else ()
        if sentences or not summarize:
            entries.append(Entry(day, tuple(sentences)))
            shown |= {(sentence.article, sentence.number) for sentence in sentences}
    return tuple(sorted(entries, key=lambda entry: entry.day))


def gather(articles: Iterable[Article]) -> dict[date, Day]:
    """For each day its reports, and the sentences of later articles that name it."""
    found: dict[date, Day] = defaultdict(Day)
    for article in articles:
        published = article.published.day
        if published:
            found[published].reports.append(article)
        for number, day in days_named(article):
            if day == published:
                found[day].named.add((article.path, number))
            elif published is None or day < published:
                found[day].recalled[article.path].add(number)
    return found


def days_named(article: Article) -> list[tuple[int, date]]:
    """The days, no months, that an article names, each with the number of the sentence that does."""
    anchor = _anchor(article.published)
    return [
        (sentence.number, mention.earliest)
        for sentence in article.sentences
        for mention in mentions(sentence.text, anchor, article.language)
        if mention.earliest and mention.earliest == mention.latest
    ]


def _anchor(published: PublicationDate) -> date | None:
    """The day that "on Friday" is counted from: none where the day itself is only likely."""
    return None if published.certainty == "estimated" else published.day


def rank(found: Mapping[date, Day], by_path: Mapping[str, Article], keywords: Sequence[str]) -> list[date]:
    """The days that may be shown, weightiest first, then earliest."""
    reported = [day for day, what in found.items() if what.reports]
    if not reported:
        return []
    first, last = min(reported), max(reported)
    votes = {
        origin: 2 if named else 1 for origin, named in keyword_origins(by_path.values(), keywords).items()
    }

    def weight(day: date) -> float:
        reporting = {article.origin for article in found[day].reports}
        recalling = {by_path[path].origin for path in found[day].recalled}
        return sqrt(sum(votes[o] for o in reporting)) + sqrt(sum(votes[o] for o in recalling))

    def may_show(day: date) -> bool:
        recalling = {by_path[path].origin for path in found[day].recalled}
        return first <= day <= last or (first - PRELUDE <= day < first and len(recalling) >= PRELUDE_ORIGINS)

    return sorted(filter(may_show, found), key=lambda day: (-weight(day), day))


def keyword_origins(articles: Iterable[Article], keywords: Sequence[str]) -> dict[str, bool]:
    """For each origin, whether one of its texts has one of the keywords, compared by stems."""
    wanted = list(map(stemmed, keywords))
    named: dict[str, bool] = {}
    for article in articles:
        text = stemmed(article.text) if wanted else ""
        named[article.origin] = named.get(article.origin, False) or any(keyword in text for keyword in wanted)
    return named


def stemmed(text: str) -> str:
    """The stems of a text, a space before each and behind the last."""
    stretches = word_rules.vocabulary().stretches(text)
    return f" {' '.join([stem for stretch in stretches for stem in stretch.stems])} "


def recollections(what: Day) -> set[tuple[str, int]]:
    """The sentences, by article and number, in which later articles name a day."""
    return {(path, number) for path, numbers in what.recalled.items() for number in numbers}


def sources(
    what: Day, by_path: Mapping[str, Article], shown: set[tuple[str, int]], of_others: set[tuple[str, int]]
) -> list[Article]:
    """Excerpts of all that there is to say of a day: its reports, and what later ones recall.

    Left out is what another day shows; of the reports also what they recall of the timeline's other days
    without naming their own.
    """
    without = shown | (of_others - what.named)
    excerpts = [excerpt(article, {s.number for s in article.sentences}, without) for article in what.reports]
    excerpts += [excerpt(by_path[path], numbers, shown) for path, numbers in what.recalled.items()]
    return [article for article in excerpts if article.paragraphs]


def excerpt(article: Article, numbers: set[int], without: set[tuple[str, int]]) -> Article:
    """The article with only these sentences, each still knowing its place."""
    paragraphs = []
    for paragraph in article.paragraphs:
        kept = tuple(
            s for s in paragraph.sentences if s.number in numbers and (s.article, s.number) not in without
        )
        if kept:
            paragraphs.append(paragraph.changed(sentences=kept))
    return article.holding(tuple(paragraphs))
