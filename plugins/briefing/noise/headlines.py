"""Rules about the head of the article: headline, its repetitions, standfirst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from .features import subject_words
from .page import Line, Page, key
from .phrases import rules_of

LONGEST_HEADLINE = 30
"""Words; longer lines are paragraphs."""
SHORTEST_STANDFIRST = 6
"""Words; shorter lines under a headline are labels."""
LONGEST_STANDFIRST = 45
"""Words; a longer one is a paragraph whose full stop was lost."""
FIRST_LINE = 0.3
"""What standing first is worth beside the share of its words that the body has: scrapers begin with it."""
REACH = 40
"""Lines above the body among which the headline is looked for."""


def find_headline(page: Page) -> None:
    """Decide the page's title: what the metadata state, else the line above the body that best names it."""
    stated = page.document.stated.title
    page.title_line = _line_of(page, stated) if stated else _best_line(page)
    page.title = stated or (page.title_line.text if page.title_line else "")


def _line_of(page: Page, title: str) -> Line | None:
    wanted = key(title)
    return next((line for line in page.left() if line.says(wanted)), None)


def _best_line(page: Page) -> Line | None:
    about = Counter(chain.from_iterable([subject_words(line.text) for line in page.lines if line.body]))
    first = next((line.number for line in page.lines if line.body and line.is_sentence), 0)
    above = [line for line in page.lines[max(0, first - REACH) : first + 1] if _may_be_headline(line)]
    prompts = rules_of([line.text for line in above])
    above = [line for line, name in zip(above, prompts, strict=True) if name is None]
    times = Counter([line.text for line in page.lines])
    return max(above, key=lambda line: (_fit(line, about, times), -line.number), default=None)


def _may_be_headline(line: Line) -> bool:
    ended = line.text.rstrip("\"”’'").endswith(".")
    return 2 <= line.words <= LONGEST_HEADLINE and not ended


def _fit(line: Line, about: Counter[str], times: Counter[str]) -> float:
    words = subject_words(line.text)
    named = sum(min(2, about[word]) for word in words) / 2 / (len(words) + 1)
    heads = line.block.kind == "heading"
    return named + FIRST_LINE * (line.number == 0) + 0.2 * heads + 0.1 * (times[line.text] > 1)


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
