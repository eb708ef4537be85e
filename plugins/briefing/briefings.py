"""Stories into editions: one briefing a day, and the account of every raw file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from .records import Article, Brief, Briefing, Copy, Fate, Ledger, Origin, SetAside
from .said import N_


def editions(briefs: Iterable[Brief], ledger: Ledger, pinned: Sequence[str] = ()) -> tuple[Briefing, ...]:
    """One briefing for each day on which a story has an article, newest first.

    `briefs` are the stories as their days carry them; `pinned` are slugs of stories that stand first, in
    their order.
    """
    rank = {slug: place for place, slug in enumerate(pinned, -len(pinned))}
    by_day: dict[date, list[Brief]] = defaultdict(list)
    for brief in sorted(briefs, key=lambda b: (rank.get(b.story.slug, 0), weight(b))):
        by_day[brief.day].append(brief)
    return tuple(Briefing(day, tuple(by_day[day]), ledger) for day in sorted(by_day, reverse=True))


def weight(brief: Brief) -> tuple[int, int, int, str]:
    """What puts a story higher: more origins that day, more outlets, more files; then its slug."""
    origins = {article.origin for article in brief.articles}
    outlets = {article.outlet for article in brief.articles if article.outlet}
    return -len(origins), -len(outlets), -len(brief.articles), brief.story.slug


def account(
    articles: Iterable[Article],
    origins: Iterable[Origin],
    headlines: Mapping[str, str],
    set_aside: Iterable[SetAside],
) -> Ledger:
    """What became of every document, by path; `headlines` names each story by its slug."""
    copies = {copy.article: copy for origin in origins for copy in origin.copies}
    fates = [fate(article, copies.get(article.path), headlines) for article in articles]
    fates += [Fate(s.path, "set aside", f"{s.stage}: {s.reason}") for s in set_aside]
    return Ledger(tuple(sorted(fates, key=lambda f: (f.path, f.reason))))


def fate(article: Article, copy: Copy | None, headlines: Mapping[str, str]) -> Fate:
    """What became of one article."""
    day = article.published.day
    if copy:
        return Fate(article.path, "folded", f"{copy.kind} copy of {article.copy_of}", day)
    if day is None:
        return Fate(article.path, "undated", N_("nothing in it or around it tells its day"))
    return Fate(article.path, "shown", f"in “{headlines[article.story]}”", day)
