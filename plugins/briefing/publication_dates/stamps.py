"""The rungs within the text: stamps ("Updated Dec 17, 2015") and datelines that carry a whole date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from ..date_expressions import Mention, mentions
from ..records import Article, Evidence, Removed
from ..said import Said, said
from .claims import day_of
from .references import Reference

LABEL = re.compile(
    r"""(?ix)
    \b(?:first\s+)?(?:published|posted|updated|appeared|last\s+(?:updated|modified)|created
      |publié|mis\s+à\s+jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|aggiornato)
    \b [\s:|]* (?:on\s+p\d+\s+of\s+the\s+[\w\s]{3,60}?\s)? (?:at|on|am|le|el|il)? \s*
    (?:\d{1,2}[:.]\d{2} (?:[:.]\d{2})? \s* (?:[ap]\.?m\.?)? \s* (?:[A-Z]{2,4})? \s* ,? \s*)? (?:on\s+)? $""",
)
"""Words that, right before a date, make it a stamp wherever it stands: "Published on 00.01 BST on"."""

CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
ZONE = r"(?:[ap]\.?\s?m\b\.?|GMT|UTC|[BECMPJAIW]?[CESDP]?[SD]?T\b|UK(?:\s+time)?\b)"
CLOCK_AFTER = re.compile(rf"\s*(?:,|at\b|-|–|\|)?\s*{CLOCK}\s*{ZONE}?|\s*Last\s+updated\b", re.IGNORECASE)
CLOCK_BEFORE = re.compile(rf"{CLOCK}\s*{ZONE}?\s*{ZONE}?\s*,?\s*$", re.IGNORECASE)
"""At an edge of an article, a time of day beside a date makes it a stamp too."""
WORDS_OF_OTHERS = re.compile(
    r"(?i)\b(?:photo|picture[ds]?|getty|credits?|image|archive|available|broadcast|repeated)\b"
)
"""Close before a date they say that it is a picture's or a programme's."""
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
"""No whole date goes without."""
NEAR = 40
"""Characters that count as close before."""
SPACED = re.compile(
    r"^\W{0,3}((?:19|20)\d\d)[ /.](0[1-9]|1[0-2])[ /.](0[1-9]|[12]\d|3[01])\b(?=,?\s+\d{1,2}:\d{2})"
)
"""2009 06 24 07:14, opening a paragraph."""

STAMP_RULES: dict[str, Callable[[date], Said]] = {
    "stamp": lambda day: said("its stamp says %(day)s", day=day),
    "byline": lambda day: said("its byline says %(day)s", day=day),
}
"""The rules of cleaning whose lines may state the day; datelines are read with the references to time."""
OUTSIDE = "outside-body"
"""The rule of cleaning that takes out what stands beside the body of a page."""
AROUND = ABOVE, _BELOW = "before-body", "after-body"
"""The rules of cleaning that take out what stands above and below the body of a text."""


def evidence(article: Article, references: Sequence[Reference]) -> Iterator[Evidence]:
    """The stamps of an article: lines that cleaning took out, then those in running text."""
    for removed in article.removed:
        if removed.rule in STAMP_RULES:
            yield from _labelled(removed.text, removed.line, article, removed.rule)
        elif YEAR.search(removed.text):  # one line in fifty: no other need be looked at
            yield from _taken_out(removed, article)
    for paragraph in article.paragraphs[:1]:
        yield from _spaced(paragraph.text, paragraph.line)
    for reference in references:
        yield from _in_text(reference)


def _taken_out(removed: Removed, article: Article) -> Iterator[Evidence]:
    """What a line with a year says that cleaning took for something else than a stamp."""
    if removed.rule == "caption":
        yield from _caption(removed.text, removed.line, article)
    elif removed.rule == OUTSIDE and len(removed.text) <= 2 * NEAR:
        yield from _with_clock(removed.text, removed.line, article)
    elif removed.rule in AROUND:
        yield from _around(removed.text, removed.line, article, removed.rule == ABOVE)


def _labelled(text: str, line: int, article: Article, rule: str) -> Iterator[Evidence]:
    """A line that cleaning took for a stamp or a byline: a whole date in it counts."""
    read = day_of(text, language=article.language)
    if read is not None:
        yield Evidence(rule, text, line, STAMP_RULES[rule](read.day), read.day, read.day)


def _with_clock(text: str, line: int, article: Article) -> Iterator[Evidence]:
    """A short line beside the body that gives a day and a time of day: "Agency, 13 Jan 2020, 22:11"."""
    for mention in _days(text, article.language):
        if CLOCK_AFTER.match(text, mention.end):
            told = said("a stamp says %(day)s", day=mention.earliest)
            yield Evidence("stamp", text, line, told, mention.earliest, mention.earliest)


def _around(text: str, line: int, article: Article, edge: bool) -> Iterator[Evidence]:
    """The stamps of a line above or below the body; below, where other articles begin, only labelled ones."""
    for mention in _days(text, article.language):
        yield from _in_text(Reference(mention, text, line, edge))


def _days(text: str, language: str) -> Iterator[Mention]:
    """The whole dates in a text."""
    return (m for m in mentions(text, language=language) if m.kind == "day" and m.earliest)


def _caption(text: str, line: int, article: Article) -> Iterator[Evidence]:
    """A caption's date, shown as refused: it tells when the picture was taken, often years before."""
    for mention in _days(text, article.language):
        told = said(
            "%(day)s stands in a caption: it dates the picture, not the article", day=mention.earliest
        )
        yield Evidence("refused", mention.words, line, told)


def _spaced(text: str, line: int) -> Iterator[Evidence]:
    """A stamp in numbers that opens the body."""
    if found := SPACED.match(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return
        yield Evidence("stamp", found[0], line, said("a stamp says %(day)s", day=day), day, day)


def _in_text(reference: Reference) -> Iterator[Evidence]:
    """A whole date in running text that a label, a clock or a dateline's shape marks as a stamp."""
    mention = reference.mention
    if mention.kind != "day" or mention.year is None or mention.earliest is None:
        return
    if reference.is_dateline:
        told = said("the dateline says %(day)s", day=mention.earliest)
        yield Evidence("dateline", mention.words, reference.line, told, mention.earliest, mention.latest)
    elif _is_stamp(reference):
        told = said("a stamp says %(day)s", day=mention.earliest)
        yield Evidence("stamp", mention.words, reference.line, told, mention.earliest, mention.latest)


def _is_stamp(reference: Reference) -> bool:
    before = reference.before
    if WORDS_OF_OTHERS.search(before[-NEAR:]):
        return False
    if LABEL.search(before[-3 * NEAR :]):
        return True
    beside = CLOCK_AFTER.match(reference.after) or CLOCK_BEFORE.search(before[-NEAR:])
    return reference.edge and beside is not None
