"""The pages that list all topics, all outlets, and what is undated."""

from __future__ import annotations

from collections import defaultdict

from .. import addresses
from ..records import Article
from . import wording
from .site import Site
from .source import rung, to_save
from .topic import topic_line
from .views import Head, OutletLine, TopicLine, UndatedLine


def topics_head(site: Site) -> Head:
    """What the list of topics says of itself."""
    return Head(
        title=site.language.gettext("Topics"),
        description=site.language.gettext(
            "The standing subjects followed here, each with what the sources say about it."
        ),
        href=site.href(addresses.TOPICS),
        section="topics",
    )


def topic_lines(site: Site) -> tuple[TopicLine, ...]:
    """All topics, in the order of the settings."""
    return tuple(topic_line(page, site) for page in site.result.topics)


def outlets_head(site: Site) -> Head:
    """What the list of outlets says of itself."""
    return Head(
        title=site.language.gettext("Outlets"),
        description=site.language.gettext("Who was read, how much, and how much of it is original."),
        href=site.href(addresses.OUTLETS),
        section="outlets",
    )


def outlet_lines(site: Site) -> tuple[OutletLine, ...]:
    """All outlets, those read most first; articles of unknown outlets last."""
    by_outlet: dict[str | None, list[Article]] = defaultdict(list)
    for article in site.result.articles:
        by_outlet[article.outlet].append(article)
    order = sorted(by_outlet, key=lambda name: (name is None, -len(by_outlet[name]), name or ""))
    return tuple(outlet_line(by_outlet[name], site) for name in order)


def outlet_line(articles: list[Article], site: Site) -> OutletLine:
    """An outlet's part of the whole."""
    copies = sum(a.copy_of is not None for a in articles)
    dated = [a for a in articles if a.published.day]
    latest = max(dated, key=lambda a: (a.published.day, a.path), default=articles[0])
    return OutletLine(
        name=site.outlet(articles[0]),
        articles=len(articles),
        originals=len(articles) - copies,
        copies=copies,
        stories=len({site.story_of[a.path].slug for a in articles if a.path in site.story_of}),
        span=site.language.span([a.published.day for a in dated]) or site.language.gettext("undated"),
        latest=site.source_link(latest.path, wording.short_date(latest.published, site.language)),
    )


def undated_head(site: Site) -> Head:
    """What the undated shelf says of itself."""
    return Head(
        title=site.language.gettext("Undated"),
        description=site.language.gettext(
            "Articles that nothing dates: never given today's date, never hidden."
        ),
        href=site.href(addresses.UNDATED),
    )


def undated_lines(site: Site) -> tuple[UndatedLine, ...]:
    """All articles without a day."""
    return tuple(undated_line(a, site) for a in site.result.articles if a.published.day is None)


def undated_line(article: Article, site: Site) -> UndatedLine:
    """An article without a day, and the evidence that was not enough."""
    story = site.story_of.get(article.path)
    return UndatedLine(
        article=site.source_link(article.path),
        outlet=site.outlet(article),
        phrase=site.date_line(article.published).phrase,
        refused=tuple(rung(e, article, set(), site) for e in article.published.evidence),
        story=site.story_link(story) if story else None,
        sidecar=to_save(article, site),
    )
