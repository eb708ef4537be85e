"""Topics: which sentences are about a standing subject, and why."""

from __future__ import annotations

from collections.abc import Sequence

from .records import Article, Member, Topic
from .words import stem, tokens


def about(articles: Sequence[Article], topic: Topic) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """The articles with sentences about a topic, by day, then path, and the terms that the corpus added."""
    groups = [[_stems(term) for term in group] for group in topic.terms]
    members = []
    for article in sorted(articles, key=lambda a: (str(a.published.day or "9999"), a.path)):
        found = tuple(s for s in article.sentences if _matches(s.text, groups))
        if found:
            reason = f"{len(found)} {'sentence names' if len(found) == 1 else 'sentences name'} {topic.name}"
            members.append(Member(article.path, found, reason))
    return tuple(members), ()


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in tokens(text))


def _matches(text: str, groups: list[list[tuple[str, ...]]]) -> bool:
    words = _stems(text)
    return bool(groups) and all(any(_holds(words, term) for term in group) for group in groups)


def _holds(words: tuple[str, ...], term: tuple[str, ...]) -> bool:
    size = len(term)
    return any(words[i : i + size] == term for i in range(len(words) - size + 1))
