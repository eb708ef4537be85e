"""Commands that look at one raw file: preview, explain, dates."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ..records import Article, Evidence
from .printing import Styled, print_json, print_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """One raw file."""
    parser.add_argument("path", type=Path, metavar="FILE", help="a raw file")


def read_article(path: Path) -> Article:
    """A raw file, cleaned and dated by its own words, its sidecar beside it taken into account.

    Raises ValueError, with the reason, where no article can be read from it.
    """
    from .. import clean

    article = clean(path.read_bytes(), kind=path.name.removesuffix(".gz").rpartition(".")[2].lower())
    if not article.paragraphs and article.repairs:
        raise ValueError(f"{path}: {article.repairs[-1]}")
    return article


def preview(options: argparse.Namespace) -> None:
    """The article as a reader would see it."""
    article = read_article(options.path)
    if options.json:
        return print_json(article)
    return print_lines(reading(article))


def reading(article: Article) -> Iterator[str | Styled]:
    """Headline, credits, date and text."""
    from ..publication_dates import phrase

    yield article.title, "bold"
    if article.standfirst:
        yield article.standfirst, "italic"
    credits = [name for name in (article.outlet, article.author, article.agency) if name]
    yield " · ".join([*credits, phrase(article.published)]), "dim"
    for paragraph in article.paragraphs:
        yield ""
        yield paragraph.text, "bold" if paragraph.kind == "subhead" else ""


def explain(options: argparse.Namespace) -> None:
    """Every line of the raw file in its order, with what became of it."""
    article = read_article(options.path)
    if options.json:
        return print_json(
            {"kept": article.paragraphs, "removed": article.removed, "repairs": article.repairs}
        )
    return print_lines([*(f"mended: {repair}" for repair in article.repairs), *fates(article)])


def fates(article: Article) -> list[Styled]:
    """Kept and removed passages by raw line."""
    rows = [(p.line, 0, f"{p.line:5}  {p.text}", "") for p in article.paragraphs]
    for removed in article.removed:
        rows.append((removed.line, 1, f"{removed.line:5}  − {removed.text}", "red"))
        rows.append((removed.line, 2, f"         {removed.reason} ({removed.rule})", "dim"))
    return [(text, style) for _, _, text, style in sorted(rows, key=lambda row: row[:2])]


def dates(options: argparse.Namespace) -> None:
    """The day, its range and its evidence."""
    published = read_article(options.path).published
    if options.json:
        return print_json(published)
    lines = [f"{published.day or 'unknown day'} ({published.certainty})"]
    if published.earliest or published.latest:
        lines.append(f"between {published.earliest or '…'} and {published.latest or '…'}")
    return print_lines([*lines, *(evidence_line(e) for e in published.evidence)])


def evidence_line(evidence: Evidence) -> str:
    """One piece of evidence: where, which words, what follows."""
    quote = f"“{evidence.quote}” " if evidence.quote else ""
    place = f"line {evidence.line}" if evidence.line else "elsewhere"
    other = f" [{evidence.source}]" if evidence.source else ""
    return f"  {place}: {quote}{evidence.says}{other} ({evidence.rule})"
