"""The references to time in an article: what it says, in which paragraph, on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ..date_expressions import Mention, mentions
from ..records import Article
from ..words import is_stop

READ_AT_MOST = 20_000
"""Characters of an article that are read: beyond stand comments, tables and other articles."""

DATELINE_END = re.compile(
    r"\.?,?\s*(?:\([\w .&-]{2,30}\)|-LRB- [\w .&-]{2,30} -RRB-)?\s*(?:-{1,2}|[–—])(?=\s)"
)
"""After a dateline's date stand an agency in brackets, perhaps in a treebank's spelling, and a dash."""
PLACE = re.compile(r"(?:^|[^\w.])[A-Z][A-Z.'’/\\-]+(?:[ ,][\w .,'’/\\-]{0,40})?,?\s*$")
"""Before it stands a place in capitals."""

HEADED_WITHIN = 80
"""Characters of an article's opening in which the day of a running report stands."""
HEADS = re.compile(r"\s*(?:$|[:|–—-]\s|,?\s*\d{4}\s+GMT\b|(?=[A-Z]))")
"""After it the report begins: with a capital, a colon or a time of day."""


class Reference(Struct, frozen=True, gc=False):
    """An expression of time and where it stands."""

    mention: Mention
    text: str
    """The paragraph that holds it; `mention.start` and `.end` count in it."""
    line: int
    edge: bool
    """Whether the paragraph is one of the first or the last of the article, where stamps stand."""
    cut: bool = False
    """Whether cleaning cut it out as a dateline."""
    opens: bool = False
    """Whether its paragraph, or the headline, is the first of the article."""

    @property
    def before(self) -> str:
        """The words before it in its paragraph."""
        return self.text[: self.mention.start]

    @property
    def after(self) -> str:
        """The words after it in its paragraph."""
        return self.text[self.mention.end :]

    @property
    def is_dateline(self) -> bool:
        """Whether it stands in a dateline, "GENEVA, June 12 (Agency) -"."""
        if not (self.edge and self.mention.kind == "day" and self.mention.month):
            return False
        return self.cut or bool(DATELINE_END.match(self.after) and PLACE.search(self.before[-60:]))

    @property
    def is_heading(self) -> bool:
        """Whether it heads a running report: "Quake, as it happened: 15 Jan"; no "on" or "the" before."""
        mention = self.mention
        heads = self.opens and mention.kind == "day" and mention.month and mention.start <= HEADED_WITHIN
        if not heads or not HEADS.match(self.after):
            return False
        word = self.before.rstrip().rpartition(" ")[2]
        return not is_stop(word.lower())


OPENING, CLOSING = 4, 2
"""Stamps stand in the first four paragraphs, below headline and picture, or in the last two."""


def references(article: Article) -> list[Reference]:
    """Every reference to time in headline, standfirst and body, in order."""
    datelines = list(_datelines(article))
    return [
        Reference(mention, text, line, edge, cut, place == len(datelines))
        for place, (text, line, edge, cut) in enumerate((*datelines, *_read(article)))
        for mention in mentions(text, language=article.language)
    ]


def _datelines(article: Article) -> Iterator[tuple[str, int, bool, bool]]:
    """The datelines that cleaning cut out: their day is the day of writing, even without a year."""
    for removed in article.removed:
        if removed.rule == "dateline":
            yield removed.text, removed.line, True, True


def _read(article: Article) -> Iterator[tuple[str, int, bool, bool]]:
    """The texts to be read, each with its line and whether it stands at an edge; none is cut out."""
    if article.title:
        yield article.title, 0, True, False
    if article.standfirst:
        yield article.standfirst, 0, True, False
    last = len(article.paragraphs) - CLOSING
    left = READ_AT_MOST
    for number, paragraph in enumerate(article.paragraphs):
        edge = number < OPENING or number >= last
        if left > 0 or edge:
            yield paragraph.text[:READ_AT_MOST], paragraph.line, edge, False
        left -= len(paragraph.text)
