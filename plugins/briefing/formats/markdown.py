"""Markdown as converters of pages write it: front matter, links, pictures, escapes, few blank lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from markdown_it import MarkdownIt, helpers

from ..records import Block, BlockKind, Stated
from .decoding import decode
from .fields import Fields
from .findings import Findings, Found, refuse_endless
from .paragraphs import is_wrapped

FENCES = {"---": "---", "+++": "+++"}
FRONT_MATTER_LINES = 200
KEY_LINE = re.compile(r"([A-Za-z][\w .-]{0,40}):\s*(.*)")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]{0,1000}-->")
SPACES = re.compile(r" {2,}")
UNDERLINE = re.compile(r"^[=\-*_#>|\\\s:.]+$")
"""Rules, underlines of headings, empty bullets: marks without words."""

KINDS: dict[str, BlockKind] = {
    "heading_open": "heading", "list_item_open": "item", "blockquote_open": "quote",
    "th_open": "cell", "td_open": "cell",
}  # fmt: skip
BRACKETS = 10_000
"""In text with more brackets links stay as they are: finding their ends takes the square of their number."""
PLAIN_ADDRESS = re.compile(r"(?!<)[^\x00-\x20\x7f()\\]++(?![(\\])")
"""Without brackets, escapes and "<" in front; it ends at a blank, a control or a closing bracket."""
CLOSED = re.compile(r"""\s++(?:(?:"[^"\\]*+"|'[^'\\]*+')\s*+)?\)""")
"""What may stand between an address and the end of its link: blanks, perhaps a title."""
LOOSE_ADDRESS = re.compile(
    r"(?=[\"'/#?]|[A-Za-z][\w+.-]*:\S)"  # a title alone, a path, a scheme: no words of a text in brackets
    r"(?:[^()\n]++|\([^()\n]*+\))*+(?=\))"
)
"""What scrapers write and CommonMark forbids: blanks in addresses, quotes in titles, a title alone."""
LINK_OVER_LINES = re.compile(
    r"(?<![!\\])\[(?=[^\[\]\n]*+(?:\n|(?<=!)\[))"
    r"(?P<text>(?:[^\[\]!]++|!(?!\[)|!\[[^\[\]]*+\]\([^()\n]*+\))*+)"
    rf"\]\({LOOSE_ADDRESS.pattern}\)"
)
"""A link around several lines: a card with picture, heading and text, which leads to another article."""
CARD_LINE = re.compile(r"^(?P<marks>(?:\s*+(?:[#>]++|[*+-])\s)*+\s*+)(?P<words>(?:[^!]|!(?!\[))*)(?<=\S)")
"""A line of it: the marks of a heading or an item, and the words before any picture."""
LINKS = 0.6
"""A block that is mostly links carries the hint "links": menus, lists of other articles."""


@dataclass(slots=True)
class Piece:
    """A line of a paragraph: its text and how much of it is links."""

    text: str = ""
    linked: int = 0


def read(data: bytes, url: str | None = None) -> Findings:
    """The one article of a Markdown file."""
    text, repairs = decode(data)
    refuse_endless(text)
    keys, body, first = _front_matter(text)
    found = tuple(_blocks(body, first))
    yield Found(found, _stated(keys, found), repairs)


def _stated(keys: Mapping[str, Any], found: Sequence[Block]) -> Stated:
    """What the front matter states; else the only top heading is the title."""
    stated = Fields(keys, "front matter").stated(1)
    tops = {block.text for block in found if "h1" in block.hints}
    return stated.changed(title=tops.pop()) if not stated.title and len(tops) == 1 else stated


def _front_matter(text: str) -> tuple[Mapping[str, Any], str, int]:
    """(its keys, the text after it, the number of that text's first line)."""
    lines = text.split("\n")
    closing = FENCES.get(lines[0].rstrip())
    ends = (n for n, line in enumerate(lines[1:FRONT_MATTER_LINES], 1) if line.rstrip() == closing)
    end = next(ends, None) if closing else None
    if end is None:
        return {}, text, 1
    keys = _keys("\n".join(lines[1:end]), closing)
    return (keys, "\n".join(lines[end + 1 :]), end + 2) if keys else ({}, text, 1)


def _keys(source: str, fence: str | None) -> Mapping[str, Any]:
    """The keys of YAML or TOML; of broken YAML those lines that are a key and a value; {} for neither."""
    import yaml

    try:
        found = tomllib.loads(source) if fence == "+++" else yaml.safe_load(source)
        if isinstance(found, dict):
            return found
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError, ValueError):
        pass
    pairs = (KEY_LINE.fullmatch(line) for line in source.split("\n"))
    return {pair[1]: pair[2].strip("\"' ") for pair in pairs if pair and pair[2]}


@cache
def _parser(links: bool) -> Any:
    """CommonMark with tables, without what scrapers' Markdown never means: code by indentation, headings by
    underlines (a rule after a paragraph is no heading), raw HTML (its tags are taken out below)."""
    unmeant = ["code", "lheading", "reference", *([] if links else ["link", "image"])]
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).enable("table").disable(unmeant)
    parser.validateLink = lambda url: True  # nobody follows them: a picture in the address is a picture, too
    parser.normalizeLink = lambda url: url  # encoding them takes a fifth of the time
    parser.helpers = SimpleNamespace(**{**vars(helpers), "parseLinkDestination": _address})
    return parser


class Address(NamedTuple):
    """The address of a link as the parser wants it; nobody asks what it is."""

    pos: int
    """Where it ends."""
    ok: bool = True
    str: str = ""


def _address(text: str, start: int, end: int) -> Any:
    """The address of a link that begins here: by a pattern where it is plain, as nearly all are.

    The library looks at it letter by letter, which takes a quarter of the time of reading a page. Where it
    would find none, or not the end of the link after it, the address goes on to that end.
    """
    plain = PLAIN_ADDRESS.match(text, start, end)
    found = Address(plain.end()) if plain else helpers.parseLinkDestination(text, start, end)
    if not text.startswith(")", found.pos) and not (found.ok and CLOSED.match(text, found.pos, end)):
        loose = LOOSE_ADDRESS.match(text, start, end)
        return Address(loose.end()) if loose else found
    return found


def _spread(text: str) -> str:
    """The text with each line of a link as a link: CommonMark knows none around several paragraphs."""
    return LINK_OVER_LINES.sub(_link_a_line, text)


def _link_a_line(link: re.Match[str]) -> str:
    lines = link["text"].split("\n")
    return "\n".join([CARD_LINE.sub(r"\g<marks>[\g<words>](#)", line, 1) for line in lines])


def _blocks(text: str, first: int) -> Iterator[Block]:
    joins, links = is_wrapped(text), text.count("[") <= BRACKETS
    open_kinds: list[tuple[str, str]] = []
    for token in _parser(links).parse(_spread(text) if links else text):
        if token.nesting == 1:
            open_kinds.append((token.type, token.tag))
        elif token.nesting == -1:
            open_kinds.pop()
        elif token.type in ("fence", "code_block", "html_block"):
            yield from _plain_lines(token.content, first + token.map[0])
        elif token.type == "inline" and token.map:
            yield from _paragraph(token, first + token.map[0], open_kinds, joins)


def _paragraph(token: Any, line: int, open_kinds: Sequence[tuple[str, str]], joins: bool) -> Iterator[Block]:
    """A paragraph's lines as blocks; as one block where the text is wrapped at a width."""
    kind = next((KINDS[name] for name, _ in reversed(open_kinds) if name in KINDS), "text")
    tags = tuple(tag for _, tag in reversed(open_kinds))
    pieces = _pieces(token.children)
    if joins or kind in ("heading", "cell"):
        pieces = [Piece(" ".join(p.text for p in pieces), sum(p.linked for p in pieces))]
    for number, piece in enumerate(pieces, line):
        text = SPACES.sub(" ", TAG.sub(" ", piece.text)).strip()
        if text and not UNDERLINE.match(text):
            links = ("links",) if piece.linked > LINKS * len(text) else ()
            yield Block(text, number, kind, links + tags, gap=number == line)


def _pieces(tokens: Sequence[Any]) -> list[Piece]:
    """The lines of a paragraph without markup; pictures leave nothing."""
    pieces, in_link = [Piece()], False
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(Piece())
        elif token.type in ("link_open", "link_close"):
            in_link = token.type == "link_open"
        elif token.type != "image":
            pieces[-1].text += token.content
            pieces[-1].linked += len(token.content) if in_link else 0
    return pieces


def _plain_lines(content: str, line: int) -> Iterator[Block]:
    for number, text in enumerate(content.split("\n"), line):
        if words := TAG.sub(" ", text).strip():
            yield Block(words, number)
