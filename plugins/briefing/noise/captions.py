"""Rules about pictures: captions and who took them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .page import Line, Page

PHOTO_CREDIT = re.compile(
    r"\A\W*(?:(?:file )?(?:photo|photograph|photos|image|picture|pic|video|illustration|graphic)s?"
    r"(?: (?:credit|courtesy|source|copyright))?s?"
    r"(?:\s*(?::|/|\||©)|\s+(?:by|courtesy(?: of)?|from|via)\b\s*:?)"
    r"|credits?\s*:|getty images\b|shutterstock\b)",
    re.I,
)
LONGEST_CREDIT = 14
"""Words: a name, an agency, an outlet."""

CREDIT_AT_END = re.compile(
    r"(?:\((?:(?:file |ap |afp )?(?:photos?|images?|picture|credit|courtesy|source)\b[^()]{0,90}"
    r"|(?-i:[A-Z][^()/]{0,60}(?:/|\bvia )[A-Z])[^()]{0,40})\)"
    r"|(?:getty images|shutterstock|afp/getty|ap photo/[\w .'-]{2,40}"
    r"|/(?:ap|afp|reuters|epa)|via (?:ap|reuters|afp)))\W*\Z",
    re.I,
)
LONGEST_CAPTION = 70
"""Words."""

WHO_STANDS_WHERE = re.compile(
    r"\((?:\d(?:st|nd|rd|th)?[ -])?(?:L|R|C|left|right|cent(?:er|re)|pictured)\)"
    r"|\b(?:seen|pictured) (?:here|above|left|right)\b",
    re.I,
)
PICTURE_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2},? \d{4}\b"
)


def photo_credits(page: Page) -> Iterable[Line]:
    """Short lines that open as credits do."""
    return filter(is_photo_credit, page.candidates())


def is_photo_credit(line: Line) -> bool:
    """Whether a line says who took a picture."""
    return line.words <= LONGEST_CREDIT and PHOTO_CREDIT.match(line.text) is not None


def captions(page: Page) -> Iterable[Line]:
    """Lines that say who stands where in a picture, or that the format marks as captions."""
    return (
        line for line in page.candidates() if line.block.kind == "caption" or _describes_a_picture(line.text)
    )


def _describes_a_picture(text: str) -> bool:
    marked = "(" in text or "pictured" in text or "seen" in text  # cheaper than the patterns
    return bool(marked and WHO_STANDS_WHERE.search(text) and PICTURE_DATE.search(text))


def credited(page: Page) -> Iterable[Line]:
    """Lines that describe a picture and end with its credit."""
    return filter(ends_with_credit, page.candidates())


def ends_with_credit(line: Line) -> bool:
    """Whether a line is a caption by the credit at its end."""
    return line.words <= LONGEST_CAPTION and not line.is_quote and _ends_with_credit(line.text)


def _ends_with_credit(text: str) -> bool:
    tail = text[-140:]
    core = tail.rstrip(CLOSING).lower()
    may = core.endswith(LAST_WORDS) or ")" in tail[len(core) :] or "photo/" in core
    return (may or not core[-1:].isalnum()) and CREDIT_AT_END.search(tail) is not None


CLOSING = " .,;:!?…|\"'”’»)]–—-"
LAST_WORDS = ("images", "shutterstock", "getty", "ap", "afp", "reuters", "epa")
"""How a credit ends, but for one that closes a bracket: cheaper to look at than the pattern."""
