"""The commands and their help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..errors import BriefingError
from . import adding, editions, files, folders, health, starting

EPILOG = """examples:
  python -m briefing init my-briefing                 a fresh site of your own, with empty seeds
  python -m briefing add saved/*.html --to seeds      take files into the seeds, copies and clashes told
  python -m briefing add --watch inbox                take in whatever is put into a folder
  python -m briefing preview seeds/a.html             an article as cleaning leaves it
  python -m briefing explain seeds/a.html             line by line: what was kept, what went, and why
  python -m briefing dates seeds/a.html               when it was published, and how that is known
  python -m briefing process                          the stories of the folder, by day
  python -m briefing why a.html b.html                why two articles are one story, or not
  python -m briefing ledger 2015-12-16                what became of every file, on a day or on all
  python -m briefing freeze 2015-12-16 --today 2015-12-18   keep a published day as it is
  python -m briefing verify 2015-12-16                prove by its digest that a day is as published
  python -m briefing doctor                           what looks wrong, with its remedy

The site itself is built by `pelican`; see README.md.
"""


class Command(NamedTuple):
    """A command: its name, what runs it, its line of help, and the arguments that it adds."""

    name: str
    run: Callable[[argparse.Namespace], int | None]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]


COMMANDS = (
    Command("preview", files.preview, "show a raw file as cleaning leaves it", files.arguments),
    Command(
        "explain", files.explain, "show a raw file line by line: kept, removed, and why", files.arguments
    ),
    Command(
        "dates", files.dates, "show when an article was published and what that rests on", files.arguments
    ),
    Command(
        "process", folders.process, "list the stories of a folder by day, and its ledger", folders.arguments
    ),
    Command("why", folders.why, "say why two articles are in one story, or not", folders.two_articles),
    Command("ledger", folders.ledger, "say what became of every file, on a day or on all", folders.one_day),
    Command(
        "freeze",
        editions.freeze,
        "freeze published days; later changes are entered as errata",
        editions.days_to_freeze,
    ),
    Command("verify", editions.verify, "prove that frozen days are as published", editions.days_to_verify),
    Command(
        "doctor",
        health.doctor,
        "check settings, seeds and decisions; each finding with its remedy",
        health.arguments,
    ),
    Command("init", starting.init, "make a fresh site in a new folder", starting.new_folder),
    Command("add", adding.add, "take files into the folder of raw articles", adding.new_files),
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 when it could not or found trouble, 2 when called wrongly."""
    options = parser().parse_args(words)
    try:
        return options.run(options) or 0
    except (BriefingError, ValueError) as error:
        print(f"briefing: {error}", file=sys.stderr)
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
    except OSError as error:
        print(f"briefing: {error.filename}: {error.strerror}", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="python -m briefing",
        description="Turn raw scraped news articles into dated, cited briefings.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=__version__)
    rows = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        row = rows.add_parser(command.name, help=command.help, description=command.help.capitalize() + ".")
        row.add_argument("--json", action="store_true", help="print JSON, for other programs")
        row.add_argument(
            "--settings",
            type=Path,
            default=Path("pelicanconf.py"),
            metavar="FILE",
            help="default: pelicanconf.py",
        )
        row.add_argument("--quiet", action="store_true", help="do not say how far it is")
        command.arguments(row)
        row.set_defaults(run=command.run)
    return top
