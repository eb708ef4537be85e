"""Timelines: the days that mattered, each with a sentence or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from .records import Article, Entry


def timeline(
    articles: Sequence[Article],
    days: int,
    words: int,
    keywords: Sequence[str] = (),
    summarize: Callable[..., tuple] | None = None,
) -> tuple[Entry, ...]:
    """At most `days` days in order, each with a summary of at most `words` words."""
    by_day: dict[date, list[Article]] = defaultdict(list)
    for article in articles:
        if article.published.day:
            by_day[article.published.day].append(article)
    chosen = sorted(sorted(by_day, key=lambda day: (-len({a.origin for a in by_day[day]}), day))[:days])
    entries = (Entry(day, summarize(by_day[day], words) if summarize else ()) for day in chosen)
    return tuple(entry for entry in entries if entry.sentences or not summarize)
