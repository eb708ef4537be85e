"""What is new: each day's additions in order, to be read on from the day on which a reader last looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ..records import Entry, Story, TopicPage
from . import addresses, wording
from .citations import Citations
from .site import Site
from .views import Head, Link, News, NewsDay, NewsPage, Words

OFFERED = 7
"""Days that a row of links offers, the latest: a week. All days are on the page itself."""


def of_story(story: Story, citations: Citations, site: Site) -> News | None:
    """What each day added to a story; None where no day added anything."""
    return news(story.news, story.days, "", citations, site)


def of_topic(page: TopicPage, citations: Citations, site: Site, href: str = "") -> News | None:
    """What each day added to a topic, told on the page at `href`; None where no day added anything."""
    return news(page.news, topic_days(page, site), href, citations, site)


def news(
    entries: Sequence[Entry], days: Sequence[date], href: str, citations: Citations, site: Site
) -> News | None:
    """The additions of these days, among all on which something appeared; `href` leads to their page."""
    if not any(entry.sentences for entry in entries):
        return None
    before = dict(pairwise(reversed(days)))
    anchors = [anchor(before[entry.day]) for entry in entries]
    last = entries[-1].day
    since = [(before[entry.day], name) for entry, name in zip(entries, anchors, strict=True)]
    return News(
        days=tuple(
            NewsDay(site.day(entry.day), name, citations.cite_all(entry.sentences))
            for entry, name in zip(entries, anchors, strict=True)
        ),
        since=tuple(
            Link(Words(site.language.day(day)), f"{href}#{name}") for day, name in since[::-1][:OFFERED]
        ),
        end=anchor(last),
        last=site.language.day(last),
    )


def anchor(day: date) -> str:
    """Where that stands which came after a day; the address holds whatever comes later."""
    return f"since-{day.isoformat()}"


def topic_days(page: TopicPage, site: Site) -> list[date]:
    """The days on which something was published about a topic, in order."""
    published = (site.articles[m.article].published.day for m in page.members if m.article in site.articles)
    return sorted({day for day in published if day})


def since(slug: str, day: date, site: Site) -> Link | None:
    """From a story in an edition to what is new in it since its day before; None where nothing is."""
    story = site.stories.get(slug)
    if story is None or day not in {entry.day for entry in story.news if entry.sentences}:
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
