"""Rules for parts of paragraphs: datelines at the start, signatures and pointers at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trim:
    """One way to recognise noise inside a paragraph."""

    name: str
    reason: str
    find: Callable[[str], Span | None]
    """From the paragraph to the span to cut, None where there is nothing."""


_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
DATELINE = re.compile(
    rf"\A{_PLACE}(?:, [A-Z][\w.’' -]{{2,24}})?(?:, [A-Z][a-z]+\.? \d{{1,2}})?\s*(?:\([A-Z][\w ./-]+\)\s*)?(?:--?|[–—])\s+(?=[\"“‘'A-Z])"
)
SIGNATURE = re.compile(
    r"(?<=[.!?”\"’])\s+(?:[-–—]+\s*)?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, (?:AFP|AP|Reuters|Associated Press|dpa|UPI|Bloomberg)\W*\Z"
)

LONGEST_SIGNATURE = 80
"""Characters."""


def dateline(text: str) -> Span | None:
    """A place in capitals, perhaps with country, day and agency, up to the dash."""
    found = DATELINE.match(text)
    return found.span() if found else None


def signature(text: str) -> Span | None:
    """A name and an agency after the last sentence, cut off or not."""
    found = SIGNATURE.search(text, max(0, len(text) - LONGEST_SIGNATURE))
    return found.span() if found else None


TRIMS = (
    Trim("dateline", "where and by whom the report was filed, not what it says", dateline),
    Trim("signature", "the writer's name and agency", signature),
)
