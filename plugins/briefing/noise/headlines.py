"""Rules about the head of the article: headline, its repetitions, standfirst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from .page import Line, Page, key

LONGEST_HEADLINE = 30
"""Words; longer lines are paragraphs."""
SHORTEST_STANDFIRST = 6
"""Words; shorter lines under a headline are labels."""


def find_headline(page: Page) -> None:
    """Decide the page's title: what the metadata states, else the first line if it looks like one."""
    stated = page.document.stated.title
    page.title = stated or ""
    line = next(page.body(), None)
    if line is None or line.words > LONGEST_HEADLINE:
        return
    if stated is None and not line.is_sentence or stated is not None and line.key == key(stated):
        page.title, page.title_line = stated or line.text, line


def repeated_headline(page: Page) -> Iterable[Line]:
    """Lines that say the headline again."""
    title = key(page.title)
    return [line for line in page.body() if title and line.key == title]


def standfirst(page: Page) -> Iterable[Line]:
    """Between headline and body: a clause long enough to tell something, not ended as a sentence."""
    if page.title_line is None:
        return []
    page.standfirst = list(_standfirst(page))
    return page.standfirst


def _standfirst(page: Page) -> Iterator[Line]:
    before = takewhile(lambda line: not line.is_sentence, page.body())
    return (line for line in before if line.words >= SHORTEST_STANDFIRST)
