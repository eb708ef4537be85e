"""An HTML tree to passages: every run of text between block elements, its line, the elements around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk

from .limits import PARAGRAPHS

UNREAD = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head",
    "select", "textarea", "datalist", "audio", "video", "canvas", "map",
})  # fmt: skip
"""Elements whose text no reader sees as text of the page."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin a new passage."""

UNSEEN = re.compile(
    r"(?:rollover|tooltip|popover|popup|hovercard)\S{0,40}[-_](?:block|box|card|content|text)|visually-?hidden|sr-only|screen-reader-text"
)
"""Class names of text inside a sentence that shows only on hovering or to screen readers."""

SPACE = re.compile(r"[ \t\n\r\f\v]+")
DENSE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Thai, Lao, Chinese, Japanese and Korean letters: two make about one word where no spaces part words."""
SENTENCE_END = re.compile(r"[.!?…:。！？։؟۔।’”][\"'”’»)\]]{0,9}(\s|$)")

PROSE_WORDS = 10
"""Ten words with a sentence's end are prose; menu entries and headings are shorter or have no full stop."""
PROSE_LINKED = 0.5
"""Prose is at most half links."""


@dataclass(slots=True)
class Passage:
    """A run of text between block elements."""

    text: str
    """White space folded; no-break spaces kept."""
    line: int
    """The line of the page on which its first word stands."""
    around: tuple[_Element, ...]
    """The elements around it, nearest block element first, the root last."""
    linked: int
    """How many of its characters are links."""
    words: int = 0
    prose: int = 0
    """Its words, if it reads like running text; else 0."""

    def __post_init__(self) -> None:
        dense = 0 if self.text.isascii() else len(DENSE_SCRIPT.findall(self.text))
        self.words = self.text.count(" ") + 1 + dense // 2
        if self.words >= PROSE_WORDS and self.links < PROSE_LINKED and SENTENCE_END.search(self.text):
            self.prose = self.words

    @property
    def tag(self) -> str:
        """The tag of the nearest block element."""
        return self.around[0].tag

    @property
    def links(self) -> float:
        """The share of its characters that are links."""
        return self.linked / len(self.text)


def passages(tree: _Element) -> list[Passage]:
    """The passages of a page in their order, PARAGRAPHS at most."""
    return _Walk(tree).passages()


class _Walk:
    """One walk through a tree that gathers text between block elements.

    lxml knows the line on which an element's tag ends; lines inside texts are counted on from there.
    """

    def __init__(self, tree: _Element) -> None:
        self.tree = tree
        self.found: list[Passage] = []
        self.around: list[_Element] = []
        self.line = 1
        self.in_links = 0
        self.breaks = 0
        self._begin()

    def passages(self) -> list[Passage]:
        walker = iterwalk(self.tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event != "start":
                self._close(element, event)
                self._add(element.tail)
            elif self._open(element):
                self._add(element.text)
            else:
                walker.skip_subtree()
                self.line += (element.text or "").count("\n")
            if len(self.found) >= PARAGRAPHS:
                return self.found
        self._end()
        return self.found

    def _open(self, element: _Element) -> bool:
        """Begin an element, if its text counts: blocks and two line breaks in a row end a passage."""
        tag = element.tag
        self.line = element.sourceline or self.line
        if tag in BLOCKS:
            self._end()
            self.around.append(element)
            return True
        if tag == "br":
            self.breaks += 1
            if self.breaks == 2:
                self._end()
            self.texts.append(" ")
        elif tag == "a":
            self.in_links += 1
        return tag not in UNREAD and not UNSEEN.search(element.get("class") or "")

    def _close(self, element: _Element, event: str) -> None:
        if event != "end":
            self.line = element.sourceline or self.line
        elif element.tag in BLOCKS:
            self._end()
            self.around.pop()
        elif element.tag == "a":
            self.in_links -= 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            if not self.begun:
                self.start = self.line + text[: len(text) - len(text.lstrip())].count("\n")
                self.begun = True
            self.breaks = 0
            if self.in_links:
                self.linked += len(text.strip())
        self.texts.append(text)
        self.line += text.count("\n")

    def _end(self) -> None:
        """End the passage, if one has begun."""
        if self.begun and (text := SPACE.sub(" ", "".join(self.texts)).strip()):
            around = tuple(reversed(self.around)) or (self.tree,)
            self.found.append(Passage(text, self.start, around, min(self.linked, len(text))))
        self._begin()

    def _begin(self) -> None:
        self.texts: list[str] = []
        self.linked = 0
        self.start = self.line
        self.begun = False
