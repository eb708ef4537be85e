"""The index of names and its pages: how each is written, when and in which words, and who is quoted."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from .. import addresses
from ..records import Article, Entry, Name, NameKind, NameUse, Sentence
from ..said import N_
from . import charts, sayings, wording
from .citations import Citations
from .headings import Heading
from .site import NAMES_LANGUAGE, Site
from .views import Head, Link, NameGroup, NamesPage, NameView, Speaker, Words

GROUPS: dict[NameKind, str] = {
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "place": N_("Places"),
    "name": N_("Other names"),
}
KINDS: dict[NameKind, str] = {
    "person": N_("Person"),
    "organisation": N_("Organisation"),
    "place": N_("Place"),
}
NO_KIND = N_("Name")
DAYS_SHOWN = 15
"""Days of a timeline; with the sentences of each and their sources a page weighs half its budget."""
SENTENCES_A_DAY = 2
LONGEST_SENTENCE = 400
"""Characters; longer ones are lists and tables that lost their lines."""
FORMS_SHOWN = 8
STORIES_SHOWN = 10
SPEAKERS_SHOWN = 4
SAYINGS_EACH = 2
"""Quotations of each of those who speak of a name; its own may be `sayings.SAYINGS_SHOWN`."""


def names_page(site: Site) -> NamesPage:
    """All that the index shows."""
    description = site.language.gettext(
        "People, organisations and places that at least two independent sources name."
    )
    head = Head(site.language.gettext("Names"), description, site.href(addresses.NAMES))
    empty = "" if site.names else site.language.gettext("Nothing yet: no two sources name the same.")
    groups = (group(kind, site) for kind in GROUPS)
    return NamesPage(head, tuple(g for g in groups if g.lines), empty)


def group(kind: NameKind, site: Site) -> NameGroup:
    """The names of one kind, by the alphabet, each with the number of its sources."""
    found = [(slug, name) for slug, name in site.names.items() if name.kind == kind]
    found.sort(key=lambda row: row[1].name.casefold())
    lines = tuple(site.name_link(slug, site.language.number(len(name.uses))) for slug, name in found)
    return NameGroup(site.language.gettext(GROUPS[kind]), lines)


def name_page(slug: str, site: Site) -> NameView:
    """All that the page of a name shows."""
    name, say = site.names[slug], site.language
    articles = [site.articles[use.article] for use in name.uses]
    days = by_day(name, site)
    citations = Citations(site)
    shown = citations.timeline(timeline(days, site))
    stories = stories_of(articles, site)
    return NameView(
        head=head(name, slug, articles, site),
        name=site.words(name.name, NAMES_LANGUAGE),
        kind=say.gettext(KINDS[name.kind]) if name.kind in KINDS else "",
        counts=counts(articles, stories, site),
        forms=forms(name, site),
        timeline=shown,
        days_line=days_line(len(shown), len(days), site) if len(days) > len(shown) else "",
        said=said(slug, site),
        about=about(slug, site),
        stories=stories[:STORIES_SHOWN],
        more_stories=say.and_more(len(stories) - STORIES_SHOWN) if len(stories) > STORIES_SHOWN else "",
        chart=charts.by_day([article.published.day for article in articles], say.articles, say),
        sources=citations.entries(),
    )


def head(name: Name, slug: str, articles: list[Article], site: Site) -> Head:
    """What the page says of itself."""
    number = site.language.sources(len(articles))
    description = site.language.gettext("%(name)s in %(sources)s", name=name.name, sources=number)
    if days := [article.published.day for article in articles if article.published.day]:
        description = f"{description}, {site.language.span(days)}"
    href = site.href(addresses.name(slug))
    kind = site.language.gettext(KINDS.get(name.kind, NO_KIND))
    return Head(title=f"{name.name} ({kind})", description=wording.shortened(description), href=href)


def counts(articles: list[Article], stories: tuple[Link, ...], site: Site) -> tuple[str, ...]:
    """ "12 sources", "4 outlets", "3 stories", and from when to when."""
    say = site.language
    outlets = {article.outlet for article in articles} - {None}
    days = [article.published.day for article in articles if article.published.day]
    found = ((len(articles), say.sources), (len(outlets), say.outlets), (len(stories), say.stories))
    line = [count(number) for number, count in found if number]
    return (*line, say.span(days)) if days else tuple(line)


def forms(name: Name, site: Site) -> tuple[Words, ...]:
    """How the sources write a name besides."""
    others = [form for form, _ in name.forms if form != name.name]
    return tuple(site.words(form, NAMES_LANGUAGE) for form in others[:FORMS_SHOWN])


def by_day(name: Name, site: Site) -> dict[date, list[NameUse]]:
    """The articles that give a name by their days, those that give it most first."""
    found: dict[date, list[NameUse]] = defaultdict(list)
    for use in sorted(name.uses, key=lambda use: (-len(use.sentences), use.article)):
        if day := site.articles[use.article].published.day:
            found[day].append(use)
    return found


def timeline(days: dict[date, list[NameUse]], site: Site) -> list[Entry]:
    """The days on which most articles give a name, the latest among equals, in order, with its sentences."""
    ranked = sorted(days, key=lambda day: (-len(days[day]), -day.toordinal()))
    return [Entry(day, told(days[day], site)) for day in sorted(ranked[:DAYS_SHOWN])]


def told(uses: list[NameUse], site: Site) -> tuple[Sentence, ...]:
    """The first sentence with the name of each of the first articles."""
    return tuple(first_sentence(site.articles[use.article], use.sentences) for use in uses[:SENTENCES_A_DAY])


def first_sentence(article: Article, numbers: tuple[int, ...]) -> Sentence:
    """The first of some sentences of an article that is no list; the first of all where each is one."""
    sentences = article.sentences
    mentions = [sentences[number] for number in numbers]
    return next((s for s in mentions if len(s.text) <= LONGEST_SENTENCE), mentions[0])


def days_line(shown: int, days: int, site: Site) -> str:
    """How many of the days with the name the timeline has."""
    return site.language.ngettext(
        "%(shown)s of %(num)s day: the one on which most sources give the name.",
        "%(shown)s of %(num)s days: those on which most sources give the name.",
        days,
        shown=site.language.number(shown),
    )


def said(slug: str, site: Site) -> Speaker | None:
    """What is quoted of a person's own words."""
    own = site.said.get(slug)
    return sayings.speaker(site.names[slug].name, own, site) if own else None


def about(slug: str, site: Site) -> tuple[Speaker, ...]:
    """Who else is quoted in sentences with the name, the most quoted first."""
    others = site.said_of.get(slug, {})
    ranked = sorted(others, key=lambda speaker: (-len(others[speaker]), speaker))
    return tuple(sayings.speaker(s, others[s], site, SAYINGS_EACH) for s in ranked[:SPEAKERS_SHOWN])


def stories_of(articles: list[Article], site: Site) -> tuple[Link, ...]:
    """The stories of some articles, newest first as the site has them."""
    found = {story.slug: story for a in articles if (story := site.story_of.get(a.path))}
    ordered = sorted(found.values(), key=lambda story: (last_day(story), story.slug))
    return tuple(site.story_link(story, site.language.span(story.days)) for story in ordered)


def last_day(story: Heading) -> int:
    """The order of stories: newest first, undated ones last."""
    return -story.days[-1].toordinal() if story.days else 1
