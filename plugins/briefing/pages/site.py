"""The site: a result, indexed so that every page finds what it links to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from markupsafe import Markup

from ..interface import Language
from ..publication_dates import because
from ..records import (
    Article,
    Briefing,
    Copy,
    Entry,
    Origin,
    Place,
    PublicationDate,
    Result,
    Sentence,
    Stitch,
    Story,
    Topic,
    TopicPage,
)
from . import addresses, wording
from .views import DateLine, Day, Link, Words

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


class LinkSettings(Protocol):
    """The settings that pages need."""

    @property
    def clean_urls(self) -> bool:
        """Whether links end in "/" rather than "/index.html"."""
        ...

    @property
    def pdf(self) -> bool:
        """Whether each edition is made as PDF, too."""
        ...

    @property
    def language(self) -> str:
        """The code of the language in which pages speak."""
        ...


class Site:
    """Look-ups over a result: articles, stories, days, copies and uses by name, and the links to them."""

    def __init__(self, result: Result, settings: LinkSettings) -> None:
        self.result = result
        self.clean_urls = settings.clean_urls
        self.pdf = settings.pdf
        self.language = Language(settings.language)
        self.articles: dict[str, Article] = {a.path: a for a in result.articles}
        self.slugs = addresses.source_slugs(sorted(self.articles))
        self.days: dict[date, Briefing] = {b.day: b for b in result.briefings}
        self.stories: dict[str, Story] = {s.slug: s for s in result.stories}
        self.story_of: dict[str, Story] = {a.path: s for s in result.stories for a in s.articles}
        self.origins: dict[str, Origin] = {o.article: o for o in result.origins}
        self.copies: dict[str, tuple[Origin, Copy]] = {
            copy.article: (origin, copy) for origin in result.origins for copy in origin.copies
        }
        self.notes: dict[tuple[str, str], Markup] = {(n.kind, n.about): Markup(n.html) for n in result.notes}
        self.stitches: dict[str, Stitch] = {s.article: s for s in result.stitches}
        self.topics: dict[str, TopicPage] = {page.topic.slug: page for page in result.topics}
        self.fates = Counter((fate.fate, fate.day) for fate in result.ledger.fates)
        self.uses = self._uses()

    def _uses(self) -> dict[tuple[str, int], tuple[Link, ...]]:
        """The pages that quote each sentence, by its article and number, in the order of the site."""
        found: dict[tuple[str, int], dict[str, Link]] = defaultdict(dict)
        for link, sentences in self._quoting():
            for sentence in sentences:
                found[sentence.article, sentence.number].setdefault(link.href, link)
        return {place: tuple(links.values()) for place, links in found.items()}

    def _quoting(self) -> Iterator[tuple[Link, list[Sentence]]]:
        """Every page that quotes, with the sentences that it quotes."""
        for briefing in self.result.briefings:
            yield self.edition_link(briefing.day), [s for brief in briefing.briefs for s in brief.sentences]
        for story in self.result.stories:
            yield self.story_link(story), [*story.summary, *sentences_of(story.timeline)]
        for page in self.result.topics:
            yield self.topic_link(page.topic), [*page.summary, *sentences_of(page.timeline)]

    def words(self, text: str, language: str) -> Words:
        """Words of a source, with their language and direction where these are not the page's."""
        direction = wording.direction(text)
        other_way = direction if direction != self.language.direction else ""
        return Words(text, foreign(text, language, self.language.code), other_way)

    def outlet(self, article: Article) -> str:
        """Who published an article, or that nothing says so."""
        return article.outlet or self.language.gettext("Unknown outlet")

    def note(self, kind: str, about: str) -> Markup:
        """The analyst's note about a day, a story or a topic; empty where there is none."""
        return self.notes.get((kind, about), Markup())

    def href(self, save_as: str, fragment: str = "") -> str:
        """The address of a page below the site's root."""
        return addresses.link(save_as, self.clean_urls, fragment)

    def source_href(self, path: str, fragment: str = "") -> str:
        """The address of an article's page, or of a place on it."""
        return self.href(addresses.source(self.slugs[path]), fragment)

    def place_href(self, place: Place | Sentence) -> str:
        """The address of a sentence in its cleaned article."""
        return self.source_href(place.article, f"s{place.number}")

    def source_link(self, path: str, note: str = "") -> Link:
        """A link to an article's page by its title."""
        return Link(self.title(self.articles[path]), self.source_href(path), note)

    def story_link(self, story: Story, note: str = "") -> Link:
        """A link to a story by its headline."""
        return Link(self.headline(story), self.href(addresses.story(story.slug)), note)

    def topic_link(self, topic: Topic, note: str = "") -> Link:
        """A link to a topic by its name."""
        return Link(Words(topic.name), self.href(addresses.topic(topic.slug)), note)

    def edition_link(self, day: date, note: str = "") -> Link:
        """A link to the edition of a day."""
        return Link(Words(self.language.weekday(day)), self.href(addresses.briefing(day)), note)

    def day(self, day: date) -> Day:
        """A day, linked to its edition where there is one."""
        return Day(day.isoformat(), self.language.weekday(day), self._edition_href(day))

    def _edition_href(self, day: date | None) -> str:
        return self.href(addresses.briefing(day)) if day in self.days else ""

    def headline(self, story: Story) -> Words:
        """A story's headline in the language of the article that it is from."""
        source = self.articles.get(story.headline_of)
        return self.words(story.headline, source.language if source else self.language.code)

    def title(self, article: Article) -> Words:
        """An article's headline, or its first words where it has none."""
        if article.title.strip():
            return self.words(article.title, article.language)
        first = next((s.text for s in article.sentences), "")
        return self.words(wording.shortened(first, 80) or article.path, article.language)

    def date_line(self, published: PublicationDate) -> DateLine:
        """When an article was published, with its evidence in words."""
        return DateLine(
            iso=published.day.isoformat() if published.day else "",
            short=wording.short_date(published, self.language),
            phrase=date_phrase(published, self.language),
            certainty=published.certainty,
            href=self._edition_href(published.day),
        )


def sentences_of(timeline: Iterable[Entry]) -> Iterator[Sentence]:
    """All sentences of a timeline."""
    return (sentence for entry in timeline for sentence in entry.sentences)


def date_phrase(published: PublicationDate, say: Language) -> str:
    """A date and what it rests on: "17 December 2015, stated: Updated Dec 17, 2015"."""
    day, reason = wording.short_date(published, say), because(published)
    if published.certainty == "stated":
        return say.gettext("%(day)s, stated: %(reason)s", day=day, reason=reason)
    return f"{day}: {reason}"


def foreign(text: str, language: str, page: str) -> str | None:
    """The code to mark a passage with: None in the page's language, "" where the language is unknown.

    Whoever takes every text for one of the page's language is right of most; another alphabet tells the rest.
    """
    if language.split("-")[0].lower() == page.split("-")[0].lower():
        return None if wording.is_latin(text) else ""
    return language if LANGUAGE_CODE.fullmatch(language) else ""


def web_address(url: str | None) -> str:
    """An address that may be made a link: http or https and nothing odd in it; "" for any other."""
    return url if url and WEB_ADDRESS.fullmatch(url) else ""
