"""What other pages say of a story: a fraction of it, so that they need not look at the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Story


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
