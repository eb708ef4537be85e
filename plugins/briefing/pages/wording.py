"""How pages say what depends on records, and what they must know of a text to set it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..interface import Language
from ..records import PublicationDate

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction by adults, mean of 190 studies (Brysbaert 2019)."""
DESCRIPTION_LENGTH = 155
"""Characters of a page's description: what search engines and chat previews show."""

LONGEST_HEADLINE = 180
"""Characters of a headline: the longest of the 767 in the scoring set has 82, but the first sentence of an
article without one may be as long as a page."""

LETTERS_KEPT = 4096
"""More first letters than the texts of a site have, whatever their scripts."""


def short_date(published: PublicationDate, language: Language) -> str:
    """A date in a few words that own up to doubt: "about 16 December 2015", "undated"."""
    if published.day is None:
        return language.gettext("undated")
    day = language.day(published.day)
    return language.gettext("about %(day)s", day=day) if published.certainty == "estimated" else day


def minutes(words: int, language: Language) -> str:
    """Reading time, rounded up: "4 min read"."""
    number = max(1, -(-words // WORDS_PER_MINUTE))
    return language.ngettext("%(num)s min read", "%(num)s min read", number)


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """A text in at most so many characters, cut at a space and marked with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head[:-1]).rstrip(" ,;:–-") + "…"


def headline(text: str) -> str:
    """What stands as a headline, cut where it is none: the source's own page has it whole."""
    return shortened(text, LONGEST_HEADLINE)


def direction(text: str) -> str:
    """ "rtl" or "ltr", by the first letter that has a direction; "" where none has."""
    for character in text:
        bidirectional = unicodedata.bidirectional(character)
        if bidirectional in ("R", "AL"):
            return "rtl"
        if bidirectional == "L":
            return "ltr"
    return ""


def is_latin(text: str) -> bool:
    """Whether a text's first letter is of the Latin alphabet (a text without letters is)."""
    return is_latin_letter(next(filter(str.isalpha, text), "a"))


@lru_cache(maxsize=LETTERS_KEPT)
def is_latin_letter(letter: str) -> bool:
    """Whether a letter is of the Latin alphabet."""
    return unicodedata.name(letter, "").startswith("LATIN") or letter in "ªº"
