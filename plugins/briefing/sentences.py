"""Sentences: where one ends and the next begins, in news prose of many languages, by rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .words import ENGLISH, primary, stop_words, tables

CANDIDATE = re.compile(
    r"""
    (?P<stop> [.!?…؟۔。！？]                            # what may end a sentence
      (?: (?<=[。！？]) | (?<=[.!?…؟۔]) (?<![.!?…؟۔]{2}) [.!?…؟۔]*+ ) )
    (?P<close> (?: [\ ]?'' | [\ ]["](?=\s|$)             # what closes after it; "''" stands off
      | [\ \u00a0\u202f]»(?=\s|$) | [“‘](?=\s|$)          # « French », „German“
      | ["”’'»)\]] )*+ )
    (?: (?P<gap> \s++ )                               # white space, but for Chinese and Japanese
      | (?<=[。！？”」])(?=[\u3040-\u30ff\u3400-\u9fff])
      | (?<=[a-z]{2}[.!?]) (?=[A-Z][a-z’' ]) | (?<=[a-z]{2}[.!?]”) (?=[A-Z]) )   # and where a scraper lost it
    (?= (?P<open> (?: ["“„‘‚'«(\[¿¡`–—-] [\ ]? )*+ )  # what may stand before the next word
        (?P<next> \S ) )                              # its first character
    """,
    re.VERBOSE,
)
"""A stop that may end a sentence. It opens with a set of characters, which "re" finds five times as fast as
alternatives. Repetitions are possessive ("++"): endless dots take linear time."""

PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
WORD_BEFORE = re.compile(r"[^\s„“”\"‚‘’'`«(\[—–/]*$")
WORD_AFTER = re.compile(r"[\w’'-]+")
LOOKED_BACK = 40
"""Characters looked back for the word before a stop; no abbreviation is longer."""

AFTER_TIMES = frozenset({"mr", "mrs", "ms", "dr"})
"""Titles that begin a sentence after "6 p.m.", though after "U.S." they continue a name."""

SPEAKS = re.compile(
    r"(?:[\w’'.-]+,?\s+){0,6}?"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|tweeted|shouted|cried|recalled|explained"
    r"|warned|wondered|continued|declared|chanted|screamed|yelled|demanded|joked|insisted|exclaimed)\b"
)
"""A speaker and a verb of saying, after a quotation that ends in "?" or "!"."""

PARTICLES = re.compile(r"(?:al|el|ash|an)-[A-Z]|(?:de|von|van|bin|ibn|del|della|di|da|du)\s+[A-Z]|[a-z][A-Z]")
"""Lower-case beginnings of names: "al-Shabab", "de Mistura", "iPhone"."""

EXCLAIMED = frozenset({"yahoo", "jeopardy", "yum"})
"""Names that carry their own exclamation mark."""

ADDRESS = re.compile(r"(?:www|//|@)\S*$", re.IGNORECASE)
"""An address of the web or of mail, inside which stops stand without a gap."""

WIDE_STOPS = ("。", "！", "？")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
ORDINAL = re.compile(r"(?:\d{1,3}\.-)?\d{1,3}|[IVXLC]+")
"""What may be an ordinal before a full stop, "27.-29." included; a year is none."""
QUOTES_OPEN = "\"“„‘‚'`«(["
CLOSED_QUOTE = ("”", "“", '"', "’", "‘", "''", "'", "»")

LISTS = tables(__package__, "sentences.toml")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language abbreviates and counts, and with which words it begins a sentence."""

    never_last: frozenset[str]
    before_number: frozenset[str]
    may_be_last: frozenset[str]
    beginners: frozenset[str]
    ordinals: bool
    """Whether a full stop makes an ordinal of a number."""


@cache
def _habits(language: str) -> Habits:
    """The habits of a language, by its BCP 47 code."""
    code = primary(language)
    own, english = LISTS.get(code, {}), LISTS[ENGLISH]
    stops = stop_words(code) if code != ENGLISH else frozenset()

    def listed(name: str) -> frozenset[str]:
        return (frozenset(english[name].split()) - stops) | frozenset(own.get(name, "").split())

    beginners = stops or frozenset(english["beginners"].split())
    ordinals = own.get("ordinals", False)
    return Habits(listed("never_last"), listed("before_number"), listed("may_be_last"), beginners, ordinals)


def split(text: str, language: str = ENGLISH) -> list[str]:
    """The sentences of a text in order, verbatim, ends stripped; together all of its words.

    `language` is a BCP 47 code; one that has no lists of its own is split as English is.
    """
    return [text[start:end] for start, end in spans(text, language)]


def spans(text: str, language: str = ENGLISH) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, in characters; blank ones are left out."""
    habits = _habits(language)
    found: list[tuple[int, int]] = []
    begin = 0
    for paragraph in PARAGRAPH.finditer(text):
        found += _paragraph_spans(text, begin, paragraph.start(), habits)
        begin = paragraph.end()
    return found + _paragraph_spans(text, begin, len(text), habits)


def _paragraph_spans(text: str, begin: int, end: int, habits: Habits) -> list[tuple[int, int]]:
    found = []
    for match in CANDIDATE.finditer(text, begin, end):
        if _ends(text, begin, match, habits):
            stop = match.end("close")
            found.append((begin, stop))
            begin = match.start("open")
    found.append((begin, end))
    return [trimmed for span in found if (trimmed := _trim(text, *span))]


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends, or None where nothing is left."""
    if begin < end and not text[begin].isspace() and not text[end - 1].isspace():
        return begin, end
    inside = text[begin:end]
    left = len(inside) - len(inside.lstrip())
    stripped = inside.strip()
    return (begin + left, begin + left + len(stripped)) if stripped else None


def _ends(text: str, begin: int, match: re.Match[str], habits: Habits) -> bool:
    """Whether a sentence that began at `begin` ends at this stop."""
    stop, close, gap, opening, first = match.groups()
    at, following = match.start(), match.start("next")
    if stop in WIDE_STOPS:
        return True
    look_from = max(begin, at - LOOKED_BACK)
    if gap is None:
        return not ADDRESS.search(text, look_from, at)
    stands_off = text[at - 1 : at].isspace()
    word_after = WORD_AFTER.match(text, following)
    after = word_after[0] if word_after else first
    if stop == "…" or (len(stop) > 1 and not stop.strip(".")):
        return _ellipsis_ends(after, stands_off, habits)
    close = close.strip()
    if stands_off and text[begin:at].strip():
        return not (close and stop != "." and SPEAKS.match(text, following))
    if first in ".…" or (after[0].islower() and not PARTICLES.match(text, following)):
        return False
    word = WORD_BEFORE.search(text, max(look_from, text.rfind(" ", look_from, at)), at)[0]
    if stop == ".":
        return _full_stop_ends(word, close, opening + after, begin == at - len(word), habits)
    if close.endswith(CLOSED_QUOTE):
        return not SPEAKS.match(text, following)
    return word.lower() not in EXCLAIMED or after.lower() in habits.beginners


def _ellipsis_ends(after: str, stands_off: bool, habits: Habits) -> bool:
    """An ellipsis between spaces leaves words out; only a typical beginning after it starts anew."""
    if stands_off:
        return after[0].isupper() and after.lower() in habits.beginners
    return after[0].isupper() or after[0].isdigit()


def _full_stop_ends(word: str, close: str, after: str, is_first: bool, habits: Habits) -> bool:
    """Whether the full stop after `word` is more than an abbreviation's; `after` may open with a quote."""
    lower = word.lower()
    begins = after[0] in QUOTES_OPEN or after.lower() in habits.beginners
    if close:
        return close != ")" or not DOTTED.fullmatch(word) or begins
    if lower in habits.never_last:
        return False
    if lower in habits.before_number:
        return not after[0].isdigit()
    if lower in habits.may_be_last or DOTTED.fullmatch(word):
        return begins or (lower in ("a.m", "p.m") and after.lower() in AFTER_TIMES)
    if len(word) == 1 and word.isalpha():
        return begins and len(after) > 1
    if is_first and word.isdigit() and len(word) < 3:
        return False
    return begins or not (habits.ordinals and ORDINAL.fullmatch(word))
