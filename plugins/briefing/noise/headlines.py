"""Rules about the head of the article: headline, its repetitions, standfirst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .captions import ends_with_credit, is_photo_credit
from .credits import is_byline, is_stamp
from .page import Line, Page
from .prompts import known
from .texts import key

LONGEST_HEADLINE = 30
"""Words; longer lines are paragraphs."""
SHORTEST_STANDFIRST = 6
"""Words; shorter lines under a headline are labels."""
LONGEST_STANDFIRST = 45
"""Words; a longer one is a paragraph whose full stop was lost."""
REACH = 40
"""Lines above the body among which the headline is looked for."""

LEAD = 3
"""Paragraphs at the start of the body, which say in other words what the headline says."""
IN_LEAD = 0.6
FIRST_LINE = 0.3
HEADING = 0.2
TWICE = 0.1
CREDIT_BELOW = 0.3
HEADLINE_WORDS = range(5, 21)
LENGTH = 0.3
DISTANCE = 0.005
"""What speaks for a line beside the share of its words that the body has: the lead has them too, it stands
first (scrapers begin with it), is a heading, stands twice, has byline or stamp close below, has the words of
a headline; and, for each line between it and the body, what speaks against it. Found so are 78 headlines in
100 of the scoring set's English dumps and 76 on 41 other sites, where the older clues alone found 64 and 53;
of foreign ones 65 instead of 47. Each figure may be half or twice as large with little change."""
CLOSE = 6
"""Lines below the headline within which byline or stamp stands."""


def find_headline(page: Page) -> None:
    """Decide the page's title: what the metadata state, else the line above the body that best names it."""
    stated = page.document.stated.title
    page.title_line = _line_of(page, stated) if stated else _best_line(page)
    page.title = stated or (page.title_line.text if page.title_line else "")


def _line_of(page: Page, title: str) -> Line | None:
    wanted = key(title)
    return next((line for line in page.left() if line.says(wanted)), None)


def _best_line(page: Page) -> Line | None:
    clues = Clues.of(page)
    above = [line for line in page.lines[clues.top : clues.first + 1] if clues.allow(line)]
    prompts = {line.number for line, _ in known(page, above)}
    named = [line for line in above if line.number not in prompts]
    return max(named, key=lambda line: (clues.fit(line), -line.number), default=None)


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rest of a page tells of its headline."""

    first: int
    """The number of the body's first sentence."""
    top: int
    """The number of the highest line that is looked at."""
    told: Sequence[float]
    """For each line the share of its subjects that the body has, and its lead above all."""
    times: Counter[str]
    """How often each line stands on the page."""
    credits: frozenset[int]
    """The numbers of the lines above it that say who wrote it and when."""

    @classmethod
    def of(cls, page: Page) -> Clues:
        """What a page tells whose boundaries are drawn."""
        body = [line for line in page.lines if line.body]
        sentences = [line for line in body if line.is_sentence][:LEAD]
        first = sentences[0].number if sentences else 0
        top = max(0, first - REACH)
        above = page.lines[top : first + 1]
        return cls(
            first,
            top,
            _told(page, [line.number for line in sentences]),
            Counter([line.text for line in page.lines]),
            frozenset(line.number for line in above if is_byline(line) or is_stamp(line)),
        )

    def allow(self, line: Line) -> bool:
        """Whether a line may be the headline: of fit length, no sentence, no credit."""
        return (
            2 <= line.words <= LONGEST_HEADLINE
            and not line.text.rstrip("\"”’'").endswith(".")
            and line.number not in self.credits
            and not is_photo_credit(line)
            and not ends_with_credit(line)
        )

    def fit(self, line: Line) -> float:
        """How well a line would do as the headline."""
        return (
            self.told[line.number]
            + FIRST_LINE * (line.number == 0)
            + HEADING * (line.block.kind == "heading")
            + TWICE * (self.times[line.text] > 1)
            + CREDIT_BELOW * (not self.credits.isdisjoint(range(line.number + 1, line.number + CLOSE + 1)))
            + LENGTH * (line.words in HEADLINE_WORDS)
            - DISTANCE * (self.first - line.number)
        )


def _told(page: Page, lead: Sequence[int]) -> list[float]:
    """For each line the share of its subjects that the body has, and the lines of the lead above all."""
    subjects = page.vocabulary.subjects
    about = subjects.about(np.array([line.body for line in page.lines], bool))
    in_lead = np.zeros(len(subjects.names))
    for number in lead:
        in_lead[subjects.of_line(number)] = IN_LEAD
    told = subjects.summed((np.minimum(2, about) / 2 + in_lead)[subjects.subject])
    return (told / (subjects.counts + 2)).tolist()


def repeated_headline(page: Page) -> Iterable[Line]:
    """Lines that say the headline again."""
    title = key(page.title)
    return [line for line in page.left() if title and line.says(title)]


def standfirst(page: Page) -> Iterable[Line]:
    """Between headline and body: a clause long enough to tell something, not ended as a sentence.

    A page of HTML names its standfirst; where it names none, a line is not guessed to be one.
    """
    told = page.extracted or page.document.stated.standfirst
    page.standfirst = list(_standfirst(page)) if page.title_line and not told else []
    return page.standfirst


def _standfirst(page: Page) -> Iterator[Line]:
    for line in page.candidates():
        if line.number < page.title_line.number:
            continue
        if line.is_sentence or line.is_quote:
            return
        if SHORTEST_STANDFIRST <= line.words <= LONGEST_STANDFIRST and line.block.kind == "text":
            yield line
            return


def stated_standfirst(page: Page) -> Iterable[Line]:
    """The line that the metadata give as the standfirst; a whole sentence may be the first paragraph."""
    stated = "" if page.extracted else key(page.document.stated.standfirst or "")
    return [line for line in page.left() if stated and line.says(stated) and not line.is_sentence]
