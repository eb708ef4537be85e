"""The site: a result, indexed so that every page finds what it links to, and notes what it asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from .. import addresses, editions
from ..encoding import encode
from ..interface import SOURCE, Language
from ..publication_dates import reason
from ..records import (
    Article,
    Copy,
    Entry,
    Origin,
    Place,
    PublicationDate,
    Result,
    Sentence,
    Story,
    Topic,
)
from ..said import Said
from ..store import Store
from . import calendar, wording
from .asking import Asking, Lookup, digest_of_rows
from .digests import Digests
from .headings import Heading, joins_shown
from .memory import Made, Memory
from .name_index import NameIndex
from .on_demand import Maker
from .views import DateLine, Day, KeptSentence, Link, Words

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NOTHING_FROZEN = editions.Archive()


NAMES_LANGUAGE = "en"
"""The language of the articles in which names are found."""

VIEWS_KEPT = 8
"""Views in memory at once: one is asked for its digest, then rendered; a story also in feeds."""

Uses = dict[int, tuple[Link, ...]]
"""The pages that quote each sentence of an article, by its number, in the order of the site."""


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


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, as citations give it."""

    name: str = ""
    """The site's name."""
    address: str = ""
    """Its address, without a closing slash; "" before it has one."""


NAMELESS = Imprint()


class Site:
    """Look-ups over a result: articles, stories, days, copies and uses by name, and the links to them.

    Views see nothing else of the site: each look-up notes who asks for what (`asking`), which is how a later
    build knows without making a view that it would come out the same (`memory`).
    """

    def __init__(
        self,
        result: Result,
        settings: LinkSettings,
        archive: editions.Archive = NOTHING_FROZEN,
        imprint: Imprint = NAMELESS,
        store: Store | None = None,
    ) -> None:
        self.imprint = imprint
        self.clean_urls = settings.clean_urls
        self.pdf = settings.pdf
        self.language = Language(settings.language)
        self.asking = Asking()
        self.memory = Memory(self.asking, self._common(), store)
        self._result = result
        self._cached = lru_cache(maxsize=VIEWS_KEPT)(self._make)
        self._index(result)
        self._index_editions(result, archive)
        self._index_names(result)
        self.uses: Lookup[str, Uses] = self.asking.lookup("uses", self._uses(), digest_of_rows)
        """The pages that quote sentences of an article, by the article and their number."""

    def _index(self, result: Result) -> None:
        """What the pipeline found, by name."""
        lookup, digests = self.asking.lookup, Digests()
        articles = {a.path: a for a in result.articles}
        headings = {s.slug: Heading.of(s) for s in result.stories}
        story_of = {a.path: headings[s.slug] for s in result.stories for a in s.articles}
        copies = {copy.article: (origin, copy) for origin in result.origins for copy in origin.copies}
        self.articles = lookup("articles", articles, digests.article)
        self.totals = lookup("totals", {"articles": len(articles)})
        self.slugs = lookup("slugs", addresses.source_slugs(sorted(articles)))
        self.stories = lookup("stories", {s.slug: s.changed(joins=()) for s in result.stories}, digests.story)
        """Stories by slug, without their joins: the weight of terms changes with every article."""
        self.joins = lookup("joins", {s.slug: joins_shown(s) for s in result.stories})
        self.headings = lookup("headings", headings)
        """What other pages say of a story, by its slug."""
        self.story_of = lookup("story of", story_of)
        """The same by the paths of its articles."""
        self.origins = lookup("origins", {o.article: o for o in result.origins}, digests.origin)
        self.copies: Lookup[str, tuple[Origin, Copy]] = lookup("copies", copies, digests.copy)
        self.stitches = lookup("stitches", {s.article: s for s in result.stitches})
        self.notes = lookup("notes", {f"{n.kind} {n.about}": n for n in result.notes})
        self.topics = lookup("topics", {page.topic.slug: page.topic for page in result.topics})
        self.topic_pages = lookup("topic pages", {p.topic.slug: p for p in result.topics}, digests.topic)

    def _index_editions(self, result: Result, archive: editions.Archive) -> None:
        """The edition of each day, newest first: as it was frozen, else as the sources have it now."""
        lookup, frozen = self.asking.lookup, archive.frozen
        made = editions.outline(result)
        now = editions.Present.of(result, made)
        found = calendar.newest_first({**made, **{day: f.edition for day, f in frozen.items()}})
        placed = {day: editions.places(f.edition, self.articles) for day, f in frozen.items()}
        self.editions = lookup("editions", found)
        self.days = lookup("days", calendar.neighbours(found))
        """The days before and after each that has an edition."""
        self.frozen = lookup("frozen", frozen)
        self.broken = lookup("broken", archive.broken)
        """Why an edition that was frozen cannot be read."""
        self.placed = lookup("placed", placed, digest_of_rows)
        """Where the sentences of each frozen edition stand now."""
        news = {day: editions.news(f.edition, now, f.errata) for day, f in frozen.items()}
        self.news = lookup("news", news)
        """What no erratum of a frozen edition tells of yet."""

    def _index_names(self, result: Result) -> None:
        """Names by the slugs of their pages, and what was said by them and of them."""
        lookup, index = self.asking.lookup, NameIndex(result)
        self.names = lookup("names", index.names)
        self.names_in = lookup("names in", {s.slug: index.of_story(s) for s in result.stories})
        """The slugs of the names of a story, those in most of its sentences first."""
        self.said = lookup("said", index.said)
        self.said_of = lookup("said of", index.said_of)

    def _common(self) -> bytes:
        """What stands for all that views see of the site without asking."""
        return encode((self.imprint, self.clean_urls, self.pdf, self.language.fingerprint))

    @property
    def result(self) -> Result:
        """All that was found: a view that looks at it is made anew on every build."""
        self.asking.note_all()
        return self._result

    def made(self, make: Maker, key: Hashable) -> Made:
        """A view and what it asked, kept while its page is being written."""
        found = self._cached(make, key)
        self.asking.ask_again(found[1])
        return found

    def _make(self, make: Maker, key: Hashable) -> Made:
        with self.asking.noting() as questions:
            return make(key, self), questions

    def _uses(self) -> dict[str, Uses]:
        """The pages that quote each sentence, by its article and number, in the order of the site."""
        found: dict[str, dict[int, dict[str, Link]]] = defaultdict(lambda: defaultdict(dict))
        for link, sentences in self._quoting():
            for sentence in sentences:
                found[sentence.article][sentence.number].setdefault(link.href, link)
        return {
            path: {number: tuple(links.values()) for number, links in uses.items()}
            for path, uses in found.items()
        }

    def _quoting(self) -> Iterator[tuple[Link, list[Sentence]]]:
        """Every page that quotes, with the sentences that it quotes."""
        for day, edition in self.editions.items():
            yield self.edition_link(day), [s.changed(number=n) for s, n in self._now(edition)]
        for story in self._result.stories:
            yield (
                self.story_link(story),
                [*story.summary, *sentences_of(story.timeline), *sentences_of(story.news)],
            )
        for page in self._result.topics:
            yield self.topic_link(page.topic), [*page.summary, *sentences_of(page.timeline)]
            yield self.news_link(page.topic), [*sentences_of(page.news)]

    def _now(self, edition: editions.Edition) -> Iterator[tuple[Sentence, int]]:
        """The sentences of an edition that stand in their articles, each with its number there now."""
        placed = self.placed.get(edition.day)
        for sentence in edition.sentences:
            if placed is None:
                yield sentence, sentence.number
            elif (number := placed.get((sentence.article, sentence.number))) is not None:
                yield sentence, number

    def words(self, text: str, language: str) -> Words:
        """Words of a source, with their language and direction where these are not the page's."""
        direction = wording.direction(text)
        other_way = direction if direction != self.language.direction else ""
        return Words(text, foreign(text, language, self.language.code), other_way)

    def account(self, said: Said | str) -> Words:
        """What the program says of its evidence, marked as English where nobody has translated it."""
        if self.language.speaks(said):
            return Words(self.language.said(said))
        return self.words(str(said), SOURCE)

    def outlet(self, article: Article | editions.Source) -> str:
        """Who published an article, or that nothing says so."""
        return article.outlet or self.language.gettext("Unknown outlet")

    def note(self, kind: str, about: str) -> Markup:
        """The analyst's note about a day, a story or a topic; empty where there is none."""
        found = self.notes.get(f"{kind} {about}")
        return Markup(found.html if found else "")

    def href(self, save_as: str, fragment: str = "") -> str:
        """The address of a page below the site's root."""
        return addresses.link(save_as, self.clean_urls, fragment)

    def absolute(self, href: str) -> str:
        """An address below the site's root with the site's own before it, where it has one."""
        return f"{self.imprint.address.rstrip('/')}/{href}" if self.imprint.address else href

    def source_href(self, path: str, fragment: str = "") -> str:
        """The address of an article's page, or of a place on it."""
        return self.href(addresses.source(self.slugs[path]), fragment)

    def place_href(self, place: Place | Sentence) -> str:
        """The address of a sentence in its cleaned article."""
        return self.source_href(place.article, f"s{place.number}")

    def source_link(self, path: str, note: str = "") -> Link:
        """A link to an article's page by its title."""
        return Link(self.title(self.articles[path]), self.source_href(path), note)

    def story_link(self, story: Story | Heading, note: str = "") -> Link:
        """A link to a story by its headline."""
        return Link(self.headline(story), self.href(addresses.story(story.slug)), note)

    def topic_link(self, topic: Topic, note: str = "") -> Link:
        """A link to a topic by its name."""
        return Link(Words(topic.name), self.href(addresses.topic(topic.slug)), note)

    def news_link(self, topic: Topic) -> Link:
        """A link to what is new in a topic."""
        words = self.language.gettext("%(topic)s: what is new, day by day", topic=topic.name)
        return Link(Words(words), self.href(addresses.news(topic.slug)))

    def name_link(self, slug: str, note: str = "") -> Link:
        """A link to the page of a name of the index."""
        href = self.href(addresses.name(slug))
        return Link(self.words(self.names[slug].name, NAMES_LANGUAGE), href, note)

    def edition_link(self, day: date, note: str = "") -> Link:
        """A link to the edition of a day."""
        return Link(Words(self.language.weekday(day)), self.href(addresses.briefing(day)), note)

    def day(self, day: date) -> Day:
        """A day, linked to its edition where there is one."""
        return Day(day.isoformat(), self.language.weekday(day), self._edition_href(day))

    def _edition_href(self, day: date | None) -> str:
        return self.href(addresses.briefing(day)) if day in self.days else ""

    def headline(self, story: Story | Heading) -> Words:
        """A story's headline in the language of the article that it is from."""
        source = self.articles.get(story.headline_of)
        return self.words(wording.headline(story.headline), source.language if source else self.language.code)

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
            phrase=date_phrase(published, self.language.said(reason(published)), self.language),
            certainty=published.certainty,
            href=self._edition_href(published.day),
        )

    def dated(self, article: Article) -> DateLine:
        """When an article was published, with its evidence in words."""
        return self.date_line(article.published)

    def kept(self, path: str) -> tuple[KeptSentence, ...]:
        """What only a frozen edition still has of an article: here, nothing."""
        return ()


def sentences_of(timeline: Iterable[Entry]) -> Iterator[Sentence]:
    """All sentences of a timeline."""
    return (sentence for entry in timeline for sentence in entry.sentences)


def date_phrase(published: PublicationDate, reason: str, say: Language) -> str:
    """A date and what it rests on: "17 December 2015, stated: Updated Dec 17, 2015"."""
    day = wording.short_date(published, say)
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
