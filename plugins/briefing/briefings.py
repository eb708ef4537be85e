"""Stories into editions: one briefing a day, and the account of every raw file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from .records import Article, Brief, Briefing, Copy, Fate, Ledger, Origin, Sentence, SetAside, Story

Summarize = Callable[[Sequence[Article]], tuple[Sentence, ...]]


def editions(
    stories: Sequence[Story], ledger: Ledger, brief: Summarize, whole: Summarize, pinned: Sequence[str] = ()
) -> tuple[Briefing, ...]:
    """One briefing for each day on which a story has an article, newest first.

    `brief` summarises the articles of one story and day, `whole` those of the day; `pinned` are slugs of
    stories that stand first, in their order.
    """
    rank = {slug: place for place, slug in enumerate(pinned, -len(pinned))}
    by_day: dict[date, list[Story]] = defaultdict(list)
    for story in stories:
        for day in story.days:
            by_day[day].append(story)
    found = []
    for day in sorted(by_day, reverse=True):
        briefs = sorted(
            (story_brief(story, day, brief) for story in by_day[day]),
            key=lambda b: (rank.get(b.story.slug, 0), weight(b)),
        )
        every = [article for b in briefs for article in b.articles]
        found.append(Briefing(day, tuple(briefs), whole(every), ledger))
    return tuple(found)


def story_brief(story: Story, day: date, brief: Summarize) -> Brief:
    """A story as the edition of one of its days carries it."""
    articles = tuple(a for a in story.articles if a.published.day == day)
    return Brief(story, articles, brief(articles))


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
        return Fate(article.path, "undated", "nothing in it or around it tells its day")
    return Fate(article.path, "shown", f"in “{headlines[article.story]}”", day)
