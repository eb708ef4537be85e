"""The desk where placed articles are written up: stories, topics and briefs from their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import summaries, timelines
from .records import (
    Article,
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

    def summary(
        self, articles: Sequence[Article], words: int, about: frozenset[tuple[str, int]] | None = None
    ) -> tuple[Sentence, ...]:
        """A summary by the ranker of the settings, each sentence once, with its other places."""
        return summaries.summarize(
            articles, words, about=about, ranker=self.settings.ranker, repeated=self.repeated
        )

    def brief(self, articles: Sequence[Article]) -> tuple[Sentence, ...]:
        """What one day's articles say of a story."""
        return self.summary(articles, self.settings.words.brief)

    def day(self, articles: Sequence[Article]) -> tuple[Sentence, ...]:
        """What all articles of a day say."""
        return self.summary(articles, self.settings.words.day)

    def story(self, cluster: Cluster) -> Story:
        """The articles of a cluster, written up."""
        articles = in_order(self.articles[path] for path in cluster.articles)
        return Story(
            slug=cluster.slug,
            headline=cluster.headline,
            headline_of=cluster.headline_of,
            articles=articles,
            origins=tuple(self.origins[path] for path in sorted({a.origin for a in articles})),
            summary=self.summary(articles, self.settings.words.story),
            timeline=self.timeline(articles) if several_days(articles) else (),
            topics=self.topics_of(articles),
            joins=cluster.joins,
            decided=cluster.decided,
        )

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
            summary=self.summary(articles, self.settings.words.topic, about),
            timeline=self.timeline(articles, about, [term for group in topic.terms for term in group]),
            stories=tuple(story for story in stories if topic in story.topics),
            expanded=expanded,
        )

    def timeline(
        self,
        articles: Sequence[Article],
        about: frozenset[tuple[str, int]] | None = None,
        keywords: Sequence[str] = (),
    ) -> tuple[Entry, ...]:
        """The days that mattered, each with a sentence or two."""

        def summarize(some: Sequence[Article], words: int) -> tuple[Sentence, ...]:
            return self.summary(some, words, about)

        days, words = self.settings.timeline_days, self.settings.words.entry
        return timelines.timeline(articles, days, words, keywords, summarize=summarize)


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles by day, undated ones last, then by path."""
    return tuple(sorted(articles, key=lambda a: (a.published.day is None, a.published.day, a.path)))


def several_days(articles: Sequence[Article]) -> bool:
    """Whether these articles appeared on more than one day."""
    return len({a.published.day for a in articles if a.published.day}) > 1
