"""The archive: all days by month."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..editions import Edition
from . import charts, wording
from .months import by_month
from .site import Site
from .views import ArchiveDay, ArchiveMonth, ArchivePage, Head, Link, Words

HEADLINES_SHOWN = 3
HEADLINE_LENGTH = 90
"""Characters, as at a glance: an article without a headline gives its first sentence."""
ARCHIVE_DAYS = 60
"""What one page of 12 kB, compressed, can list: a day takes 140 bytes."""


def archive_pages(site: Site) -> Iterator[tuple[str, ArchivePage]]:
    """The archive, and a page for each month once there are too many days for one."""
    months = by_month(site.editions.values(), lambda edition: edition.day)
    split = len(site.editions) > ARCHIVE_DAYS
    yield addresses.ARCHIVE, archive_page(months, site, split)
    for month in months if split else ():
        yield addresses.archive_month(month[0].day), archive_month_page(month, site)


def archive_page(months: list[list[Edition]], site: Site, split: bool) -> ArchivePage:
    """All days by month, newest first; where they are too many, each month in a line."""
    say, briefings = site.language, list(site.editions.values())
    editions = say.briefings(len(briefings))
    return ArchivePage(
        head=Head(
            title=say.gettext("Archive"),
            description=say.gettext(
                "%(briefings)s, by month, with what happened on each day.", briefings=editions
            ),
            href=site.href(addresses.ARCHIVE),
            section="archive",
        ),
        counts=(editions, say.stories(len(site.headings)), say.span([b.day for b in briefings])),
        months=() if split else tuple(archive_month(month, site) for month in months),
        links=tuple(archive_month_link(month, site) for month in months) if split else (),
        chart=charts.by_day([b.day for b in briefings for _ in b.items], say.stories, say),
    )


def archive_month_page(briefings: list[Edition], site: Site) -> ArchivePage:
    """One month's days, newest first."""
    say = site.language
    month = say.month(briefings[0].day)
    editions = say.briefings(len(briefings))
    return ArchivePage(
        head=Head(
            title=say.gettext("Archive: %(month)s", month=month),
            description=say.gettext(
                "%(briefings)s of %(month)s, with what happened on each day.",
                briefings=editions,
                month=month,
            ),
            href=site.href(addresses.archive_month(briefings[0].day)),
            section="archive",
        ),
        counts=(editions,),
        months=(archive_month(briefings, site),),
        links=(),
        chart=charts.by_day([b.day for b in briefings for _ in b.items], say.stories, say),
    )


def archive_month(briefings: list[Edition], site: Site) -> ArchiveMonth:
    """A month with its days."""
    day = briefings[0].day
    days = tuple(archive_day(briefing, site) for briefing in briefings)
    return ArchiveMonth(site.language.month(day), f"month-{day:%Y-%m}", days)


def archive_month_link(briefings: list[Edition], site: Site) -> Link:
    """A month in a line."""
    day = briefings[0].day
    say = site.language
    note = f"{say.briefings(len(briefings))}, {say.stories(sum(len(b.items) for b in briefings))}"
    return Link(Words(say.month(day)), site.href(addresses.archive_month(day)), note)


def archive_day(edition: Edition, site: Site) -> ArchiveDay:
    """A day with its first headlines."""
    headlines = [
        site.words(wording.shortened(item.headline, HEADLINE_LENGTH), item.language)
        for item in edition.items[:HEADLINES_SHOWN]
    ]
    more = len(edition.items) - HEADLINES_SHOWN
    return ArchiveDay(
        title=site.edition_link(edition.day, site.language.stories(len(edition.items))),
        headlines=tuple(headlines),
        more=site.language.and_more(more) if more > 0 else "",
    )
