"""Made-up raw articles for benchmarks: events told by several outlets, with copies and the noise of scrapers.

    python benchmarks/synthetic.py 1000 /tmp/raw          # a thousand articles of about 600 words

The same number and seed give the same bytes on every machine. Words follow Zipf's law over an invented
vocabulary, so that indexes meet the skew of real text; names, figures and days tell events apart.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

SYLLABLES = [a + b for a in "bdfghklmnprstvw" for b in "aeio"]
FUNCTION_WORDS = [
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "is",
    "was",
    "for",
    "on",
    "with",
    "as",
    "by",
    "at",
]
FUNCTION_WORDS += [
    "from",
    "it",
    "be",
    "has",
    "have",
    "had",
    "which",
    "were",
    "been",
    "their",
    "its",
    "after",
    "but",
]
NOISE = (
    "Share this article",
    "Sign up for our newsletter",
    "Advertisement",
    "Read more: What we know so far",
    "Follow us for the latest updates",
    "All rights reserved.",
    "Photo: {outlet} / {photographer}",
    "Related stories",
)
FIRST_DAY = date(2020, 1, 1)
VOCABULARY = 12_000
"""About as many stems as a year of one news desk."""
PER_DAY = 30
"""Articles a day, so that the number of days grows with the number of articles."""


@dataclass(frozen=True)
class Event:
    """Something that several articles report."""

    day: date
    people: tuple[str, ...]
    place: str
    figures: tuple[int, ...]
    subject: tuple[str, ...]


class World:
    """A vocabulary, outlets and a stream of events, all from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = {self.word() for _ in range(VOCABULARY * 2)} - set(FUNCTION_WORDS)
        self.vocabulary = sorted(words)[:VOCABULARY]
        self.random.shuffle(self.vocabulary)
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.vocabulary))))
        self.outlets = [
            f"{self.name()} {kind}" for kind in ("Mail", "Post", "Gazette", "Wire") for _ in range(10)
        ]

    def word(self) -> str:
        """An invented word of two to four syllables."""
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4)))

    def name(self) -> str:
        """An invented name."""
        return self.word().capitalize()

    def words(self, number: int) -> list[str]:
        """Words of the vocabulary, frequent ones more often."""
        return self.random.choices(self.vocabulary, cum_weights=self.weights, k=number)

    def event(self, number: int) -> Event:
        """The next event."""
        people = tuple(f"{self.name()} {self.name()}" for _ in range(3))
        figures = tuple(self.random.randint(2, 900) for _ in range(3))
        subject = tuple(self.random.sample(self.vocabulary[200:], 12))
        return Event(FIRST_DAY + timedelta(days=number // PER_DAY), people, self.name(), figures, subject)

    def sentence(self, event: Event) -> str:
        """A sentence of an event: its names and subject among ordinary words."""
        words = []
        for word in self.words(self.random.randint(10, 26)):
            if self.random.random() < 0.45:
                words.append(self.random.choice(FUNCTION_WORDS))
            words.append(self.random.choice(event.subject) if self.random.random() < 0.2 else word)
        for own in (self.random.choice(event.people), event.place, str(self.random.choice(event.figures))):
            if self.random.random() < 0.35:
                words.insert(self.random.randrange(1, len(words)), own)
        text = " ".join(words)
        if self.random.random() < 0.2:
            return f"“{text[0].upper()}{text[1:]},” {self.random.choice(event.people)} said."
        return f"{text[0].upper()}{text[1:]}."

    def article(self, event: Event) -> list[str]:
        """The paragraphs of one article, about 600 words."""
        return [" ".join(self.sentence(event) for _ in range(self.random.randint(1, 3))) for _ in range(14)]

    def spun(self, paragraphs: list[str]) -> list[str]:
        """The same paragraphs, a third of the plain words swapped."""

        def swap(word: str) -> str:
            plain = word.isalpha() and word.islower() and word not in FUNCTION_WORDS
            return self.words(1)[0] if plain and self.random.random() < 0.33 else word

        return [" ".join(swap(word) for word in paragraph.split(" ")) for paragraph in paragraphs]

    def raw(self, event: Event, paragraphs: list[str]) -> str:
        """The paragraphs as a scraper leaves them."""
        outlet = self.random.choice(self.outlets)
        headline = " ".join([event.people[0], *self.words(4), event.place])
        stamp = f"Updated {event.day:%b} {event.day.day}, {event.day.year}"
        lines = [headline, stamp, outlet, *paragraphs]
        for noise in self.random.sample(NOISE, 4):
            line = noise.format(outlet=outlet, photographer=self.name())
            lines.insert(self.random.choice([2, len(lines)]), line)
        return "\n\n".join(lines) + "\n"

    def articles(self, number: int) -> list[str]:
        """So many raw articles: half are new events, four in ten tell on one, one in ten is a copy."""
        found: list[tuple[Event, list[str]]] = []
        for place in range(number):
            chance = self.random.random()
            recent = found[-PER_DAY:]
            if recent and chance < 0.05:
                event, paragraphs = self.random.choice(recent)
                found.append((event, paragraphs))
            elif recent and chance < 0.1:
                event, paragraphs = self.random.choice(recent)
                found.append((event, self.spun(paragraphs)))
            elif recent and chance < 0.5:
                event = self.random.choice(recent)[0]
                found.append((event, self.article(event)))
            else:
                event = self.event(place)
                found.append((event, self.article(event)))
        return [self.raw(event, paragraphs) for event, paragraphs in found]


def write(number: int, folder: Path, seed: int = 1) -> None:
    """Write so many raw articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, text in enumerate(World(seed).articles(number)):
        (folder / f"{place:06}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.number, options.folder, options.seed)
