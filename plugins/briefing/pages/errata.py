"""The errata of a frozen edition: what changed since, word by word, on the day on which it was noticed."""

from __future__ import annotations

from datetime import date

from rapidfuzz.distance import Levenshtein

from ..editions import UNDATED, Correction, Edition, locate, plain
from ..records import Sentence
from ..said import N_
from .printed import Printed
from .site import Site
from .views import CorrectionView, ErratumView, Link, Stretch, Words

LABELS = {
    "late": N_("Late article"),
    "moved": N_("Article of another day"),
    "gone": N_("Withdrawn article"),
    "changed": N_("Changed sentence"),
    "withdrawn": N_("Withdrawn sentence"),
    "outlet": N_("Outlet"),
    "title": N_("Headline of a source"),
    "decided": N_("Editor’s decision"),
    "note": N_("Analyst’s note"),
}
COMPARED = frozenset({"changed", "withdrawn", "outlet", "title", "note"})
"""What is shown word by word."""
ELEMENTS = {"insert": ("ins",), "delete": ("del",), "replace": ("del", "ins"), "equal": ("",)}


def errata_of(day: date, site: Site) -> tuple[ErratumView, ...]:
    """All errata of a day, oldest first; last what no erratum tells of yet."""
    frozen = site.frozen.get(day)
    if frozen is None:
        return ()
    teller = Teller(frozen.edition, site)
    found = [
        ErratumView(e.noticed.isoformat(), site.language.day(e.noticed), teller.tell(e.corrections))
        for e in frozen.errata
    ]
    fresh = site.news.get(day, ())
    return (*found, ErratumView("", "", teller.tell(fresh))) if fresh else tuple(found)


class Teller:
    """Puts the corrections of an edition into words."""

    def __init__(self, edition: Edition, site: Site) -> None:
        self.edition = edition
        self.site = site
        self.say = site.language
        self.printed = Printed(edition, site)

    def tell(self, corrections: tuple[Correction, ...]) -> tuple[CorrectionView, ...]:
        """The corrections of one erratum."""
        return tuple(self._view(correction) for correction in corrections)

    def _view(self, correction: Correction) -> CorrectionView:
        language, about = self._language(correction.about), self._about(correction)
        quotes = (Link(self.site.words(s.text, language), self._href(s)) for s in correction.sentences)
        return CorrectionView(
            label=self.say.gettext(LABELS[correction.kind]),
            about=about.words if about else None,
            href=about.href if about else "",
            says=self.site.account(self._says(correction)),
            undone=correction.undone,
            marks=self.site.words(correction.before or correction.after, language),
            stretches=stretches(correction.before, correction.after) if correction.kind in COMPARED else (),
            quotes=tuple(quotes),
        )

    def _says(self, correction: Correction) -> str:
        """What there is to say besides the words themselves; reasons are the editor's or the program's."""
        if correction.kind == "decided":
            return correction.after
        if correction.kind == "moved":
            return f"{self._now_of(correction.after)}: {correction.why}"
        return correction.why

    def _now_of(self, iso: str) -> str:
        """ "now of 15 December 2015", "now undated"."""
        if iso == UNDATED:
            return self.say.gettext("now undated")
        return self.say.gettext("now of %(day)s", day=self.say.day(date.fromisoformat(iso)))

    def _about(self, correction: Correction) -> Link | None:
        """The name of what it is about, and its page, or "" where it has none any more."""
        path = correction.about
        if correction.kind == "note":
            return None
        if correction.kind == "decided":
            story = self.site.headings.get(path)
            return self.site.story_link(story) if story else Link(Words(correction.before), "")
        if path in self.site.articles:
            return self.site.source_link(path)
        if path in self.printed.articles:
            return Link(self.printed.title(self.printed.articles[path]), "")
        return Link(Words(correction.after or correction.before or path, ""), "")

    def _href(self, sentence: Sentence) -> str:
        """The place of a sentence, wherever it is from."""
        if sentence.article in self.printed.articles and sentence.article in self.edition.articles:
            return self.printed.place_href(sentence)
        article = self.site.articles.get(sentence.article)
        if article is None:
            return self.site.edition_link(self.edition.day).href
        number = locate(sentence.text, sentence.number, article)
        return self.site.source_href(article.path, "" if number is None else f"s{number}")

    def _language(self, path: str) -> str:
        known = self.printed.articles.get(path) or self.site.articles.get(path)
        return known.language if known else "en"


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Two wordings as one text, word by word: what went, what came, what stayed."""
    old, new = plain(before).split(), plain(after).split()
    found = []
    for change in Levenshtein.opcodes(old, new):
        for element in ELEMENTS[change.tag]:
            some = new[change.dest_start : change.dest_end]
            if element == "del":
                some = old[change.src_start : change.src_end]
            found.append(Stretch(element, " ".join(some)))
    return tuple(found)
