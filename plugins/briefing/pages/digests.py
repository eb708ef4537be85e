"""Digests of what the pages are made of, each record's made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..encoding import digest, encode
from ..records import Article, Copy, Origin, Story, TopicPage


class Digests:
    """What stands for the records that are parts of many others."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def article(self, article: Article) -> bytes:
        """An article, with all that is known of it among the others."""
        return self._once(article, encode)

    def origin(self, origin: Origin) -> bytes:
        """An origin with its copies."""
        return self._once(origin, encode)

    def copy(self, found: tuple[Origin, Copy]) -> bytes:
        """A copy and the origin that it belongs to."""
        origin, copy = found
        return digest(self.origin(origin) + encode(copy))

    def story(self, story: Story) -> bytes:
        """A story with its articles."""
        return self._once(story, self._story)

    def topic(self, page: TopicPage) -> bytes:
        """What the sources say about a topic, with its stories."""
        return self._once(page, self._topic)

    def _story(self, story: Story) -> bytes:
        return encode(story.changed(articles=())) + b"".join(map(self.article, story.articles))

    def _topic(self, page: TopicPage) -> bytes:
        return encode(page.changed(stories=())) + b"".join(map(self.story, page.stories))

    def _once(self, record: object, spell: Callable[[Any], bytes]) -> bytes:
        if id(record) not in self._known:
            # The record is kept too, so that its id cannot become another's.
            self._known[id(record)] = (record, digest(spell(record)))
        return self._known[id(record)][1]
