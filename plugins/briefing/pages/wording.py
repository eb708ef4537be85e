"""How pages say numbers, days and names in plain English."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from ..publication_dates import in_words, span_in_words
from ..records import PublicationDate

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction by adults, mean of 190 studies (Brysbaert 2019)."""
DESCRIPTION_LENGTH = 155
"""Characters of a page's description: what search engines and chat previews show."""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 story", "1,200 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short_date(published: PublicationDate) -> str:
    """A date in a few words that own up to doubt: "about 16 December 2015", "undated"."""
    if published.day is None:
        return "undated"
    about = "about " if published.certainty == "estimated" else ""
    return about + in_words(published.day)


def span(days: Sequence[date]) -> str:
    """From the first to the last day: "16 December 2015", "16 December 2015 to 2 January 2016", or ""."""
    return span_in_words(min(days), max(days)) if days else ""


def listing(names: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def minutes(words: int) -> str:
    """Reading time, rounded up: "4 min read"."""
    return f"{max(1, -(-words // WORDS_PER_MINUTE))} min read"


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """A text in at most so many characters, cut at a space and marked with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head[:-1]).rstrip(" ,;:–-") + "…"


def direction(text: str) -> str:
    """ "rtl" where the first letter with a direction runs from right to left, else ""."""
    for character in text:
        bidirectional = unicodedata.bidirectional(character)
        if bidirectional in ("R", "AL"):
            return "rtl"
        if bidirectional == "L":
            return ""
    return ""


def is_latin(text: str) -> bool:
    """Whether a text's first letter is of the Latin alphabet (a text without letters is)."""
    first = next((c for c in text if c.isalpha()), "a")
    return unicodedata.name(first, "").startswith("LATIN") or first in "ªº"
