"""A frozen edition's sources, credited as it was printed, each link led to where things stand now."""

from __future__ import annotations

from .. import addresses
from ..editions import Edition, Source, plain
from ..records import Place, PublicationDate, Sentence
from . import wording
from .site import Site, date_phrase
from .views import DateLine, KeptSentence, Link, Words

TITLE_LENGTH = 80
"""Characters of a first sentence that stands for a missing headline, as on the article's own page."""


class Printed:
    """What `Citations` asks of a site, answered from a frozen edition.

    A quoted sentence that no article has any more stands on the edition's own page, in its paragraph.
    """

    def __init__(self, edition: Edition, site: Site) -> None:
        self.site = site
        self.edition = edition
        self.articles = {source.path: source for source in edition.sources}
        self.placed = site.placed[edition.day]
        self.language = site.language
        self.words = site.words
        self.outlet = site.outlet
        self.numbers = {path: number for number, path in enumerate(self.articles, 1)}

    def title(self, source: Source) -> Words:
        """A source's headline, or its first words where it has none."""
        opening = wording.shortened(source.opening, TITLE_LENGTH)
        return self.words(source.title or opening or source.path, source.language)

    def dated(self, source: Source) -> DateLine:
        """When it was published, as the edition knew it."""
        known = PublicationDate(source.day, certainty=source.certainty)
        return DateLine(
            iso=source.day.isoformat() if source.day else "",
            short=wording.short_date(known, self.language),
            phrase=date_phrase(known, source.dated, self.language),
            certainty=source.certainty,
            href=self.site.day(source.day).href if source.day else "",
        )

    def place_href(self, place: Place | Sentence) -> str:
        """A sentence in its article, or on the edition's page where the article no longer has it."""
        number = self.placed.get((place.article, place.number))
        if number is not None:
            return self.site.source_href(place.article, f"s{number}")
        return self._home(self._anchor(place)) if self._is_lost(place) else self.source_href(place.article)

    def source_href(self, path: str) -> str:
        """An article's page, or the edition's where there is none any more."""
        return self.site.source_href(path) if path in self.site.articles else self._home()

    def source_link(self, path: str) -> Link:
        """A link to an article by its title."""
        return Link(self.title(self.articles[path]), self.source_href(path))

    def kept(self, path: str) -> tuple[KeptSentence, ...]:
        """The quoted sentences of a source that only the edition still has, by their number."""
        lost = {s.number: s for s in self.edition.sentences if s.article == path and self._is_lost(s)}
        return tuple(self._kept(lost[number]) for number in sorted(lost))

    def _kept(self, sentence: Sentence) -> KeptSentence:
        source = self.articles[sentence.article]
        context = {p.paragraph: plain(p.text) for p in source.passages}.get(sentence.paragraph, "")
        before, found, after = context.partition(plain(sentence.text))
        return KeptSentence(
            anchor=self._anchor(sentence),
            words=self.words(sentence.text, source.language),
            before=before if found else "",
            after=after,
            line=sentence.line,
            path=source.path,
            digest=source.digest,
            reason=self._reason(source),
        )

    def _reason(self, source: Source) -> str:
        """Why the article no longer has a sentence."""
        now = self.site.articles.get(source.path)
        if now is None:
            return self.language.gettext("The article is no longer there.")
        if now.digest != source.digest:
            return self.language.gettext("The raw file has changed.")
        return self.language.gettext("The article is read otherwise today.")

    def _is_lost(self, place: Place | Sentence) -> bool:
        quoted = any((s.article, s.number) == (place.article, place.number) for s in self.edition.sentences)
        return quoted and (place.article, place.number) not in self.placed

    def _anchor(self, place: Place | Sentence) -> str:
        return f"kept-{self.numbers[place.article]}-{place.number}"

    def _home(self, fragment: str = "") -> str:
        return self.site.href(addresses.briefing(self.edition.day), fragment)


def view(edition: Edition, site: Site) -> Site | Printed:
    """Where an edition credits its sources: as it was printed if it is frozen, else as they are now."""
    return Printed(edition, site) if edition.frozen else site
