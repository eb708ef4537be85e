"""From what the pipeline found to the editions, each complete in itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from ..links import web_address
from ..publication_dates import because
from ..records import Article, Brief, Briefing, Ledger, Result
from .edition import Edition, Item, Label, Passage, Source

SET_ASIDE = "set aside"
ACCOUNT = ("shown", "folded", "on other days", "undated", SET_ASIDE)
"""What the account of a day counts, in this order; together all files."""
PAGE_LANGUAGE = "en"
"""The language of a headline that no article of the folder bears."""


Credit = Callable[[Article, Iterable[int]], Source]
"""How an article is credited, of which these paragraphs are quoted."""


def compose(result: Result) -> dict[date, Edition]:
    """The edition of each day, newest first, as it would be printed now: whole, so that it can be frozen."""
    return _editions(result, source)


def outline(result: Result) -> dict[date, Edition]:
    """The same without the words of sources, which only frozen editions need: no article is unfolded."""
    return _editions(result, credited)


def _editions(result: Result, credit: Credit) -> dict[date, Edition]:
    composer = Composer(result, credit)
    return {briefing.day: composer.edition(briefing) for briefing in result.briefings}


class Composer:
    """Look-ups over a result, shared by its editions."""

    def __init__(self, result: Result, credit: Credit) -> None:
        self.credit = credit
        self.articles = {article.path: article for article in result.articles}
        self.account = Account(result.ledger)
        self.notes = {note.about: note.text for note in result.notes if note.kind == "day"}

    def edition(self, briefing: Briefing) -> Edition:
        """One day's edition."""
        return Edition(
            day=briefing.day,
            items=tuple(self._item(brief) for brief in briefing.briefs),
            sources=self._sources(briefing.briefs),
            account=self.account.of(briefing.day),
            note=self.notes.get(briefing.day.isoformat(), ""),
        )

    def _item(self, brief: Brief) -> Item:
        story = brief.story
        bearer = self.articles.get(story.headline_of)
        return Item(
            slug=story.slug,
            headline=story.headline,
            language=bearer.language if bearer else PAGE_LANGUAGE,
            topics=tuple(Label(topic.slug, topic.name) for topic in story.topics),
            articles=tuple(article.path for article in brief.articles),
            sentences=brief.sentences,
            files=len(story.articles),
            origins=len(story.origins),
            decided=story.decided,
            new=brief.new,
        )

    def _sources(self, briefs: Iterable[Brief]) -> tuple[Source, ...]:
        """The articles of the day, those quoted, and those that these name."""
        quoted: dict[str, set[int]] = {}
        named: set[str] = set()
        for brief in briefs:
            named |= {article.path for article in brief.articles}
            for sentence in brief.sentences:
                quoted.setdefault(sentence.article, set()).add(sentence.paragraph)
                named |= {place.article for place in sentence.also}
        named |= quoted.keys()
        named |= {origin for path in named if (origin := self._copied_by(path))}
        known = sorted(named & self.articles.keys())
        return tuple(self.credit(self.articles[path], quoted.get(path, ())) for path in known)

    def _copied_by(self, path: str) -> str | None:
        article = self.articles.get(path)
        return article.copy_of if article else None


class Account:
    """What became of the files of a folder, as each day sees it."""

    def __init__(self, ledger: Ledger) -> None:
        self.aside = sum(fate.fate == SET_ASIDE for fate in ledger.fates)
        others = [fate for fate in ledger.fates if fate.fate != SET_ASIDE]
        self.dated = Counter(fate.day for fate in others)
        """How many files are of each day; None where that is not known."""
        self.fates = Counter((fate.fate, fate.day) for fate in others)

    def of(self, day: date) -> dict[str, int]:
        """How many files met each fate; the parts add up to all files."""
        undated = self.dated[None]
        elsewhere = self.dated.total() - undated - self.dated[day]
        parts = (self.fates["shown", day], self.fates["folded", day], elsewhere, undated, self.aside)
        return dict(zip(ACCOUNT, parts, strict=True))


def source(article: Article, quoted: Iterable[int]) -> Source:
    """An article as an edition credits it, with its first sentence and the paragraphs that are quoted."""
    kept = [n for n in sorted(quoted) if n < len(article.paragraphs)]
    return replace(
        credited(article),
        opening=next((sentence.text for sentence in article.sentences), ""),
        passages=tuple(Passage(n, article.paragraphs[n].line, article.paragraphs[n].text) for n in kept),
    )


def credited(article: Article, quoted: Iterable[int] = ()) -> Source:
    """An article as an edition credits it, without a word of its text."""
    return Source(
        path=article.path,
        digest=article.digest,
        title=article.title.strip(),
        opening="",
        language=article.language,
        outlet=article.outlet,
        agency=article.agency,
        url=web_address(article.url) or None,
        day=article.published.day,
        certainty=article.published.certainty,
        dated=because(article.published),
        copy_of=article.copy_of,
        passages=(),
    )
