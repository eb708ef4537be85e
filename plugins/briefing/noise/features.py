"""What the line model sees of a line by itself.

Shape and punctuation tell body from the rest in any language; words matter only as function words and
as words that speak to the reader. The idea of text density is that of Kohlschütter et al., "Boilerplate
Detection using Shallow Text Features" (WSDM 2010).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from .marks import CLOSING, COMMA, PARTING, QUOTATION, STOP, Marks
from .phrases import AMID
from .subjects import Numbers
from .texts import ends_as_sentence
from .vocabulary import CAPITAL, FUNCTION, NUMBER, PERSON, READER, YEAR, Vocabulary

Table = np.ndarray
"""A row a line, a column a feature."""

ALONE = (
    "length", "function words", "capitals", "digits",
    "ends as a sentence", "ends with dots", "ends with a colon", "ends with a question mark",
    "ends with an exclamation mark", "commas", "quotation marks", "address", "separators", "time or year",
    "speaks to the reader", "starts in lower case", "all capitals", "is a link", "heading", "list item",
    "known prompt", "first person", "table cell", "quoted block",
)  # fmt: skip
"""The features of a line by itself, in the order of `alone`."""
HEADING, LINKS, PERSONS, TIME, PROMPT = map(
    ALONE.index, ("heading", "is a link", "first person", "time or year", "known prompt")
)

_TIME = re.compile(r"(?<!\w)\d{1,2}(?::\d\d\b|/\d{1,2}/)")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.com\b")
_IN_ADDRESSES = ("http", "www.", "@", ".com")
"""One of these is in every address: cheaper to look for than the pattern."""
_SEPARATOR = re.compile(r"[|›»©→•·>/](?:(?<!/)|(?<=\s/)(?=\s))")
"""A mark that parts a menu's entries; a slash only between blanks. It opens with a set, which
is found five times as fast."""


def alone(words: Vocabulary, kinds: Sequence[str], linked: Sequence[bool]) -> Table:
    """The features named in `ALONE`, a row a line; shares are 0 to 1, yes and no are 1 and 0.

    `kinds` says what the format takes each line for, `linked` whether most of its words are links.
    """
    texts, per = words.texts, np.maximum(1, words.counts)
    marks = Marks.of(words.page)
    last, quoting = marks.last, marks.count(QUOTATION) > 0
    digits = words.count(NUMBER)
    columns = (
        np.log1p(words.counts),
        words.count(FUNCTION) / per,
        words.count(CAPITAL) / per,
        digits / per,
        marks.close(STOP) | _those(texts, marks.close(CLOSING), ends_as_sentence),
        _those(texts, (last == ord(".")) | (last == ord("…")), _ends_in_dots),
        last == ord(":"),
        last == ord("?"),
        last == ord("!"),
        marks.count(COMMA) / per,
        quoting,
        _addresses(words),
        _those(texts, marks.count(PARTING) > 0, _is_parted),
        _times(words, digits),
        words.spoken(READER, quoting) / per,
        [text[:1].islower() for text in texts],
        [text.isupper() for text in texts],
        linked,
        [kind == "heading" for kind in kinds],
        [kind == "item" for kind in kinds],
        _prompts(words),
        words.spoken(PERSON, quoting) / per,
        [kind == "cell" for kind in kinds],
        [kind == "quote" for kind in kinds],
    )
    table = np.empty((len(texts), len(ALONE)))
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _those(texts: Sequence[str], may: np.ndarray, hold: Callable[[str], bool]) -> np.ndarray:
    """Which of the lines that may do so hold something: few of them, so that all others need not be asked."""
    found = np.zeros(len(texts), bool)
    for number in np.flatnonzero(may).tolist():
        found[number] = hold(texts[number])
    return found


def _ends_in_dots(text: str) -> bool:
    return text.endswith(("...", "…"))


def _is_parted(text: str) -> bool:
    return _SEPARATOR.search(text) is not None


def _gives_time(text: str) -> bool:
    return _TIME.search(text) is not None


def _holds_address(text: str) -> bool:
    return _ADDRESS.search(text) is not None


def _times(words: Vocabulary, digits: Numbers) -> np.ndarray:
    """Which lines give a year, a time of day or a day in numbers."""
    years = words.count(YEAR) > 0
    return years | _those(words.texts, (digits > 0) & ~years, _gives_time)


def _prompts(words: Vocabulary) -> np.ndarray:
    """1 for a short prompt, which tells where an article ends; ½ for one found amid articles; else 0."""
    found = np.zeros(len(words.texts))
    for number, name in words.prompts.items():
        found[number] = 0.5 if name in AMID else 1.0
    return found


def _addresses(words: Vocabulary) -> np.ndarray:
    """Which lines hold an address of the web or of mail."""
    may = np.zeros(len(words.texts), bool)
    for mark in _IN_ADDRESSES:
        if mark in words.page:
            may |= [mark in text for text in words.texts]
    return _those(words.texts, may, _holds_address)
