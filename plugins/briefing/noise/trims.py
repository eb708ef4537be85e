"""Rules for parts of paragraphs: datelines at the start, signatures and pointers at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .agencies import pattern

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trim:
    """One way to recognise noise inside a paragraph."""

    name: str
    reason: str
    find: Callable[[str], Span | None]
    """From the paragraph to the span to cut, None where there is nothing."""
    opening: bool = False
    """Whether it speaks of the article's first paragraph only."""


CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
WORDS = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}"
DAY = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
DASH = r"\s*(?:--?|[–—])\s*"
DATELINE = re.compile(
    rf"(?:{CAPITALS}(?:, {WORDS})?{DAY}(?:\s*\((?:[A-Z][\w ./&-]{{1,40}})\))?"  # BEIRUT, Dec 16 (Reuters)
    rf"|(?:{WORDS}(?:, {WORDS})?{DAY}\s*)?\((?:{pattern()})\))"  # Geneva (AFP)   (Reuters)
    rf"{DASH}(?=[\"“‘'A-Z0-9])"
)
SIGNATURE = re.compile(
    rf"[.!?”\"’](\s+(?:[-–—]+\s*)?(?:{WORDS}, )?(?:{pattern()})(?:/(?:{pattern()}|{WORDS})?)?\W*)\Z"
)
LONGEST_SIGNATURE = 80
POINTER_IN_BRACKETS = re.compile(
    r"[(\[](?:(?:also )?(?:read|see|watch|related|more)(?: (?:more|also|here))?)\s*:[^()\[\]]{3,200}[)\]]",
    re.I,
)
POINTER_AT_END = re.compile(
    r"[.!?”\"’](\s+(?:read (?:more|also|the full)|also read|click here|follow (?:us|him|her|them|@\w+) on"
    r"|follow @\w+|sign up (?:for|to)|subscribe to|download the)\b[^.!?]{0,160}[.!?]?\W*)\Z",
    re.I,
)
LONGEST_POINTER = 200
"""Characters: these stand at the end, so only the end is looked at. Both patterns open with the stop before
what they find, in a group: looking behind at every character takes five times as long."""


def dateline(text: str) -> Span | None:
    """A place, perhaps with country, day and agency, up to the dash."""
    found = DATELINE.match(text)
    return found.span() if found else None


def signature(text: str) -> Span | None:
    """A name and an agency after the last sentence, cut off or not."""
    return _at_end(SIGNATURE, text, LONGEST_SIGNATURE)


def pointer(text: str) -> Span | None:
    """A sentence that sends the reader elsewhere, in brackets or at the end."""
    return _at_end(POINTER_AT_END, text, LONGEST_POINTER) or _in_brackets(text)


def _at_end(pattern: re.Pattern[str], text: str, longest: int) -> Span | None:
    """What a pattern finds after the last stops of a text."""
    found = pattern.search(text, max(0, len(text) - longest - 1))
    return found.span(1) if found else None


def _in_brackets(text: str) -> Span | None:
    """A pointer in brackets, and the blanks before it."""
    found = POINTER_IN_BRACKETS.search(text) if ":" in text and ("(" in text or "[" in text) else None
    return (len(text[: found.start()].rstrip()), found.end()) if found else None


TRIMS = (
    Trim("signature", "it names the writer and the agency, after the text's last word", signature),
    Trim("read-more", "it sends the reader elsewhere", pointer),
    Trim("dateline", "it says where and by whom the report was filed", dateline, opening=True),
)
