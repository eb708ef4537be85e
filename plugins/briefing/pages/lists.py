"""The pages that list: all days, all topics, all outlets, what is undated, what became of each file."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby

from ..records import Article, Briefing, Fate
from . import addresses, charts, wording
from .site import Site, outlet
from .source import rung
from .topic import topic_line
from .views import (
    ArchiveDay,
    ArchiveMonth,
    ArchivePage,
    FateLine,
    Head,
    LedgerPage,
    OutletLine,
    TopicLine,
    UndatedLine,
)

HEADLINES_SHOWN = 3
FATES = {
    "shown": "stands in a story",
    "folded": "a copy of another file, counted once under its origin",
    "undated": "read, but nothing says when it was published",
    "set aside": "not read as an article, with the reason",
}
"""What may become of a file, in the order of the account."""


def archive_page(site: Site) -> ArchivePage:
    """All days by month, newest first."""
    briefings = site.result.briefings
    editions = wording.count(len(briefings), "briefing")
    stories = wording.count(len(site.stories), "story", "stories")
    return ArchivePage(
        head=Head(
            title="Archive",
            description=f"{editions}, by month, with what happened on each day.",
            href=site.href(addresses.ARCHIVE),
            section="archive",
        ),
        counts=(editions, stories, wording.span([b.day for b in briefings])),
        months=tuple(
            ArchiveMonth(name, f"month-{key}", tuple(archive_day(b, site) for b in group))
            for (key, name), group in groupby(briefings, lambda b: (f"{b.day:%Y-%m}", wording.month(b.day)))
        ),
        chart=charts.by_day([b.day for b in briefings for _ in b.briefs], "story"),
    )


def archive_day(briefing: Briefing, site: Site) -> ArchiveDay:
    """A day with its first headlines."""
    headlines = [site.headline(brief.story) for brief in briefing.briefs]
    note = wording.count(len(headlines), "story", "stories")
    return ArchiveDay(
        title=site.edition_link(briefing.day, note),
        headlines=tuple(headlines[:HEADLINES_SHOWN]),
        more=max(0, len(headlines) - HEADLINES_SHOWN),
    )


def topics_head(site: Site) -> Head:
    """What the list of topics says of itself."""
    return Head(
        title="Topics",
        description="The standing subjects followed here, each with what the sources say about it.",
        href=site.href(addresses.TOPICS),
        section="topics",
    )


def topic_lines(site: Site) -> tuple[TopicLine, ...]:
    """All topics, in the order of the settings."""
    return tuple(topic_line(page, site) for page in site.result.topics)


def outlets_head(site: Site) -> Head:
    """What the list of outlets says of itself."""
    return Head(
        title="Outlets",
        description="Who was read, how much, and how much of it is original.",
        href=site.href(addresses.OUTLETS),
        section="outlets",
    )


def outlet_lines(site: Site) -> tuple[OutletLine, ...]:
    """All outlets, those read most first; articles of unknown outlets last."""
    by_outlet: dict[str | None, list[Article]] = defaultdict(list)
    for article in site.result.articles:
        by_outlet[article.outlet].append(article)
    order = sorted(by_outlet, key=lambda name: (name is None, -len(by_outlet[name]), name or ""))
    return tuple(outlet_line(by_outlet[name], site) for name in order)


def outlet_line(articles: list[Article], site: Site) -> OutletLine:
    """An outlet's part of the whole."""
    copies = sum(a.copy_of is not None for a in articles)
    dated = [a for a in articles if a.published.day]
    latest = max(dated, key=lambda a: (a.published.day, a.path), default=articles[0])
    return OutletLine(
        name=outlet(articles[0]),
        articles=len(articles),
        originals=len(articles) - copies,
        copies=copies,
        stories=len({site.story_of[a.path].slug for a in articles if a.path in site.story_of}),
        span=wording.span([a.published.day for a in dated]) or "undated",
        latest=site.source_link(latest.path, wording.short_date(latest.published)),
    )


def undated_head(site: Site) -> Head:
    """What the undated shelf says of itself."""
    return Head(
        title="Undated",
        description="Articles that nothing dates: never given today's date, never hidden.",
        href=site.href(addresses.UNDATED),
    )


def undated_lines(site: Site) -> tuple[UndatedLine, ...]:
    """All articles without a day."""
    return tuple(undated_line(a, site) for a in site.result.articles if a.published.day is None)


def undated_line(article: Article, site: Site) -> UndatedLine:
    """An article without a day, and the evidence that was not enough."""
    story = site.story_of.get(article.path)
    return UndatedLine(
        article=site.source_link(article.path),
        outlet=outlet(article),
        refused=tuple(rung(e, article, set(), site) for e in article.published.evidence),
        story=site.story_link(story) if story else None,
    )


def ledger_page(site: Site) -> LedgerPage:
    """What became of every file, newest day first, what has no day last."""
    ledger = site.result.ledger
    number = Counter(fate.fate for fate in ledger.fates)
    lines = sorted(ledger.fates, key=lambda f: (f.day is None, -(f.day.toordinal() if f.day else 0), f.path))
    return LedgerPage(
        head=Head(
            title="Ledger",
            description="What became of every raw file: shown, folded, undated or set aside, and why.",
            href=site.href(addresses.LEDGER),
        ),
        total=wording.count(len(ledger.fates), "file"),
        counts=tuple((name, number[name], meaning) for name, meaning in FATES.items()),
        lines=tuple(fate_line(fate, site) for fate in lines),
        balanced=sum(number[name] for name in FATES) == len(ledger.fates),
    )


def fate_line(fate: Fate, site: Site) -> FateLine:
    """What became of one document."""
    return FateLine(
        path=fate.path,
        href=site.source_href(fate.path) if fate.path in site.articles else "",
        fate=fate.fate,
        reason=fate.reason,
        day=site.day(fate.day) if fate.day else None,
    )
