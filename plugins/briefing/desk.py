"""The desk where placed articles are written up: stories, topics and briefs from their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import figures, quotes, summaries, timelines
from .records import (
    Article,
    Brief,
    Cluster,
    Entry,
    Member,
    Origin,
    Place,
    Sentence,
    Story,
    Topic,
    TopicPage,
)
from .settings import Settings

Places = frozenset[tuple[str, int]]
"""Sentences by the path of their article and their number."""

Subject = tuple[Topic, tuple[Member, ...], tuple[str, ...]]
"""A topic, the articles that say something about it, the terms that the corpus added."""


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

    def summaries(
        self, articles: Sequence[Article], lengths: Sequence[int], about: Places | None = None
    ) -> list[tuple[Sentence, ...]]:
        """Summaries by the ranker of the settings, one of each length, sentences with their other places."""
        return summaries.at_lengths(articles, lengths, about, self.settings.ranker, self.repeated)

    def story(self, cluster: Cluster) -> tuple[Story, tuple[Brief, ...]]:
        """The articles of a cluster, written up, and for each of their days what its edition says of them."""
        articles = in_order(self.articles[path] for path in cluster.articles)
        words = self.settings.words
        summary, brief = self.summaries(articles, (words.story, words.brief))
        story = Story(
            slug=cluster.slug,
            headline=cluster.headline,
            headline_of=cluster.headline_of,
            articles=articles,
            origins=tuple(self.origins[path] for path in sorted({a.origin for a in articles})),
            summary=summary,
            timeline=self.timeline(articles) if several_days(articles) else (),
            topics=self.topics_of(articles),
            joins=cluster.joins,
            decided=cluster.decided,
            figures=figures.differences(articles),
            sayings=quotes.ledger(articles),
        )
        briefs = []
        for day in story.days:
            some = tuple(a for a in articles if a.published.day == day)
            told = brief if some == articles else self.summaries(some, (words.brief,))[0]
            briefs.append(Brief(story, some, told))
        return story, tuple(briefs)

    def topics_of(self, articles: Sequence[Article]) -> tuple[Topic, ...]:
        """The topics that these articles say something about, in the order of the settings."""
        slugs = {slug for article in articles for slug in article.topics}
        return tuple(topic for topic in self.topics if topic.slug in slugs)

    def topic_page(
        self, topic: Topic, members: tuple[Member, ...], expanded: tuple[str, ...], stories: Sequence[Story]
    ) -> TopicPage:
        """What the sources say about a topic: its own sentences, not the stories at large."""
        articles = in_order(self.articles[member.article] for member in members)
        about = frozenset((s.article, s.number) for member in members for s in member.sentences)
        return TopicPage(
            topic=topic,
            members=members,
            summary=self.summaries(articles, (self.settings.words.topic,), about)[0],
            timeline=self.timeline(articles, about, [term for group in topic.wanted for term in group]),
            stories=tuple(story for story in stories if topic in story.topics),
            expanded=expanded,
        )

    def timeline(
        self,
        articles: Sequence[Article],
        about: Places | None = None,
        keywords: Sequence[str] = (),
    ) -> tuple[Entry, ...]:
        """The days that mattered, each with a sentence or two."""

        def summarize(some: Sequence[Article], words: int) -> tuple[Sentence, ...]:
            return self.summaries(some, (words,), about)[0]

        days, words = self.settings.timeline_days, self.settings.words.entry
        return timelines.timeline(articles, days, words, keywords, summarize=summarize)


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles by day, undated ones last, then by path."""
    return tuple(sorted(articles, key=lambda a: (a.published.day is None, a.published.day, a.path)))


def several_days(articles: Sequence[Article]) -> bool:
    """Whether these articles appeared on more than one day."""
    return len({a.published.day for a in articles if a.published.day}) > 1
