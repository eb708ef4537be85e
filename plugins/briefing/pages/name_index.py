"""The index of names, looked up by article, story and quotation."""

from __future__ import annotations

from collections import Counter, defaultdict

from .. import addresses
from ..records import Name, Quote, Result, Saying, Story

Mention = tuple[str, int]
"""A sentence: the path of its article and its number."""


class NameIndex:
    """Names by the slugs of their pages, and what was said by them and of them."""

    def __init__(self, result: Result) -> None:
        self._names = result.names
        self._slugs = addresses.name_slugs([name.name for name in result.names])
        self.names: dict[str, Name] = dict(zip(self._slugs, result.names, strict=True))
        """In the order of the result."""
        self._by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """The places of the names of each article, with how many of its sentences hold them."""
        self._by_mention: dict[Mention, list[int]] = defaultdict(list)
        for place, name in enumerate(result.names):
            for use in name.uses:
                self._by_article[use.article].append((place, len(use.sentences)))
                for number in use.sentences:
                    self._by_mention[use.article, number].append(place)
        self._speakers = _by_form(result.names)
        self.said: dict[str, list[Saying]] = {}
        """What each is quoted with."""
        self.said_of: dict[str, dict[str, list[Saying]]] = {}
        """What others are quoted with in sentences that name it, by speaker."""
        for story in result.stories if result.names else ():
            for saying in story.sayings:
                self._place(saying)

    def of_story(self, story: Story) -> list[str]:
        """The slugs of the names of a story, those in most of its sentences first."""
        found: Counter[int] = Counter()
        for article in story.articles:
            found.update(dict(self._by_article.get(article.path, ())))
        return [self._slugs[place] for place in sorted(found, key=lambda place: (-found[place], place))]

    def _place(self, saying: Saying) -> None:
        """Note a saying under its speaker and under those whom it names."""
        speaker = self._speaker(saying)
        if speaker is not None:
            self.said.setdefault(self._slugs[speaker], []).append(saying)
        if saying.speaker:
            for place in sorted({place for quote in saying.wordings for place in self._named(quote)}):
                if place != speaker:
                    others = self.said_of.setdefault(self._slugs[place], {})
                    others.setdefault(saying.speaker, []).append(saying)

    def _speaker(self, saying: Saying) -> int | None:
        """The name that speaks, where just one of the quoting articles bears that form."""
        articles = {quote.sentence.article for quote in saying.wordings}
        bearers = [
            place
            for place in self._speakers.get(saying.speaker, ())
            if any(use.article in articles for use in self._names[place].uses)
        ]
        return bearers[0] if len(bearers) == 1 else None

    def _named(self, quote: Quote) -> list[int]:
        """The names in the sentence in which a quotation begins."""
        return self._by_mention.get((quote.sentence.article, quote.sentence.number), [])


def _by_form(names: tuple[Name, ...]) -> dict[str, list[int]]:
    """The places of the names that are written in each way."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for form, _ in name.forms:
            found[form].append(place)
    return found
