"""Commands that look at a whole folder: process, why, ledger."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path, PurePath

from ..records import Fate, Result
from .printing import print_json, print_lines
from .project import open_project

FATES = ("shown", "folded", "undated", "set aside")


def arguments(parser: argparse.ArgumentParser) -> None:
    """A folder, where it is not the one of the settings."""
    parser.add_argument("folder", type=Path, nargs="?", help="default: the seeds of the settings")


def two_articles(parser: argparse.ArgumentParser) -> None:
    """Two articles of the folder."""
    parser.add_argument("articles", nargs=2, metavar="FILE", help="a raw file of the folder")
    parser.add_argument("--folder", type=Path, help="default: the seeds of the settings")


def one_day(parser: argparse.ArgumentParser) -> None:
    """A day, or all."""
    parser.add_argument("day", type=date.fromisoformat, nargs="?", metavar="DATE", help="such as 2015-12-16")
    parser.add_argument("--folder", type=Path, help="default: the seeds of the settings")


def process(options: argparse.Namespace) -> None:
    """The stories by day, then the account."""
    result = open_project(options.settings, options.quiet).process(options.folder)
    return print_json(result) if options.json else print_lines(overview(result))


def overview(result: Result) -> list[str]:
    """The stories of each day and what became of each file."""
    lines = []
    for briefing in result.briefings:
        lines.append(briefing.day.isoformat())
        for brief in briefing.briefs:
            files = "1 file" if len(brief.articles) == 1 else f"{len(brief.articles)} files"
            lines.append(f"  {brief.story.headline} ({files})")
    return [*lines, "", *account(result.ledger.fates), *result.unmatched]


def account(fates: tuple[Fate, ...] | list[Fate]) -> list[str]:
    """The sum of an account and its lines."""
    counts = ", ".join(f"{sum(f.fate == fate for f in fates)} {fate}" for fate in FATES)
    return [f"{len(fates)} documents: {counts}", *(f"  {f.fate:9}  {f.path}: {f.reason}" for f in fates)]


def ledger(options: argparse.Namespace) -> None:
    """The account of a day or of all."""
    result = open_project(options.settings, options.quiet).process(options.folder)
    fates = [f for f in result.ledger.fates if options.day in (None, f.day)]
    return print_json(fates) if options.json else print_lines(account(fates))


def why(options: argparse.Namespace) -> None:
    """Why two articles are together or apart."""
    from .. import stories

    result = open_project(options.settings, options.quiet).process(options.folder)
    one, other = (find(name, result) for name in options.articles)
    articles = [article for article in result.articles if article.paragraphs]
    comparison = stories.why(one, other, articles, stories.group(articles, result.origins))
    if options.json:
        return print_json(comparison)
    where = "in one story" if comparison.together else "in two stories"
    shared = [f"they share: {', '.join(comparison.terms)}"] if comparison.terms else []
    decided = [
        word for s in result.stories if {one, other} & {a.path for a in s.articles} for word in s.decided
    ]
    return print_lines([f"{where}: {comparison.reason}", *shared, *decided])


def find(name: str, result: Result) -> str:
    """The path of an article by its path, or by its file's name where only one has it.

    Raises ValueError where there is none, or more than one.
    """
    paths = [a.path for a in result.articles]
    if name in paths:
        return name
    found = [path for path in paths if PurePath(path).name == PurePath(name).name]
    if len(found) != 1:
        raise ValueError(f"{len(found) or 'no'} articles are called {name}; see `python -m briefing ledger`")
    return found[0]
