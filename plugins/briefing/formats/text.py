"""Plain text to blocks: one paragraph a line, paragraphs between blank lines, hard-wrapped or broken lines."""

from __future__ import annotations

from ..records import Block
from .decoding import decode
from .findings import Findings, Found


def read(data: bytes, url: str | None = None) -> Findings:
    """The one article of a text file."""
    text, repairs = decode(data)
    yield Found(blocks(text), repairs=repairs)


def blocks(text: str, first: int = 1) -> tuple[Block, ...]:
    """Its lines as blocks; `first` is the number of its first line in the raw file."""
    found, gap = [], False
    for number, line in enumerate(text.split("\n"), first):
        if words := line.strip():
            found.append(Block(words, number, gap=gap))
        gap = not words
    return tuple(found)
