"""Characters that are no text: taken out of every document, so that no page, feed or terminal meets them.

XML cannot hold most of them and UTF-8 not all: one in a headline would stop every feed of the site.
"""

from __future__ import annotations

import re

from ..records import Block, Claim, Stated
from .findings import Found

BLANKS = re.compile(r"[\x0b\x0c\x1c-\x1f]+")
"""Controls that separate words: Python, too, splits at them."""

BARRED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but tab and line ends
    "\u202d\u202e"  # overrides of direction, which show "gpj.exe" as "exe.jpg"; scripts need none
    "\ud800-\udfff"  # halves of a pair
    "\ufdd0-\ufdef\ufffe\uffff]"  # what Unicode says is no character
)

LONG_BLANK = re.compile(r"\s{40,}")
"""So wide a gap is layout or malice. Many patterns begin with blanks, and a search that fails at each of
100,000 would try again from the next: five thousand million steps. Of 40, it tries 800."""

WIDE = " " * 40
"""The one gap of this width that printable text can have: every other blank is a control or a separator."""


def without_barred(text: str) -> str:
    """The text without them; words that one of them kept apart stay apart."""
    return BARRED.sub("", BLANKS.sub(" ", text)).strip() if BARRED.search(text) else text


def cleared(text: str) -> str:
    """The text without them, and its gaps no wider than a blank where they were enormous."""
    return text if is_clear(text) else LONG_BLANK.sub(" ", without_barred(text))


def is_clear(text: str) -> bool:
    """Whether a text has no such character and no wide gap, as nearly every one: no pattern need look."""
    return text.isprintable() and WIDE not in text


def readable(found: Found) -> Found:
    """The article without them; what is left with no text is left out, and `repairs` count what went."""
    text = "".join([block.text for block in found.blocks])
    barred = 0 if text.isprintable() else len(BARRED.findall(text))
    blocks = readable_blocks(found.blocks)
    repairs = tuple(map(without_barred, found.repairs))
    if barred:
        repairs += (f"left out {barred:,} control character{'s' if barred > 1 else ''}",)
    return Found(blocks, readable_stated(found.stated), repairs)


def readable_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that have text without them."""
    texts = [block.text for block in blocks]
    if all(texts) and is_clear("".join(texts)):  # nearly every document: no block need be looked at
        return blocks
    pairs = [(block, cleared(block.text)) for block in blocks]
    return tuple([block if text == block.text else block.changed(text=text) for block, text in pairs if text])


def readable_stated(stated: Stated) -> Stated:
    """What a document states, without them; a field with nothing else states nothing."""
    names = ("title", "standfirst", "outlet", "author", "url", "language")
    texts = {name: value for name in names if (value := getattr(stated, name))}
    kept = {name: cleared(value) or None for name, value in texts.items()}
    return stated.changed(**kept, dates=tuple(map(readable_claim, stated.dates)))


def readable_claim(claim: Claim) -> Claim:
    """A claim without them; the name of a field is a stranger's word, too."""
    return claim.changed(field=cleared(claim.field), text=cleared(claim.text))
