"""Sources numbered as a page cites them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..editions import Source
from ..links import web_address
from ..records import Article, Entry, Place, Sentence
from . import wording
from .printed import Printed
from .site import Site
from .views import Citation, Cited, Link, SourceEntry, TimelineDay


class Citations:
    """The sources of one page, numbered from 1 in the order in which the page first cites them."""

    def __init__(self, site: Site | Printed) -> None:
        self.site = site
        """Where the sources are credited and linked: as they are now, or as a frozen edition has them."""
        self.quoted: dict[str, dict[int, Sentence]] = {}
        """The sentences cited so far by their number, of each article in order of its own number."""

    def cite(self, sentence: Sentence, new: bool = False) -> Cited:
        """A sentence with its citation."""
        number = self._number(sentence)
        article = self.site.articles[sentence.article]
        others = self._others([sentence])
        name = article.outlet or self.site.title(article).text
        citation = Citation(
            number=number,
            label=self.site.language.gettext(
                "Source %(number)s: %(name)s", number=number, name=wording.shortened(name, 60)
            ),
            href=self.site.place_href(sentence),
            also=len(others),
            also_anchor=anchor(number) if others else "",
        )
        return Cited(self.site.words(sentence.text, article.language), bool(sentence.cut), citation, new)

    def cite_all(self, sentences: Iterable[Sentence]) -> tuple[Cited, ...]:
        """Sentences with their citations."""
        return tuple(self.cite(sentence) for sentence in sentences)

    def timeline(self, entries: Iterable[Entry]) -> tuple[TimelineDay, ...]:
        """A timeline with citations."""
        return tuple(TimelineDay(self.site.day(e.day), self.cite_all(e.sentences)) for e in entries)

    def entries(self) -> tuple[SourceEntry, ...]:
        """The list of sources of all that was cited so far."""
        return tuple(self._entry(number, path) for number, path in enumerate(self.quoted, 1))

    def _number(self, sentence: Sentence) -> int:
        self.quoted.setdefault(sentence.article, {}).setdefault(sentence.number, sentence)
        return list(self.quoted).index(sentence.article) + 1

    def _entry(self, number: int, path: str) -> SourceEntry:
        article = self.site.articles[path]
        origin = article.copy_of
        sentences = sorted(self.quoted[path].values(), key=lambda s: s.number)
        return SourceEntry(
            number=number,
            anchor=anchor(number),
            outlet=self.site.outlet(article),
            title=self.site.title(article),
            href=self.site.source_href(path),
            date=self.site.dated(article),
            quotes=tuple(self._quote(s, article) for s in sentences),
            also=self._others(sentences),
            original=web_address(article.url),
            copy_of=self.site.source_link(origin) if origin in self.site.articles else None,
            agency=article.agency or "",
            kept=self.site.kept(path),
        )

    def _quote(self, sentence: Sentence, article: Article | Source) -> Link:
        return Link(self.site.words(sentence.text, article.language), self.site.place_href(sentence))

    def _others(self, sentences: Sequence[Sentence]) -> tuple[Link, ...]:
        """The other articles in which sentences stand, each once, linked to the place."""
        own = {s.article for s in sentences}
        places = {p.article: p for s in reversed(sentences) for p in reversed(s.also)}
        known = [path for path in sorted(places) if path in self.site.articles and path not in own]
        return tuple(self._other(places[path]) for path in known)

    def _other(self, place: Place) -> Link:
        article = self.site.articles[place.article]
        return Link(self.site.title(article), self.site.place_href(place), self.site.outlet(article))


def anchor(number: int) -> str:
    """The anchor of an entry in the list of sources."""
    return f"source-{number}"
