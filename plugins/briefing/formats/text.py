"""Plain text files."""

from __future__ import annotations

from ..records import Block
from .decoding import decode
from .findings import Findings, Found
from .html import fragment, looks_like_html, page
from .paragraphs import blocks


def read(data: bytes, url: str | None = None) -> Findings:
    """The one article of a text file; a page that was saved under the name of a text is read as a page."""
    text, repairs = decode(data)
    if text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        yield page(text, url, (*repairs, "read as HTML, which it is in spite of its name"))
    else:
        yield Found(blocks(text), repairs=repairs)


def field_blocks(text: str, line: int) -> tuple[Block, ...]:
    """The paragraphs of a text that stands on one line of the raw file: a field of a record."""
    found = fragment(text, line) if looks_like_html(text) else blocks(text)
    return tuple(block.changed(line=line) for block in found)
