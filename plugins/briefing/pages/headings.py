"""What pages say of a story: fractions of it, so that they need not look at the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Join, Story

JOINS_SHOWN = 20
TERMS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A story as other pages name it."""

    slug: str
    headline: str
    headline_of: str
    """The path of the article that the headline is from."""
    days: tuple[date, ...]
    new_on: tuple[date, ...]
    """The days that added something."""
    sources: int
    origins: int

    @classmethod
    def of(cls, story: Story) -> Heading:
        """The heading of a story."""
        return cls(
            slug=story.slug,
            headline=story.headline,
            headline_of=story.headline_of,
            days=story.days,
            new_on=tuple(entry.day for entry in story.news if entry.sentences),
            sources=len(story.articles),
            origins=len(story.origins),
        )


def joins_shown(story: Story) -> tuple[Join, ...]:
    """Why articles stand in a story, as far as its page tells: without scores, by the weightiest terms."""
    return tuple(
        join.changed(score=0.0, terms=join.terms[:TERMS_SHOWN]) for join in story.joins[:JOINS_SHOWN]
    )
