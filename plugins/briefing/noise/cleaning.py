"""The recipe: a document's lines pass the rules in order; what is left becomes the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import Article, Body, Document, Evidence, Paragraph, Removed, Sentence
from ..sentences import spans
from .boilerplate import NONE, Boilerplate
from .boundaries import draw
from .credits import credits
from .headlines import find_headline
from .page import Line, Page
from .rules import RULES
from .trims import TRIMS, Trim

SHORTEST_PARAGRAPH = 8
"""Words; nothing is cut out of a shorter line."""
LONGEST_SUBHEAD = 12
"""Words; a longer line without a full stop is a paragraph."""

OPENING = [trim for trim in TRIMS if trim.opening]
ANYWHERE = [trim for trim in TRIMS if not trim.opening]
"""Signatures and pointers are cut before a line is judged, the dateline when it is known to open the text."""


def clean(document: Document, boilerplate: Boilerplate = NONE) -> Article:
    """The article in a document; its day is still unknown. Never raises."""
    page = Page.of(document)
    page.recurring = boilerplate.of(document)
    for line in page.lines:
        _trim(line, ANYWHERE)
    draw(page)
    find_headline(page)
    for rule in RULES:
        page.apply(rule)
    _mark_subheads(page)
    for line in first_paragraph(page):
        _trim(line, OPENING)
    return _article(page)


def first_paragraph(page: Page) -> list[Line]:
    """The line with which the text opens, in a list; none where there is no text."""
    return [line for line in page.left() if not line.subhead][:1]


def _trim(line: Line, trims: Sequence[Trim]) -> None:
    """Cut out of a paragraph what does not belong."""
    for trim in trims if line.words >= SHORTEST_PARAGRAPH else ():
        span = trim.find(line.text)
        if span and (rest := (line.text[: span[0]] + line.text[span[1] :]).strip()):
            line.cut(trim.name, trim.reason, line.text[slice(*span)].strip(), rest)


def _mark_subheads(page: Page) -> None:
    """Short lines without a full stop, with body below them, are subheads."""
    following = None
    for line in reversed(list(page.left())):
        line.subhead = (
            following is not None
            and not line.is_sentence
            and not following.subhead
            and (
                line.block.kind == "heading" or (line.block.kind == "text" and line.words <= LONGEST_SUBHEAD)
            )
        )
        following = line


def _article(page: Page) -> Article:
    document = page.document
    removed = tuple(_removed(page))
    named: dict[str, str] = {}
    evidence: list[Evidence] = []
    for (role, name), why in credits(document.stated, removed):
        if role not in named:
            named[role] = name
            evidence.append(why)
    return Article(
        path=document.path,
        digest=document.raw.digest,
        title=page.title,
        standfirst=document.stated.standfirst or " ".join(line.text for line in page.standfirst),
        body=Body(_paragraphs(page), removed),
        outlet=named.get("outlet"),
        agency=named.get("agency"),
        author=named.get("author"),
        url=document.stated.url,
        language=page.language,
        credits=tuple(evidence),
        stated=document.stated,
        repairs=document.repairs,
    )


def _removed(page: Page) -> Iterator[Removed]:
    """What was taken out, in the order of the raw file."""
    paragraph = 0
    for line in page.lines:
        if line.rule:
            yield Removed(line.block.text, line.block.line, line.rule.name, line.rule.reason)
        elif line is not page.title_line:
            for cut in line.cuts:
                yield Removed(cut.text, line.block.line, cut.rule, cut.reason, paragraph)
            paragraph += 1


def _paragraphs(page: Page) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    number = 0
    for line in page.left():
        sentences = () if line.subhead else _sentences(line, page, len(paragraphs), number)
        number += len(sentences)
        kind = "subhead" if line.subhead else "body"
        paragraphs.append(Paragraph(line.text, line.block.line, kind, sentences))
    return tuple(paragraphs)


def _sentences(line: Line, page: Page, paragraph: int, first: int) -> tuple[Sentence, ...]:
    path = page.document.path
    return tuple(
        Sentence(line.text[start:end], path, paragraph, first + number, line.block.line)
        for number, (start, end) in enumerate(spans(line.text, page.language))
    )
