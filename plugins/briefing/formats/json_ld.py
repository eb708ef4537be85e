"""What a page says of itself in JSON-LD (schema.org): the node of its article, the lines of its values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

ARTICLE_TYPES = re.compile(
    r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|Recipe)$"
)
LISTS_OF_OTHERS = frozenset({
    "itemListElement", "relatedLink", "comment", "hasPart", "mentions", "citation", "isPartOf",
})  # fmt: skip
"""Properties whose values are other pages' articles."""
NODES = 1000
"""The most nodes looked into; a page of articles has about ten."""
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")


@dataclass(frozen=True, slots=True)
class Node:
    """One object of JSON-LD and the script in which it stands."""

    values: dict[str, Any]
    script: str
    line: int
    """The line of the page on which the script starts."""

    def is_article(self) -> bool:
        """Whether its type is one of schema.org's articles."""
        types = self.values.get("@type")
        return any(
            isinstance(t, str) and ARTICLE_TYPES.search(t)
            for t in (types if isinstance(types, list) else [types])
        )

    def text(self, key: str) -> str | None:
        """The value of a property, as text; None for none."""
        return text_of(self.values.get(key))

    def line_of(self, value: str) -> int:
        """The line of the page on which a value stands."""
        place = self.script.find(value[:40])
        return self.line + self.script.count("\n", 0, max(0, place))


def nodes(tree: _Element) -> list[Node]:
    """The nodes of all scripts, articles first, else in the order of the page."""
    found = [node for script in _scripts(tree) for node in _nodes(script)]
    return sorted(found, key=lambda node: not node.is_article())


def text_of(value: Any) -> str | None:
    """A value as text: of a list the first, of an object its name or its address."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value[:20])), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("@id"))
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def names_of(value: Any) -> str | None:
    """All names of a list of people, with commas between."""
    if not isinstance(value, list):
        return text_of(value)
    return ", ".join(dict.fromkeys(filter(None, map(text_of, value[:20])))) or None


def _scripts(tree: _Element) -> Iterator[_Element]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            yield script


def _nodes(script: _Element) -> Iterator[Node]:
    text = script.text
    try:
        top = json.loads(WRAPPING.sub("", WRAPPING.sub("", text)), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [top], 0
    while waiting and seen < NODES:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting[:0] = value[:NODES]
        elif isinstance(value, dict):
            yield Node(value, text, script.sourceline or 1)
            waiting += [
                v for k, v in value.items() if isinstance(v, dict | list) and k not in LISTS_OF_OTHERS
            ]
