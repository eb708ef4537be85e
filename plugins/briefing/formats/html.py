"""HTML to blocks: every text of the page in its order, that of the article's body marked."""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import iterwalk

from ..records import Block, Stated
from .decoding import decode
from .findings import Findings, Found, Unreadable

SKIPPED = frozenset("script style noscript template svg math iframe head select textarea object nav".split())
PARAGRAPHS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
KINDS = {"li": "item", "blockquote": "quote", "figcaption": "caption", "caption": "caption", "td": "cell", "th": "cell"}
SPACE = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes, url: str | None = None) -> Findings:
    text, repairs = decode(data)
    tree = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    yield Found(tuple(blocks(tree, _body(text))), Stated(title=tree.findtext(".//title"), url=url), repairs)


def _body(text):
    import trafilatura

    found = trafilatura.extract(text, favor_precision=True, include_comments=False) or ""
    return {re.sub(r"\W+", "", line) for line in found.split("\n")}


def blocks(tree, body):
    words, line, skip = [], 0, 0
    stack = []
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in SKIPPED or not tag:
            if event == "start":
                skip += 1
            else:
                skip -= 1
                if not skip and element.tail:
                    words.append(element.tail)
            continue
        if skip:
            continue
        if tag in PARAGRAPHS:
            if text := SPACE.sub(" ", "".join(words)).strip():
                yield block(text, line, stack, body)
            words, line = [], element.sourceline or 0
        if event == "start":
            stack.append(element)
            words.append(element.text or "")
        else:
            stack.pop()
            words.append(element.tail or "")


def block(text, line, stack, body):
    tag = next((e.tag for e in reversed(stack) if e.tag in PARAGRAPHS), "body")
    kind = "heading" if re.fullmatch("h[1-6]", tag) else KINDS.get(tag, "text")
    hints = [hint for e in reversed(stack[-4:]) for hint in (e.tag, *(e.get("class") or "").split())]
    place = "body" if re.sub(r"\W+", "", text) in body else "outside"
    return Block(text, max(1, line), kind, (place, *hints))
