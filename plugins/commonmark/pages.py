"""What Markdown that reads well by itself says of its page: the title, and links to other files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

TO_FILE = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/#{|])[^?#]+\.(?:md|markdown|mkd|mdown)(?:#.*)?", re.IGNORECASE)
"""A link to another Markdown file, as editors and code hosts follow it."""


def take_title(tokens: list[Token], markdown: MarkdownIt) -> str:
    """The heading that opens a text, as HTML, taken out of it; "" where none does."""
    if not tokens or (tokens[0].type, tokens[0].tag) != ("heading_open", "h1"):
        return ""
    inline = tokens[1]
    del tokens[:3]
    return markdown.renderer.renderInline(inline.children or [], markdown.options, {})


def link_to_pages(tokens: Iterable[Token]) -> None:
    """Let links to Markdown files lead to the pages that Pelican makes of them."""
    for token in tokens:
        link_to_pages(token.children or ())
        href = token.attrs.get("href") if token.type == "link_open" else None
        if isinstance(href, str) and TO_FILE.fullmatch(href):
            token.attrSet("href", f"{{filename}}{href}")
