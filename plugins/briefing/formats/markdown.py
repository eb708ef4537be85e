"""Markdown to blocks."""

from __future__ import annotations

from ..records import Block
from .decoding import decode
from .findings import Findings, Found


def read(data: bytes, url: str | None = None) -> Findings:
    from markdown_it import MarkdownIt

    text, repairs = decode(data)
    found = []
    kinds = {"heading_open": "heading", "list_item_open": "item", "blockquote_open": "quote"}
    stack = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.nesting == 1:
            stack.append(token.type)
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "inline":
            words = "".join(
                t.content if t.type in ("text", "code_inline") else " " for t in token.children if t.nesting == 0 and t.type != "image"
            ).strip()
            kind = next((kinds[t] for t in reversed(stack) if t in kinds), "text")
            if words:
                found.append(Block(words, token.map[0] + 1, kind, gap=True))
    yield Found(tuple(found), repairs=repairs)
