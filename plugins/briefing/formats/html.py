"""HTML pages: every text of the page as a block, marked as inside or outside the article's body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lxml import etree
from lxml.etree import _Element

from ..records import Block, BlockKind, Stated
from . import article_body, json_ld, page_metadata
from .decoding import decode
from .findings import Findings, Found, Unreadable
from .limits import ELEMENT_DEPTH, PARAGRAPHS
from .paragraphs import blocks as plain_blocks
from .passages import Passage, passages

DECLARED_WITHIN = 4096
"""Browsers look for a declaration in the first 1,024 bytes; some pages carry long comments before it."""

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figure", "figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
KIND_REACH = 3
"""How many elements outwards a kind counts: a paragraph in a list item is an item."""
HINT_REACH = 6
PLACES = frozenset({"body", "outside"})
"""The first hint of every block: whether it belongs to the article's body."""

NAVIGATION = frozenset({"nav", "menu", "button", "form", "option"})
NAVIGATION_LINKS = 0.6
"""What is mostly links outside the body is navigation; no reader asks why it is not shown."""

BREAKING = re.compile(
    r"<(?:/?(?:address|article|aside|blockquote|div|dd|dl|dt|figcaption|footer|h[1-6]|header|li|main|nav|ol|p|pre|"
    r"section|table|td|th|tr|ul)\b|br\b)[^<>]*>",
    re.IGNORECASE,
)
UNREAD = re.compile(r"<(script|style|noscript|svg|template)\b|<!(--)", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")

HIDDEN_WORDS = 80
"""A text in JSON-LD of fewer words is a teaser."""


def read(data: bytes, url: str | None = None) -> Findings:
    """The one article of a page."""
    from bs4.dammit import EncodingDetector  # takes longer to import than ten pages to read

    declared = EncodingDetector.find_declared_encoding(data[:DECLARED_WITHIN], is_html=True)
    text, repairs = decode(data, declared)
    yield page(text, url, repairs)


def page(text: str, url: str | None = None, repairs: tuple[str, ...] = ()) -> Found:
    """The article of a page whose text is decoded already; Unreadable where it holds no text."""
    tree, complete = _parse(text)
    if not complete:
        return _flat(text, url, repairs)
    found = passages(tree)
    if len(found) == PARAGRAPHS:
        repairs += (f"only the first {PARAGRAPHS} passages of the page were read",)
    inside = article_body.body(found)
    blocks = _blocks(found, inside)
    if hidden := _hidden_text(tree, found, inside):
        blocks = tuple(block.changed(hints=("outside", *block.hints[1:])) for block in blocks) + hidden
        repairs += ("the text was taken from the page's JSON-LD: the page itself shows only a part",)
    stated = page_metadata.stated(tree, found, inside, url)
    return Found(blocks, stated, repairs)


def fragment(text: str, first: int = 1) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that is all article: a feed's entry, a field of a record."""
    try:
        found = passages(_parse(f"<div>{text}</div>")[0])
    except Unreadable:
        return ()
    return tuple(_block(passage, "body", passage.line + first - 1) for passage in found if passage.links < 1)


def looks_like_html(text: str) -> bool:
    """Whether a text opens as a page or holds the paragraphs of one."""
    head = text[:2000].lstrip("\ufeff \t\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or bool(
        re.search(r"<(?:p|div|br)\b[^>]{0,200}>", head)
    )


def _parse(text: str) -> tuple[_Element, bool]:
    """The tree of a page, and whether it is whole: the parser gives up at ELEMENT_DEPTH levels."""
    parser = etree.HTMLParser(encoding="utf-8")
    try:
        tree = etree.fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise Unreadable("holds no text: it may be a page that scripts fill; save it from a browser")
    return tree, not any("depth" in entry.message.lower() for entry in parser.error_log)


def _flat(text: str, url: str | None, repairs: tuple[str, ...]) -> Found:
    """A page nested too deep for any tree: its text between tags, paragraph by paragraph."""
    blocks, line = [], 1
    for part in BREAKING.split(_without_unread(text)):
        words = unescape(TAG.sub("", part))
        if stripped := words.strip():
            start = line + words[: words.index(stripped[0])].count("\n")
            blocks.append(Block(" ".join(stripped.split()), start, hints=("body",), gap=True))
        line += part.count("\n")
    repairs += (f"read without its structure, which nests deeper than {ELEMENT_DEPTH} elements",)
    return Found(tuple(blocks), Stated(url=url), repairs)


def _without_unread(text: str) -> str:
    """A page without scripts, styles and comments, their lines kept; each is searched for its end once."""
    parts, place = [], 0
    while opening := UNREAD.search(text, place):
        close = "-->" if opening[2] else f"</{opening[1]}"
        end = text.find(close, opening.end())
        end = end + len(close) if end >= 0 else len(text)
        parts += [text[place : opening.start()], "\n" * text.count("\n", opening.start(), end)]
        place = end
    return "".join(parts) + text[place:]


def _hidden_text(tree: _Element, found: Sequence[Passage], inside: Sequence[bool]) -> tuple[Block, ...]:
    """The text in a page's JSON-LD, where the page shows less than half of it: scripts would fill it in."""
    shown = sum(passage.words for passage, own in zip(found, inside, strict=True) if own)
    for node in json_ld.nodes(tree):
        text = node.text("articleBody") if node.is_article() else None
        if text and text.count(" ") + 1 >= max(HIDDEN_WORDS, 2 * shown):
            blocks = fragment(text) if looks_like_html(text) else plain_blocks(unescape(text))
            return tuple(
                b.changed(line=node.line_of(text), hints=("body", "json-ld"), gap=True) for b in blocks
            )
    return ()


def _blocks(found: Sequence[Passage], inside: Sequence[bool]) -> tuple[Block, ...]:
    return tuple(
        _block(passage, "body" if own else "outside", passage.line)
        for passage, own in zip(found, inside, strict=True)
        if own or not _is_navigation(passage)
    )


def _block(passage: Passage, place: str, line: int) -> Block:
    kind = next((KINDS[e.tag] for e in passage.around[:KIND_REACH] if e.tag in KINDS), "text")
    return Block(passage.text, line, kind, (place, *_hints(passage)), gap=True)


def _hints(passage: Passage) -> tuple[str, ...]:
    """Tags, classes and ids around a passage, nearest first, each once; none that equals one of PLACES."""
    hints: dict[str, None] = {}
    for element in passage.around[:HINT_REACH]:
        for hint in (element.tag, *(element.get("class") or "").split(), element.get("id")):
            if hint and hint not in PLACES:
                hints.setdefault(hint)
    return tuple(hints)


def _is_navigation(passage: Passage) -> bool:
    return passage.links > NAVIGATION_LINKS or any(element.tag in NAVIGATION for element in passage.around)
