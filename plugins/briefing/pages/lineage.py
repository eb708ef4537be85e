"""Who copied whom: a story's texts by origin and time, as the geometry of a figure and as its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..records import Article, Copy, Origin, Story
from .site import Site
from .source import COPY_KINDS
from .views import Descendant, Dot, Line, Lineage

WIDTH = 360
ROW = 20
LEFT = 28
"""Room for the number of a row."""
RIGHT = WIDTH - 8
DOT = 5
APART = 15
"""Dots of one day stand side by side, a gap between them."""
ORIGINS_SHOWN = 8
COPIES_SHOWN = 12
"""More would be no glance; the page of each source tells the rest."""


def lineage(story: Story, site: Site) -> Lineage | None:
    """The figure and its table; None where nobody copied anybody."""
    articles = {article.path: article for article in story.articles}
    origins = sorted(
        (origin for origin in story.origins if origin.article in articles),
        key=lambda origin: (not origin.copies, when(articles[origin.article]), origin.article),
    )
    copies = sum(len(origin.copies) for origin in origins)
    if not copies:
        return None
    shown, days = origins[:ORIGINS_SHOWN], story.days
    lines = tuple(line(number, origin, articles, days, site) for number, origin in enumerate(shown, 1))
    say = site.language
    left = len(origins) - len(shown)
    return Lineage(
        width=WIDTH,
        height=ROW * len(shown),
        label=label(len(origins), copies, site),
        lines=lines,
        first=say.day(days[0]) if days else "",
        last=say.day(days[-1]) if days and days[-1] > days[0] else "",
        more=say.ngettext("and %(num)s more origin", "and %(num)s more origins", left) if left else "",
    )


def label(origins: int, copies: int, site: Site) -> str:
    """The figure in a sentence: "4 texts of their own, 3 copies; the table says whose and when"."""
    say = site.language
    texts = say.ngettext("%(num)s text of its own", "%(num)s texts of their own", origins)
    copied = say.ngettext("%(num)s copy", "%(num)s copies", copies)
    return say.gettext("%(texts)s, %(copies)s; the table says whose and when", texts=texts, copies=copied)


def line(number: int, origin: Origin, articles: dict[str, Article], days: Sequence[date], site: Site) -> Line:
    """An origin with its copies, in the order of time."""
    first = articles[origin.article]
    copies = sorted(
        (copy for copy in origin.copies if copy.article in articles),
        key=lambda copy: (when(articles[copy.article]), copy.article),
    )
    drawn = copies[:COPIES_SHOWN]
    say = site.language
    left = len(copies) - len(drawn)
    return Line(
        number=number,
        article=site.source_link(first.path),
        outlet=site.outlet(first),
        date=site.date_line(first.published),
        copies=tuple(descendant(copy, articles[copy.article], site) for copy in drawn),
        more=say.and_more(left) if left else "",
        y=ROW * number - ROW // 2,
        dots=dots([first, *(articles[copy.article] for copy in drawn)], days),
    )


def descendant(copy: Copy, article: Article, site: Site) -> Descendant:
    """A copy in the table."""
    return Descendant(
        article=site.source_link(article.path),
        outlet=site.outlet(article),
        date=site.date_line(article.published),
        how=site.language.gettext(
            "%(kind)s, %(share)s %% of the text",
            kind=site.language.gettext(COPY_KINDS[copy.kind]),
            share=round(100 * copy.share),
        ),
    )


def dots(articles: list[Article], days: Sequence[date]) -> tuple[Dot, ...]:
    """Where each article stands in time, from left to right; undated ones last."""
    found: list[int] = []
    for place, article in enumerate(articles):
        earliest = found[-1] + APART if found else LEFT
        after = (len(articles) - place - 1) * APART
        found.append(min(max(earliest, at(article.published.day, days)), RIGHT - after))
    return tuple(Dot(x, DOT) for x in found)


def at(day: date | None, days: Sequence[date]) -> int:
    """The place of a day between the first and the last of the story."""
    if day is None:
        return RIGHT
    if days[0] == days[-1]:
        return LEFT
    return LEFT + round((day - days[0]).days / (days[-1] - days[0]).days * (RIGHT - LEFT))


def when(article: Article) -> date:
    """The day to sort by; undated articles last."""
    return article.published.day or date.max
