"""What is new: each day's additions in order, to be read on from the day on which a reader last looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from .. import addresses
from ..records import Entry, Story, TopicPage
from . import wording
from .citations import Citations
from .site import Site
from .views import Head, Link, News, NewsDay, NewsPage, Words

OFFERED = 7
"""Days that a row of links offers, the latest: a week. All days are on the page itself."""


def of_story(story: Story, citations: Citations, site: Site) -> News | None:
    """What each day added to a story; None where no day added anything."""
    return news(story.news, story.days, citations, site)


def of_topic(page: TopicPage, citations: Citations, site: Site) -> News | None:
    """What each day added to a topic, on a page of its own; None where no day added anything."""
    return news(page.news, topic_days(page, site), citations, site)


def offered(page: TopicPage, site: Site) -> tuple[Link, ...]:
    """From a topic to what is new in it since each of the latest days; none where nothing is."""
    if not any(entry.sentences for entry in page.news):
        return ()
    before = days_before(topic_days(page, site))
    return links([before[entry.day] for entry in page.news], site, site.href(addresses.news(page.topic.slug)))


def news(entries: Sequence[Entry], days: Sequence[date], citations: Citations, site: Site) -> News | None:
    """The additions of these days, among all on which something appeared."""
    if not any(entry.sentences for entry in entries):
        return None
    before = days_before(days)
    last = entries[-1].day
    return News(
        days=tuple(
            NewsDay(site.day(entry.day), anchor(before[entry.day]), citations.cite_all(entry.sentences))
            for entry in entries
        ),
        since=links([before[entry.day] for entry in entries], site),
        end=anchor(last),
        last=site.language.day(last),
    )


def days_before(days: Sequence[date]) -> dict[date, date]:
    """For each day but the first the one before it."""
    return dict(pairwise(reversed(days)))


def links(days: Sequence[date], site: Site, href: str = "") -> tuple[Link, ...]:
    """To what came after each of the latest days, told on the page at `href`; "" for this one."""
    return tuple(Link(Words(site.language.day(d)), f"{href}#{anchor(d)}") for d in days[::-1][:OFFERED])


def anchor(day: date) -> str:
    """Where that stands which came after a day; the address holds whatever comes later."""
    return f"since-{day.isoformat()}"


def topic_days(page: TopicPage, site: Site) -> list[date]:
    """The days on which something was published about a topic, in order."""
    published = (site.articles[m.article].published.day for m in page.members if m.article in site.articles)
    return sorted({day for day in published if day})


def since(slug: str, day: date, site: Site) -> Link | None:
    """From a story in an edition to what is new in it since its day before; None where nothing is."""
    story = site.headings.get(slug)
    if story is None or day not in story.new_on:
        return None
    before = story.days[story.days.index(day) - 1]
    words = site.language.gettext("new since %(day)s", day=site.language.day(before))
    return Link(Words(words), site.href(addresses.story(slug), anchor(before)))


def news_page(page: TopicPage, site: Site) -> NewsPage | None:
    """All that the page of a topic's news shows; None where there is none."""
    citations = Citations(site)
    found = of_topic(page, citations, site)
    if found is None:
        return None
    title = site.news_link(page.topic).words.text
    first = next(s.words.text for day in found.days for s in day.sentences)
    return NewsPage(
        head=Head(
            title=title,
            description=wording.shortened(first),
            href=site.href(addresses.news(page.topic.slug)),
            section="topics",
        ),
        topic=site.topic_link(page.topic),
        news=found,
        sources=citations.entries(),
    )
