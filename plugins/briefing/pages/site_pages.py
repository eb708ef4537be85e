"""Every page of the site but those that Pelican makes itself: the site's table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from .. import addresses
from ..records import Article, Result, TopicPage
from . import lists, names
from .archive import archive_pages
from .cite import cite_pages
from .day import day_page, home
from .email import email_pages
from .ledger import ledger_pages
from .machine import machine_pages
from .names import name_page
from .news import news_page
from .on_demand import OnDemand
from .site import Site
from .source import source_page
from .story import story_page
from .topic import topic_page
from .views import DayPage, Entry, Head, Page, SourcePage, StoryPage, TopicView


def pages(site: Site) -> Iterator[Page]:
    """Every page but dated stories, the topics that have some, and hand-written pages."""
    result = site.result
    yield home_page(site)
    for day in site.editions:
        yield edition_page(day, site)
        yield from email_pages(day, site)
    for article in result.articles:
        yield article_page(article, site)
    for story in result.stories:
        if not story.days:
            yield undated_story_page(story.slug, site)
    for page in topics_without_stories(result):
        yield empty_topic_page(page.topic.slug, site)
    yield from news_pages(site)
    yield from cite_pages(site)
    yield from name_pages(site)
    yield from list_pages(site)
    yield from plain_pages(site)
    yield from machine_pages(site)


# Editions


def home_page(site: Site) -> Page:
    """The latest edition, or a word of welcome where there is none."""
    href = site.href(addresses.HOME)
    if site.editions:
        latest = next(iter(site.editions))
        context = {"day": OnDemand(latest_edition, latest, site)}
        return Page(addresses.HOME, "briefing/day.html", context, Entry(href, latest.isoformat()))
    say = site.language
    nothing = say.gettext("No dated article has been read yet.")
    head = Head(say.gettext("No briefing yet"), nothing, href, "home")
    fates = site.result.ledger.fates
    shelved = sum(fate.fate == "undated" for fate in fates)
    context = {
        "head": head,
        "read": say.files(len(fates)),
        "account": site.href(addresses.LEDGER),
        "shelved": say.files(shelved) if shelved else "",
        "shelf": site.href(addresses.UNDATED),
    }
    return Page(addresses.HOME, "briefing/welcome.html", context, Entry(href))


def latest_edition(day: date, site: Site) -> DayPage:
    """The edition of a day as the home page."""
    return home(edition(day, site), site)


def edition_page(day: date, site: Site) -> Page:
    """The page of a day."""
    save_as = addresses.briefing(day)
    context = {"day": OnDemand(edition, day, site)}
    return Page(save_as, "briefing/day.html", context, Entry(site.href(save_as), day.isoformat()))


def edition(day: date, site: Site) -> DayPage:
    """The edition of a day."""
    return day_page(site.editions[day], site)


# Articles, stories, topics


def article_page(article: Article, site: Site) -> Page:
    """The page of an article."""
    save_as = addresses.source(site.slugs[article.path])
    day = article.published.day
    listed = Entry(site.href(save_as), day.isoformat() if day else "")
    return Page(save_as, "briefing/source.html", {"source": OnDemand(source, article.path, site)}, listed)


def source(path: str, site: Site) -> SourcePage:
    """An article."""
    return source_page(site.articles[path], site)


def undated_story_page(slug: str, site: Site) -> Page:
    """The page of a story without a day, which Pelican knows nothing of."""
    save_as = addresses.story(slug)
    context = {"story": story_on_demand(slug, site)}
    return Page(save_as, "briefing/story.html", context, Entry(site.href(save_as)))


def story_on_demand(slug: str, site: Site) -> OnDemand:
    """What the page of a story shows."""
    return OnDemand(story_of_slug, slug, site)


def story_of_slug(slug: str, site: Site) -> StoryPage:
    """A story."""
    return story_page(site.stories[slug], site)


def topics_without_stories(result: Result) -> list[TopicPage]:
    """Topics that no dated story carries: Pelican makes no tag page of these."""
    carried = {topic.slug for story in result.stories if story.days for topic in story.topics}
    return [page for page in result.topics if page.topic.slug not in carried]


def empty_topic_page(slug: str, site: Site) -> Page:
    """The page of a topic that no dated story carries."""
    save_as = addresses.topic(slug)
    context = {"topic": topic_on_demand(slug, site)}
    return Page(save_as, "briefing/topic.html", context, Entry(site.href(save_as)))


def topic_on_demand(slug: str, site: Site) -> OnDemand:
    """What the page of a topic shows."""
    return OnDemand(topic_of_slug, slug, site)


def topic_of_slug(slug: str, site: Site) -> TopicView:
    """A topic."""
    return topic_page(site.topic_pages[slug], site)


def news_pages(site: Site) -> Iterator[Page]:
    """What is new in each topic in which something is."""
    for slug, page in site.topic_pages.items():
        if added := news_page(page, site):
            save_as = addresses.news(slug)
            yield Page(save_as, "briefing/news.html", {"added": added}, Entry(site.href(save_as)))


# Lists and the rest


def list_pages(site: Site) -> Iterator[Page]:
    """The pages that list."""
    topics = {"head": lists.topics_head(site), "topics": lists.topic_lines(site)}
    outlets = {"head": lists.outlets_head(site), "outlets": lists.outlet_lines(site)}
    undated = {"head": lists.undated_head(site), "undated": lists.undated_lines(site)}
    yield listed(Page(addresses.TOPICS, "briefing/topics.html", topics), site)
    yield listed(Page(addresses.OUTLETS, "briefing/outlets.html", outlets), site)
    yield listed(Page(addresses.UNDATED, "briefing/undated.html", undated), site)
    for save_as, archive in archive_pages(site):
        yield listed(Page(save_as, "briefing/archive.html", {"archive": archive}), site)
    for save_as, ledger in ledger_pages(site):
        yield listed(Page(save_as, "briefing/ledger.html", {"ledger": ledger}), site)


def name_pages(site: Site) -> Iterator[Page]:
    """The index of names and the page of each."""
    yield listed(Page(addresses.NAMES, "briefing/names.html", {"names": names.names_page(site)}), site)
    for slug in site.names:
        named = {"named": OnDemand(name_page, slug, site)}
        yield listed(Page(addresses.name(slug), "briefing/name.html", named), site)


def plain_pages(site: Site) -> Iterator[Page]:
    """Search, the page for addresses that lead nowhere, and word to crawlers."""
    gettext = site.language.gettext
    about_search = gettext("Search the stories, sources and briefings.")
    search = Head(gettext("Search"), about_search, site.href(addresses.SEARCH), "search")
    missing = Head(
        gettext("Page not found"), gettext("There is no page at this address."), "404.html", indexed=False
    )
    context = {"head": search, "topics": lists.topic_lines(site)}
    yield listed(Page(addresses.SEARCH, "briefing/search.html", context), site)
    yield Page("404.html", "briefing/404.html", {"head": missing})
    yield Page("robots.txt", "briefing/robots.txt", {})


def listed(page: Page, site: Site) -> Page:
    """A page of no day, for the sitemap to list."""
    return replace(page, listed=Entry(site.href(page.save_as)))
