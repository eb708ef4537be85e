"""What a page says of itself in JSON-LD (schema.org): the node of its article, the lines of its values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

from .fields import WEB, decoded

ARTICLE_TYPES = re.compile(
    r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|Recipe)$"
)
LISTS_OF_OTHERS = frozenset({
    "itemListElement", "relatedLink", "comment", "hasPart", "mentions", "citation", "isPartOf",
})  # fmt: skip
"""Properties whose values are other pages' articles."""
LISTED = 20
"""The most values of one property that are read; an article has a few authors."""
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
    known: Mapping[str, dict[str, Any]]
    """What the page's nodes are by their `@id`, to which others refer."""

    def is_article(self) -> bool:
        """Whether its type is one of schema.org's articles."""
        types = self.values.get("@type")
        return any(
            isinstance(t, str) and ARTICLE_TYPES.search(t)
            for t in (types if isinstance(types, list) else [types])
        )

    def text(self, key: str) -> str | None:
        """The value of a property, as text; None for none."""
        return text_of(self._followed(self.values.get(key)))

    def names(self, key: str) -> str | None:
        """All names of a property that lists people, with commas between."""
        value = self._followed(self.values.get(key))
        if not isinstance(value, list):
            return text_of(value)
        return ", ".join(dict.fromkeys(filter(None, map(text_of, value)))) or None

    def line_of(self, value: str) -> int:
        """The line of the page on which a value stands."""
        place = self.script.find(value[:40])
        return self.line + self.script.count("\n", 0, max(0, place))

    def _followed(self, value: Any) -> Any:
        """A value, or what it refers to: of a list the first twenty."""
        if isinstance(value, list):
            return [self._followed(one) for one in value[:LISTED] if not isinstance(one, list)]
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self.known.get(value["@id"], value)
        return value


def nodes(tree: _Element) -> list[Node]:
    """The nodes of all scripts, articles first, else in the order of the page."""
    found = [(values, script) for script in _scripts(tree) for values in _objects(script)]
    known: dict[str, dict[str, Any]] = {}
    for values, _ in found:
        if "name" in values and isinstance(values.get("@id"), str):
            known.setdefault(values["@id"], values)
    every = [Node(values, script.text, script.sourceline or 1, known) for values, script in found]
    return sorted(every, key=lambda node: not node.is_article())


def text_of(value: Any) -> str | None:
    """A value as text: of a list the first, of an object its name or its address."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value[:LISTED])), None)
    if isinstance(value, dict):
        address = value.get("@id")
        return text_of(value.get("name") or value.get("@value") or (address if _is_web(address) else None))
    if isinstance(value, str):
        return decoded(value).strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _is_web(address: Any) -> bool:
    """Whether it is an address of the web: others, such as "#organization", name nobody."""
    return isinstance(address, str) and WEB.match(address) is not None


def _scripts(tree: _Element) -> Iterator[_Element]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            yield script


def _objects(script: _Element) -> Iterator[dict[str, Any]]:
    """The objects of a script, outer ones first."""
    try:
        top = json.loads(WRAPPING.sub("", WRAPPING.sub("", script.text)), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [top], 0
    while waiting and seen < NODES:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting[:0] = value[:NODES]
        elif isinstance(value, dict):
            yield value
            waiting += [
                v for k, v in value.items() if isinstance(v, dict | list) and k not in LISTS_OF_OTHERS
            ]
