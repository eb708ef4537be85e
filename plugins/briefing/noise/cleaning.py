"""The recipe: a document's lines pass the rules in order; what is left becomes the article."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Article, Document, Evidence, Paragraph, Removed, Sentence
from ..sentences import spans
from .boilerplate import NONE, Boilerplate
from .credits import credits
from .headlines import find_headline
from .page import Line, Page
from .rules import RULES
from .trims import TRIMS

LONGEST_SUBHEAD = 12
"""Words; a longer line without a full stop is a paragraph."""


def clean(document: Document, boilerplate: Boilerplate = NONE) -> Article:
    """The article in a document; its day is still unknown. Never raises."""
    page = Page.of(document)
    find_headline(page)
    for rule in RULES:
        page.apply(rule)
    trimmed = _trim(page)
    _mark_subheads(page)
    return _article(page, trimmed)


def _trim(page: Page) -> list[Removed]:
    """Cut what does not belong out of the paragraphs that stay."""
    return [cut for number, line in enumerate(page.body()) for cut in _cuts(line, number)]


def _cuts(line: Line, paragraph: int) -> Iterable[Removed]:
    for trim in TRIMS:
        span = trim.find(line.text)
        if span and (rest := (line.text[: span[0]] + line.text[span[1] :]).strip()):
            yield Removed(line.text[slice(*span)].strip(), line.block.line, trim.name, trim.reason, paragraph)
            line.text = rest


def _mark_subheads(page: Page) -> None:
    """Short lines without a full stop, with body below them, are subheads."""
    following = None
    for line in reversed(list(page.body())):
        line.subhead = (
            following is not None and not line.is_sentence and not following.subhead
            and (line.block.kind == "heading" or line.block.kind == "text" and line.words <= LONGEST_SUBHEAD)
        )
        following = line


def _article(page: Page, trimmed: Iterable[Removed]) -> Article:
    document = page.document
    removed = sorted([*_removed(page), *trimmed], key=lambda r: r.line)
    named: dict[str, str] = {}
    evidence: list[Evidence] = []
    for credit, name, why in credits(document.stated, removed):
        if credit not in named:
            named[credit] = name
            evidence.append(why)
    return Article(
        path=document.path,
        digest=document.raw.digest,
        title=page.title,
        standfirst=document.stated.standfirst or " ".join(line.text for line in page.standfirst),
        paragraphs=_paragraphs(page),
        removed=tuple(removed),
        outlet=named.get("outlet"),
        agency=named.get("agency"),
        author=named.get("author"),
        url=document.stated.url,
        language=document.stated.language or "en",
        credits=tuple(evidence),
        stated=document.stated,
        repairs=document.repairs,
    )


def _removed(page: Page) -> Iterable[Removed]:
    for line in page.lines:
        if line.rule:
            yield Removed(line.block.text, line.block.line, line.rule.name, line.rule.reason)


def _paragraphs(page: Page) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    number = 0
    for line in page.body():
        sentences = () if line.subhead else _sentences(line, page.document.path, len(paragraphs), number)
        number += len(sentences)
        kind = "subhead" if line.subhead else "body"
        paragraphs.append(Paragraph(line.text, line.block.line, kind, sentences))
    return tuple(paragraphs)


def _sentences(line: Line, path: str, paragraph: int, first: int) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(line.text[start:end], path, paragraph, first + number, line.block.line)
        for number, (start, end) in enumerate(spans(line.text))
    )
