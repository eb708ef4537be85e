"""What is no longer as a frozen edition has it: late articles, and what sources and editor say since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..publication_dates import because
from ..records import Article, Result, Sentence
from .edition import Correction, Edition, Erratum, Source
from .locating import locate, nearest

UNDATED = "undated"
NO_RAW_FILE = "its raw file is no longer there"
NO_LIKENESS = "nothing like it stands in the article as it is read now"
ONE_MATTER = {"moved": "article", "gone": "article", "late": "article", "withdrawn": "changed"}
"""Kinds that replace one another: an article that came late may go again."""


@dataclass(frozen=True, slots=True)
class Present:
    """What there is now, indexed to hold an edition against."""

    articles: Mapping[str, Article]
    by_day: Mapping[date | None, list[str]]
    """The paths of each day's articles."""
    set_aside: Mapping[str, str]
    """Why each of these paths was set aside."""
    decided: Mapping[str, tuple[str, ...]]
    """What the editor decided about each story, by its slug."""
    editions: Mapping[date, Edition]
    """As they would be printed now."""
    notes: Mapping[date, str]

    @classmethod
    def of(cls, result: Result, editions: Mapping[date, Edition]) -> Present:
        """The present that a run of the pipeline found."""
        aside = {s.path: s.reason for s in result.set_aside}
        articles = {a.path: a for a in result.articles if a.path not in aside}
        by_day: dict[date | None, list[str]] = defaultdict(list)
        for path, article in articles.items():
            by_day[article.published.day].append(path)
        decided = {story.slug: story.decided for story in result.stories}
        notes = {day: edition.note for day, edition in editions.items()}
        return cls(articles, by_day, aside, decided, editions, notes)


def news(was: Edition, now: Present, errata: Iterable[Erratum]) -> tuple[Correction, ...]:
    """The corrections of an edition that no erratum tells of yet, and word of those that hold no longer."""
    told: dict[tuple[str, str, int], Correction] = {}
    for erratum in errata:
        told |= {matter(correction): correction for correction in erratum.corrections}
    found = {matter(correction): correction for correction in corrections(was, now)}
    fresh = [c for key, c in found.items() if key not in told or said(told[key]) != said(c)]
    undone = [replace(c, undone=True) for key, c in told.items() if key not in found and not c.undone]
    return (*fresh, *undone)


def said(correction: Correction) -> tuple[str, str, str, bool]:
    """What a correction says; reasons, and what would be taken today, may be put otherwise without news."""
    return correction.kind, correction.before, correction.after, correction.undone


def matter(correction: Correction) -> tuple[str, str, int]:
    """What a correction is about: a later one about the same replaces it."""
    about = f"{correction.about}: {correction.after}" if correction.kind == "decided" else correction.about
    return ONE_MATTER.get(correction.kind, correction.kind), about, correction.number


def corrections(was: Edition, now: Present) -> Iterator[Correction]:
    """All in which an edition differs from what there is now, in the order in which errata list it."""
    yield from late(was, now)
    for source in was.sources:
        if source.path in was.articles:
            yield from of_source(source, was, now)
    for sentence in was.sentences:
        if sentence.article in now.articles:
            yield from of_sentence(sentence, now.articles[sentence.article])
    yield from of_editor(was, now)


def late(was: Edition, now: Present) -> Iterator[Correction]:
    """Articles of the day that the edition did not have, with what an edition made now takes from them."""
    printed_now = now.editions[was.day].sentences if was.day in now.editions else ()
    for path in sorted(set(now.by_day.get(was.day, ())) - was.articles):
        taken = tuple(sentence for sentence in printed_now if sentence.article == path)
        article = now.articles[path]
        yield Correction("late", path, after=called(article), why=article.outlet or "", sentences=taken)


def called(article: Article) -> str:
    """What an article is called: its headline, else its first words, else its path."""
    return article.title.strip() or next((s.text for s in article.sentences), "") or article.path


def of_source(source: Source, was: Edition, now: Present) -> Iterator[Correction]:
    """An article of the edition that is gone, of another day or credited otherwise."""
    article = now.articles.get(source.path)
    title = source.title or source.opening or source.path
    if article is None:
        taken = tuple(s for s in was.sentences if s.article == source.path)
        why = now.set_aside.get(source.path, NO_RAW_FILE)
        yield Correction("gone", source.path, before=title, why=why, sentences=taken)
        return
    if article.published.day != was.day:
        day = article.published.day.isoformat() if article.published.day else UNDATED
        yield Correction("moved", source.path, before=title, after=day, why=because(article.published))
    if article.outlet != source.outlet:
        yield Correction("outlet", source.path, before=source.outlet or "", after=article.outlet or "")
    if article.title.strip() != source.title:
        yield Correction("title", source.path, before=source.title, after=article.title.strip())


def of_sentence(sentence: Sentence, article: Article) -> Iterator[Correction]:
    """A quoted sentence that its article no longer has in these words."""
    if locate(sentence.text, sentence.number, article) is not None:
        return
    found = nearest(sentence.text, article)
    where = sentence.article, sentence.number, sentence.text
    if found:
        yield Correction("changed", *where, after=found.text)
    else:
        yield Correction("withdrawn", *where, why=NO_LIKENESS)


def of_editor(was: Edition, now: Present) -> Iterator[Correction]:
    """What the editor has since decided about the edition's stories, and the note of the day."""
    for item in was.items:
        for word in now.decided.get(item.slug, ()):
            if word not in item.decided:
                yield Correction("decided", item.slug, before=item.headline, after=word)
    note = now.notes.get(was.day, "")
    if note != was.note:
        yield Correction("note", "", before=was.note, after=note)
