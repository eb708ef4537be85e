"""Every page of the site but those that Pelican makes itself: the site's table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Result, TopicPage
from . import addresses, lists, names
from .archive import archive_pages
from .cite import cite_pages
from .day import day_page, home
from .email import email_pages
from .ledger import ledger_pages
from .machine import machine_pages
from .news import news_page
from .site import Site
from .source import source_page
from .story import story_page
from .topic import topic_page
from .views import Head, Page


def pages(site: Site) -> Iterator[Page]:
    """Every page but dated stories, the topics that have some, and hand-written pages."""
    result = site.result
    yield home_page(site)
    for day, edition in site.editions.items():
        page = day_page(edition, site)
        yield Page(addresses.briefing(day), "briefing/day.html", {"day": page})
        yield from email_pages(day, page)
    for article in result.articles:
        save_as = addresses.source(site.slugs[article.path])
        yield Page(save_as, "briefing/source.html", {"source": source_page(article, site)})
    for story in result.stories:
        if not story.days:
            yield Page(addresses.story(story.slug), "briefing/story.html", {"story": story_page(story, site)})
    for page in topics_without_stories(result):
        save_as = addresses.topic(page.topic.slug)
        yield Page(save_as, "briefing/topic.html", {"topic": topic_page(page, site)})
    for page in result.topics:
        if added := news_page(page, site):
            yield Page(addresses.news(page.topic.slug), "briefing/news.html", {"added": added})
    yield from cite_pages(site)
    yield from name_pages(site)
    yield from list_pages(site)
    yield from plain_pages(site)
    yield from machine_pages(site)


def home_page(site: Site) -> Page:
    """The latest edition, or a word of welcome where there is none."""
    if site.editions:
        latest = home(day_page(next(iter(site.editions.values())), site), site)
        return Page(addresses.HOME, "briefing/day.html", {"day": latest})
    say = site.language
    nothing = say.gettext("No dated article has been read yet.")
    head = Head(say.gettext("No briefing yet"), nothing, site.href(addresses.HOME), "home")
    read = say.files(len(site.result.ledger.fates))
    context = {"head": head, "read": read, "account": site.href(addresses.LEDGER)}
    return Page(addresses.HOME, "briefing/welcome.html", context)


def topics_without_stories(result: Result) -> list[TopicPage]:
    """Topics that no dated story carries: Pelican makes no tag page of these."""
    carried = {topic.slug for story in result.stories if story.days for topic in story.topics}
    return [page for page in result.topics if page.topic.slug not in carried]


def list_pages(site: Site) -> Iterator[Page]:
    """The pages that list."""
    topics = {"head": lists.topics_head(site), "topics": lists.topic_lines(site)}
    outlets = {"head": lists.outlets_head(site), "outlets": lists.outlet_lines(site)}
    undated = {"head": lists.undated_head(site), "undated": lists.undated_lines(site)}
    yield Page(addresses.TOPICS, "briefing/topics.html", topics)
    yield Page(addresses.OUTLETS, "briefing/outlets.html", outlets)
    yield Page(addresses.UNDATED, "briefing/undated.html", undated)
    for save_as, archive in archive_pages(site):
        yield Page(save_as, "briefing/archive.html", {"archive": archive})
    for save_as, ledger in ledger_pages(site):
        yield Page(save_as, "briefing/ledger.html", {"ledger": ledger})


def name_pages(site: Site) -> Iterator[Page]:
    """The index of names and the page of each."""
    yield Page(addresses.NAMES, "briefing/names.html", {"names": names.names_page(site)})
    for place, slug in enumerate(site.names.slugs):
        yield Page(addresses.name(slug), "briefing/name.html", {"named": names.name_page(place, site)})


def plain_pages(site: Site) -> Iterator[Page]:
    """Search, the page for addresses that lead nowhere, and word to crawlers."""
    gettext = site.language.gettext
    about_search = gettext("Search the stories, sources and briefings.")
    search = Head(gettext("Search"), about_search, site.href(addresses.SEARCH), "search")
    missing = Head(
        gettext("Page not found"), gettext("There is no page at this address."), "404.html", indexed=False
    )
    yield Page(addresses.SEARCH, "briefing/search.html", {"head": search, "topics": lists.topic_lines(site)})
    yield Page("404.html", "briefing/404.html", {"head": missing})
    yield Page("robots.txt", "briefing/robots.txt", {})
