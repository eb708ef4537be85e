"""The desk where placed articles are written up: stories, topics and briefs from their own sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from . import figures, novelty, quotes, summaries, timelines
from .records import (
    Article,
    Brief,
    Cluster,
    Entry,
    Member,
    Origin,
    Place,
    Quantity,
    Saying,
    Sentence,
    Story,
    Topic,
    TopicPage,
)
from .runner import Runner, Step
from .settings import Settings, Words

Places = frozenset[tuple[str, int]]
"""Sentences by the path of their article and their number."""

Subject = tuple[Topic, tuple[Member, ...], tuple[str, ...]]
"""A topic, the articles that say something about it, the terms that the corpus added."""

NEWS_DAYS = 30
"""How many days back a reader can ask what is new: a month of days on which something was reported."""

Repeats = tuple[tuple[str, int, tuple[Place, ...]], ...]
"""For each sentence that stands elsewhere, too, the path of its article, its number and its other places."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the settings want things written up."""

    words: Words
    ranker: str
    timeline_days: int


@dataclass(frozen=True)
class Assignment:
    """All that a write-up rests on."""

    articles: tuple[Article, ...]
    """By day, undated ones last, then by path."""
    repeats: Repeats
    """Those of their sentences that stand elsewhere, too."""
    style: Style
    about: Places | None = None
    """The sentences that are about a topic; None for a story, of which all are."""
    keywords: tuple[str, ...] = ()
    """What a topic's timeline is about."""

    def summaries(
        self, articles: Sequence[Article], *lengths: int, about: Places | None = None
    ) -> list[tuple[Sentence, ...]]:
        """Summaries of some of the articles, one of each length, sentences with their other places."""
        about = self.about if about is None else about
        return summaries.at_lengths(articles, lengths, about, self.style.ranker, self.repeated)

    @cached_property
    def repeated(self) -> dict[tuple[str, int], tuple[Place, ...]]:
        """The repeats, by article and number."""
        return {(path, number): places for path, number, places in self.repeats}

    def timeline(self) -> tuple[Entry, ...]:
        """The days that mattered, each with a sentence or two."""

        def summarize(some: Sequence[Article], words: int) -> tuple[Sentence, ...]:
            return self.summaries(some, words)[0]

        days, words = self.style.timeline_days, self.style.words.entry
        return timelines.timeline(self.articles, days, words, self.keywords, summarize=summarize)

    def news(self, new: Mapping[date, Sequence[Sentence]]) -> tuple[Entry, ...]:
        """What each of the latest days adds: of its new sentences those that say most."""
        return tuple(Entry(day, self.news_of(day, new[day])) for day in sorted(new)[-NEWS_DAYS:])

    def news_of(self, day: date, new: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Those of a day's new sentences that say most."""
        if not new:
            return ()
        places = frozenset((s.article, s.number) for s in new)
        return self.summaries(of_day(self.articles, day), self.style.words.news, about=places)[0]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the articles of a story or about a topic say, in their own sentences."""

    summary: tuple[Sentence, ...]
    timeline: tuple[Entry, ...]
    told: tuple[tuple[Sentence, ...], ...] = ()
    """Of a story: for each of its days, what that day's edition says."""
    figures: tuple[Quantity, ...] = ()
    sayings: tuple[Saying, ...] = ()
    news: tuple[Entry, ...] = ()
    """What each day added."""
    firsts: tuple[Place, ...] = ()
    """Of a story: its sentences that say what no earlier source said."""


def draft_story(assignment: Assignment) -> Draft:
    """The write-up of one story."""
    articles, words = assignment.articles, assignment.style.words
    new = novelty.new_sentences(articles)
    summary, brief = assignment.summaries(articles, words.story, words.brief)
    days = days_of(articles)
    return Draft(
        summary=summary,
        timeline=assignment.timeline() if len(days) > 1 else (),
        told=tuple(
            brief if some == articles else assignment.summaries(some, words.brief)[0]
            for some in (of_day(articles, day) for day in days)
        ),
        figures=figures.differences(articles),
        sayings=quotes.ledger(articles),
        news=assignment.news(new),
        firsts=tuple(place_of(s) for day in new for s in new[day]),
    )


def draft_topic(assignment: Assignment) -> Draft:
    """The write-up of one topic: its own sentences, not the stories at large."""
    (summary,) = assignment.summaries(assignment.articles, assignment.style.words.topic)
    new = novelty.new_sentences(assignment.articles, assignment.about)
    return Draft(summary, assignment.timeline(), news=assignment.news(new))


DRAFT_STORY = Step(draft_story, Assignment, Draft)
DRAFT_TOPIC = Step(draft_topic, Assignment, Draft)


@dataclass(frozen=True)
class Desk:
    """What every write-up draws on."""

    articles: Mapping[str, Article]
    """By path."""
    origins: Mapping[str, Origin]
    """By the path of the article held to be the first."""
    repeated: Mapping[tuple[str, int], tuple[Place, ...]]
    """The other places of each sentence that stands in several articles."""
    topics: tuple[Topic, ...]
    settings: Settings
    runner: Runner

    def stories(self, clusters: Sequence[Cluster]) -> list[tuple[Story, tuple[Brief, ...]]]:
        """The clusters, written up, and for each of their days what its edition says of them."""
        assignments = [self.assignment(cluster.articles) for cluster in clusters]
        drafts = self.runner.each("Writing stories", DRAFT_STORY, assignments)
        return [
            self.story(cluster, assignment.articles, draft)
            for cluster, assignment, draft in zip(clusters, assignments, drafts, strict=True)
        ]

    def story(
        self, cluster: Cluster, articles: tuple[Article, ...], draft: Draft
    ) -> tuple[Story, tuple[Brief, ...]]:
        """A story and its briefs from their draft."""
        story = Story(
            slug=cluster.slug,
            headline=cluster.headline,
            headline_of=cluster.headline_of,
            articles=articles,
            origins=tuple(self.origins[path] for path in sorted({a.origin for a in articles})),
            summary=draft.summary,
            timeline=draft.timeline,
            topics=self.topics_of(articles),
            joins=cluster.joins,
            decided=cluster.decided,
            figures=draft.figures,
            sayings=draft.sayings,
            news=draft.news,
        )
        firsts = set(draft.firsts)
        briefs = (
            Brief(story, of_day(articles, day), told, tuple(p for s in told if (p := place_of(s)) in firsts))
            for day, told in zip(story.days, draft.told, strict=True)
        )
        return story, tuple(briefs)

    def topics_of(self, articles: Sequence[Article]) -> tuple[Topic, ...]:
        """The topics that these articles say something about, in the order of the settings."""
        slugs = {slug for article in articles for slug in article.topics}
        return tuple(topic for topic in self.topics if topic.slug in slugs)

    def topic_pages(self, subjects: Sequence[Subject], stories: Sequence[Story]) -> list[TopicPage]:
        """What the sources say about each topic."""
        assignments = [self.topic_assignment(*subject) for subject in subjects]
        drafts = self.runner.each("Writing topics", DRAFT_TOPIC, assignments)
        return [
            TopicPage(
                topic=topic,
                members=members,
                summary=draft.summary,
                timeline=draft.timeline,
                stories=tuple(story for story in stories if topic in story.topics),
                expanded=expanded,
                news=draft.news,
            )
            for (topic, members, expanded), draft in zip(subjects, drafts, strict=True)
        ]

    def topic_assignment(
        self, topic: Topic, members: tuple[Member, ...], expanded: tuple[str, ...]
    ) -> Assignment:
        """All that the write-up of a topic rests on."""
        return self.assignment(
            [member.article for member in members],
            about=frozenset((s.article, s.number) for member in members for s in member.sentences),
            keywords=tuple(term for group in topic.wanted for term in group),
        )

    def assignment(
        self, paths: Iterable[str], about: Places | None = None, keywords: tuple[str, ...] = ()
    ) -> Assignment:
        """All that the write-up of some articles rests on."""
        articles = in_order(self.articles[path] for path in paths)
        style = Style(self.settings.words, self.settings.ranker, self.settings.timeline_days)
        repeats = (self.repeats.get(article.path, ()) for article in articles)
        return Assignment(articles, tuple(chain.from_iterable(repeats)), style, about, keywords)

    @cached_property
    def repeats(self) -> dict[str, Repeats]:
        """For each article its sentences that stand elsewhere, too, in order: known without unfolding it."""
        found: dict[str, list[tuple[str, int, tuple[Place, ...]]]] = defaultdict(list)
        for (path, number), places in sorted(self.repeated.items()):
            found[path].append((path, number, places))
        return {path: tuple(repeats) for path, repeats in found.items()}


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles by day, undated ones last, then by path."""
    return tuple(sorted(articles, key=lambda a: (a.published.day is None, a.published.day, a.path)))


def place_of(sentence: Sentence) -> Place:
    """Where a sentence stands."""
    return Place(sentence.article, sentence.number)


def of_day(articles: Iterable[Article], day: date) -> tuple[Article, ...]:
    """Those articles that appeared on a day."""
    return tuple(article for article in articles if article.published.day == day)


def days_of(articles: Iterable[Article]) -> list[date]:
    """The days on which these articles appeared, in order."""
    return sorted({article.published.day for article in articles if article.published.day})
