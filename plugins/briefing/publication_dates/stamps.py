"""The rungs within the text: stamps ("Updated Dec 17, 2015") and datelines that carry a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..date_expressions import Mention, mentions
from ..records import Article, Evidence
from .claims import day_of
from .phrases import in_words

OPENING_LINES = 4
"""Only the first lines of a body are searched for a stamp: further down stand comments and other articles."""
CLOSING_LINES = 2
REACH = 400
"""Characters of a line that are searched from its start; a stamp in running text opens it."""

LABEL = re.compile(
    r"(?i)(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|page\s+last\s+updated|created|issued|"
    r"story\s+created|publi[ée]|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|aggiornato)"
    r"\b[\s:|]*(?:at|on|am|le|el|il)?\s*(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*,?\s*)?(?:on\s+)?$"
)
"""Words that, right before a date, make it a stamp of publication."""
CLOCK = re.compile(
    r"^\s*(?:,|at|-|–|\|)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:GMT|UTC|[BECMPAI]?[SDE]?T\b|CEST|UK\b|[ap]\.?m\.?|$)?"
    r"|^\s*Last\s+updated\b"
)
"""A time of day right after a date."""
CLOCK_BEFORE = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|AM|PM)?\s*(?:GMT|UTC|BST|UK\s+time|[A-Z]{2,4})?\s*,?\s*$")
CAPTION_WORDS = re.compile(r"(?i)file photo|photo|picture|pictured|reuters\s*\\?/|getty|credit|image|archive|available until|broadcast")

STAMP_RULES = frozenset({"stamp", "byline", "dateline"})
"""The rules of cleaning whose lines may state the day; a caption's date is the picture's, no evidence."""


def evidence(article: Article) -> Iterator[Evidence]:
    """The stamps of an article, in the order in which they stand."""
    for removed in article.removed:
        if removed.rule in STAMP_RULES:
            yield from _labelled(removed.text, removed.line, article, removed.rule)
        elif removed.rule == "caption":
            yield from _captions(removed.text, removed.line, article)
    for text, line in _edges(article):
        yield from _in_text(text, line, article)


def _edges(article: Article) -> Iterator[tuple[str, int]]:
    """The first and last lines of an article, with their line numbers."""
    if article.standfirst:
        yield article.standfirst, 0
    lines = [(p.text, p.line) for p in article.paragraphs]
    yield from lines[:OPENING_LINES]
    yield from lines[OPENING_LINES:][-CLOSING_LINES:]


def _labelled(text: str, line: int, article: Article, rule: str) -> Iterator[Evidence]:
    """A line that cleaning took for a stamp, byline or dateline: a whole date in it counts."""
    read = day_of(text, language=article.language)
    if read is not None:
        says = f"a {rule} says {in_words(read.day)}"
        yield Evidence(rule, text, line, says, read.day, read.day)


def _captions(text: str, line: int, article: Article) -> Iterator[Evidence]:
    """A caption's date, shown as refused: it tells when the picture was taken."""
    for mention in mentions(text, language=article.language):
        if mention.kind == "day" and mention.earliest:
            says = f"{in_words(mention.earliest)} stands in a caption: it dates the picture, not the article"
            yield Evidence("refused", mention.words, line, says)


def _in_text(text: str, line: int, article: Article) -> Iterator[Evidence]:
    """Whole dates in running text that a label or a time of day marks as a stamp."""
    start = text[:REACH]
    for mention in mentions(start, language=article.language):
        if mention.kind == "day" and mention.year and mention.earliest and _is_stamp(start, mention):
            says = f"the stamp {mention.words!r} says {in_words(mention.earliest)}"
            yield Evidence("stamp", mention.words, line, says, mention.earliest, mention.latest)


def _is_stamp(text: str, mention: Mention) -> bool:
    before, after = text[: mention.start], text[mention.end :]
    if CAPTION_WORDS.search(before[-40:]):
        return False
    return bool(LABEL.search(before) or CLOCK.match(after) or CLOCK_BEFORE.search(before))
