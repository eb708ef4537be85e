"""`python -m briefing …`: the same steps without Pelican, for looking into what they do."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from . import __version__, clean, process
from .errors import BriefingError
from .records import Article, Result

EPILOG = """examples:
  python -m briefing clean seeds/003_03c9be5f8213fb38.txt     what is left of an article, what went and why
  python -m briefing dates seeds/003_03c9be5f8213fb38.txt     when it was published, and how that is known
  python -m briefing process seeds                            the stories of a folder, by day
  python -m briefing process seeds --json > result.json       all that was found, for other programs

The site itself is built by `pelican`; see README.md.
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 when it could not, 2 when it was called wrongly."""
    options = parser().parse_args(words)
    try:
        options.run(options)
    except (BriefingError, ValueError) as error:
        print(f"briefing: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
        return 1
    except OSError as error:
        print(f"briefing: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their help."""
    top = argparse.ArgumentParser(
        prog="python -m briefing",
        description="Turn raw scraped news articles into dated, cited briefings.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, run, help, operand in (
        ("clean", show_clean, "show a raw file cleaned, with every removal and its reason", "FILE"),
        ("dates", show_dates, "show when an article was published and what that rests on", "FILE"),
        ("process", show_process, "run every step on a folder and list its stories and ledger", "FOLDER"),
    ):
        command = commands.add_parser(name, help=help, description=help.capitalize() + ".")
        command.add_argument("path", type=Path, metavar=operand)
        command.add_argument("--json", action="store_true", help="print JSON, for other programs")
        command.set_defaults(run=run)
    return top


def read_article(path: Path) -> Article:
    """One raw file, cleaned and dated."""
    return clean(path.read_bytes(), kind=path.name.removesuffix(".gz").rpartition(".")[2])


def show_clean(options: argparse.Namespace) -> None:
    """The article, then what was taken out."""
    article = read_article(options.path)
    if options.json:
        return print_json(article)
    lines = [article.title, article.standfirst, *(f"{p.line:5}  {p.text}" for p in article.paragraphs)]
    lines += ["", f"removed: {len(article.removed)}"]
    lines += [f"{r.line:5}  {r.text}\n         {r.reason} ({r.rule})" for r in article.removed]
    return print_lines(lines)


def show_dates(options: argparse.Namespace) -> None:
    """The day, its range and its evidence."""
    published = read_article(options.path).published
    if options.json:
        return print_json(published)
    lines = [f"{published.day or 'unknown day'} ({published.certainty})"]
    if published.earliest or published.latest:
        lines.append(f"between {published.earliest or '…'} and {published.latest or '…'}")
    lines += [f"  line {e.line}: “{e.quote}” {e.says} ({e.rule})" for e in published.evidence]
    return print_lines(lines)


def show_process(options: argparse.Namespace) -> None:
    """The stories by day, then what became of each file."""
    result = process(options.path)
    return print_json(result) if options.json else print_lines(overview(result))


def overview(result: Result) -> list[str]:
    """The stories and the ledger of a folder, a line each."""
    lines = []
    for briefing in result.briefings:
        lines.append(briefing.day.isoformat())
        lines += [f"  {b.story.headline} ({len(b.articles)} files)" for b in briefing.briefs]
    lines += ["", f"{len(result.ledger.fates)} documents"]
    return lines + [f"  {f.fate:9}  {f.path}: {f.reason}" for f in result.ledger.fates]


def print_lines(lines: Sequence[str]) -> None:
    """Lines for a terminal; control characters of raw text are shown, not obeyed."""
    for line in lines:
        print("".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in line))


def print_json(value: Any) -> None:
    """A record as JSON."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """A record as dicts, lists and texts."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
