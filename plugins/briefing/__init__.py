"""Raw scraped news articles in, a dated and cited briefing out: a Pelican plugin and a library.

The functions here are stable. Importing the package costs little: each pulls in what it needs when called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .records import Article, Entry, Result, Sentence, Topic

__all__ = ["clean", "process", "register", "summarize", "timeline"]
__version__ = "0.1.0"


def clean(raw: str | bytes, kind: str, url: str | None = None) -> Article:
    """One raw document, cleaned and dated by its own words.

    `kind` is the usual suffix of such a file ("txt", "html", "md", "json" …); `url` is where it was
    published, for documents that do not say so. Of a file that holds many documents, the first. What
    cannot be read is an article without text, whose `repairs` say why. Raises ValueError for an unknown kind.
    """
    from . import intake

    return intake.clean_one(raw, kind, url)


def process(folder: Path, **settings: Any) -> Result:
    """A whole folder of raw files: articles, stories, briefings, topics, and what was set aside.

    `settings` are keys of BRIEFING. Raises SettingsError for a wrong one, FolderError where there is no
    such folder; trouble with one file is in `Result.set_aside`.
    """
    from . import pipeline
    from .settings import from_mapping

    return pipeline.process(Path(folder), from_mapping(settings))


def summarize(articles: Sequence[Article], words: int, topic: Topic | None = None) -> tuple[Sentence, ...]:
    """Sentences of these articles that together say most in at most so many words, in reading order.

    With a topic, only what is about it. Raises ValueError for a budget below 1.
    """
    from . import summaries, topics

    if topic is None:
        return summaries.summarize(articles, words)
    members, _ = topics.about(articles, topic)
    about = frozenset((s.article, s.number) for member in members for s in member.sentences)
    return summaries.summarize(articles, words, about=about)


def timeline(
    articles: Sequence[Article], days: int, words: int, keywords: Sequence[str] = ()
) -> tuple[Entry, ...]:
    """The days that mattered in these dated articles, at most so many, in order.

    Each entry has sentences of at most so many words; `keywords` name what the timeline is about.
    """
    from . import timelines
    from .summaries import summarize

    return timelines.timeline(articles, days, words, keywords, summarize=summarize)


def incremental_inputs(settings: Mapping[str, Any]) -> list[Path]:
    """What a build of a site with these Pelican settings reads beside its content and theme."""
    from .hooks import inputs

    return inputs(settings)


def register() -> None:
    """Attach to Pelican."""
    from .hooks import attach

    attach()
