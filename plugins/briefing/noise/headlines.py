"""Rules about the head of the article: headline, its repetitions, standfirst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .captions import ends_with_credit, is_photo_credit
from .credits import is_byline, is_stamp
from .features import subject_words
from .page import Line, Page, key
from .phrases import rules_of

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
    above = [
        line for line in page.lines[max(0, clues.first - REACH) : clues.first + 1] if _may_be_headline(line)
    ]
    prompts = rules_of([line.text for line in above])
    named = [line for line, prompt in zip(above, prompts, strict=True) if prompt is None]
    return max(named, key=lambda line: (clues.fit(line), -line.number), default=None)


def _may_be_headline(line: Line) -> bool:
    ended = line.text.rstrip("\"”’'").endswith(".")
    return (
        2 <= line.words <= LONGEST_HEADLINE
        and not ended
        and not is_byline(line)
        and not is_stamp(line)
        and not is_photo_credit(line)
        and not ends_with_credit(line)
    )


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rest of a page tells of its headline."""

    first: int
    """The number of the body's first sentence."""
    about: Counter[str]
    """How many lines of the body have each subject word."""
    lead: frozenset[str]
    """The subject words of its first paragraphs."""
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
        above = page.lines[max(0, first - REACH) : first]
        return cls(
            first,
            Counter(chain.from_iterable([subject_words(line.text) for line in body])),
            frozenset().union(*(subject_words(line.text) for line in sentences)),
            Counter([line.text for line in page.lines]),
            frozenset(line.number for line in above if is_byline(line) or is_stamp(line)),
        )

    def fit(self, line: Line) -> float:
        """How well a line would do as the headline."""
        words = subject_words(line.text)
        named = sum([min(2, self.about[word]) for word in words]) / 2
        return (
            (named + IN_LEAD * len(words & self.lead)) / (len(words) + 2)
            + FIRST_LINE * (line.number == 0)
            + HEADING * (line.block.kind == "heading")
            + TWICE * (self.times[line.text] > 1)
            + CREDIT_BELOW * any(line.number + below in self.credits for below in range(1, CLOSE + 1))
            + LENGTH * (line.words in HEADLINE_WORDS)
            - DISTANCE * (self.first - line.number)
        )


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
