"""The page of a story: one event, who reports it, how it developed, where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from .. import addresses
from ..interface import Language
from ..links import web_address
from ..records import Article, Change, Copy, Join, Origin, PublicationDate, Story
from ..said import N_
from ..words import count as count_words
from . import charts, figures, lineage, news, sayings, wording
from .citations import Citations
from .site import Site
from .views import Cited, Difference, Head, Kinship, Reporter, StoryPage, Wording

KINDS = {"name": N_("A name"), "number": N_("A number"), "date": N_("A date"), "negation": N_("A denial")}
"""Changes between copies that may alter what is said, as headings name them."""
DIFFERENCES_SHOWN = 12
"""A badly spun copy changes hundreds of words; its own page lists them all."""
NAMES_SHOWN = 10
BASES_SHOWN = 20
"""Sources in the JSON-LD: more would weigh a page over its budget."""


def story_page(story: Story, site: Site) -> StoryPage:
    """All that a story's page shows."""
    citations = Citations(site)
    summary = citations.cite_all(story.summary)
    added = news.of_story(story, citations, site)
    timeline = citations.timeline(story.timeline)
    shown = [*summary, *(sentence for entry in timeline for sentence in entry.sentences)]
    return StoryPage(
        head=head(story, site, summary),
        title=site.headline(story),
        topics=tuple(site.topic_link(topic) for topic in story.topics),
        days=tuple(site.day(day) for day in story.days),
        span=site.language.span(story.days) or site.language.gettext("undated"),
        sources_line=sources_line(story, site.language),
        minutes=wording.minutes(sum(count_words(s.words.text) for s in shown), site.language),
        single=single(story, site.language),
        summary=summary,
        timeline=timeline,
        speakers=sayings.speakers(story, site),
        differences=differences(story, site),
        reporters=reporters(story, site),
        chart=charts.by_day(days_of(story.articles), site.language.reports, site.language),
        sources=citations.entries(),
        kinships=tuple(kinship(join, site) for join in site.joins.get(story.slug, ())),
        decided=tuple(site.account(decision) for decision in story.decided),
        analyst=site.note("story", story.slug),
        figures=figures.tables(story, site),
        news=added,
        cite=site.href(addresses.cite_story(story.slug)),
        lineage=lineage.lineage(story, site),
        names=tuple(site.name_link(slug) for slug in site.names_in[story.slug][:NAMES_SHOWN]),
    )


def head(story: Story, site: Site, summary: tuple[Cited, ...]) -> Head:
    """What the page says of itself."""
    first = summary[0].words.text if summary else sources_line(story, site.language)
    return Head(
        title=wording.headline(story.headline),
        description=wording.shortened(first),
        href=site.href(addresses.story(story.slug)),
        kind="article",
        day=story.days[0].isoformat() if story.days else "",
        linked=linked_data(story),
    )


def linked_data(story: Story) -> dict[str, Any]:
    """The story in the terms of schema.org: an article based on articles."""
    days = {"datePublished": story.days[0], "dateModified": story.days[-1]} if story.days else {}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.headline,
        **{name: day.isoformat() for name, day in days.items()},
        "isBasedOn": [based_on(article) for article in story.articles[:BASES_SHOWN]],
    }


def based_on(article: Article) -> dict[str, Any]:
    """A source in the terms of schema.org."""
    publisher = {"publisher": {"@type": "Organization", "name": article.outlet}} if article.outlet else {}
    address = {"url": article.url} if web_address(article.url) else {}
    return {"@type": "NewsArticle", "headline": article.title, **address, **publisher}


def sources_line(story: Story, say: Language) -> str:
    """How many files, outlets and origins report a story: "4 sources · 2 outlets · 3 origins"."""
    counts = ((story.articles, say.sources), (story.outlets, say.outlets), (story.origins, say.origins))
    return " · ".join(count(len(found)) for found, count in counts if found)


def single(story: Story, say: Language) -> str:
    """What to say where only one source, or one text, stands behind a story."""
    if len(story.articles) == 1:
        return say.gettext("One source only: nothing else in the folder reports this.")
    if len(story.origins) == 1:
        return say.ngettext(
            "One origin only: its source carries the only text.",
            "One origin only: all %(num)s sources carry the same text.",
            len(story.articles),
        )
    return ""


def reporters(story: Story, site: Site) -> tuple[Reporter, ...]:
    """Each outlet's part, in the order of its first report; undated ones last."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in story.articles:
        by_outlet[site.outlet(article)].append(article)
    order = sorted(by_outlet, key=lambda name: (sort_key(first(by_outlet[name]).published), name))
    scale = days_of(story.articles) if len(order) > 1 else []
    return tuple(reporter(name, by_outlet[name], scale, site) for name in order)


def reporter(name: str, articles: list[Article], scale: list[date | None], site: Site) -> Reporter:
    """One outlet's part."""
    copies = sum(a.copy_of is not None for a in articles)
    say = site.language
    return Reporter(
        outlet=name,
        first=site.date_line(first(articles).published),
        reports=say.reports(len(articles)) if len(articles) > 1 else "",
        copies=say.ngettext("%(num)s copied", "%(num)s copied", copies) if copies else "",
        chart=charts.by_day(days_of(articles), say.reports, say, scale) if scale else None,
    )


def days_of(articles: Iterable[Article]) -> list[date | None]:
    """The days of articles."""
    return [article.published.day for article in articles]


def first(articles: list[Article]) -> Article:
    """The earliest article; undated ones count as last."""
    return min(articles, key=lambda a: (sort_key(a.published), a.path))


def sort_key(published: PublicationDate) -> tuple[bool, str]:
    """Dates in order, unknown ones last."""
    return published.day is None, published.day.isoformat() if published.day else ""


def differences(story: Story, site: Site) -> tuple[Difference, ...]:
    """Names, numbers, dates and denials in which copies depart from their origin, both wordings abreast."""
    found = [
        difference(origin, copy, change, site)
        for origin in story.origins
        for copy in origin.copies
        if copy.article in site.articles and origin.article in site.articles
        for change in copy.changes
        if change.kind in KINDS
    ]
    return tuple(found[:DIFFERENCES_SHOWN])


def difference(origin: Origin, copy: Copy, change: Change, site: Site) -> Difference:
    """One change that may alter what is said, with the copy's sentence in which it stands."""
    article = site.articles[copy.article]
    sentence = next((s.text for s in article.sentences if s.number == change.number), "")
    return Difference(
        kind=site.language.gettext(KINDS[change.kind]),
        sentence=site.words(sentence, article.language),
        wordings=(
            origin_wording(origin, change.before, site),
            copy_wording(copy, change.after, change.number, site),
        ),
    )


def origin_wording(origin: Origin, text: str, site: Site) -> Wording:
    """The origin's side of a difference."""
    article = site.articles[origin.article]
    return Wording(
        text, site.outlet(article), site.date_line(article.published), site.source_href(article.path)
    )


def copy_wording(copy: Copy, text: str, number: int, site: Site) -> Wording:
    """The copy's side of a difference, linked to its sentence."""
    article = site.articles[copy.article]
    href = site.source_href(article.path, f"s{number}")
    return Wording(text, site.outlet(article), site.date_line(article.published), href)


def kinship(join: Join, site: Site) -> Kinship:
    """Why an article stands in its story."""
    return Kinship(
        title=site.source_link(join.article),
        to=site.source_link(join.to),
        terms=site.language.listing(join.terms),
    )
