"""Commands for frozen editions: `freeze` keeps days as published, `verify` proves that they are."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .printing import Styled, print_json, print_lines
from .project import Project, open_project

if TYPE_CHECKING:
    from ..editions import Outcome
    from ..editions.verifying import Verdict

BUILT = "output"
"""Where a build leaves the site, below the project."""


def days_to_freeze(parser: argparse.ArgumentParser) -> None:
    """Which days, and what day it is."""
    day = date.fromisoformat
    one = parser.add_mutually_exclusive_group()
    one.add_argument("day", type=day, nargs="?", metavar="DATE", help="such as 2015-12-16")
    one.add_argument("--through", type=day, metavar="DATE", help="every day up to and including this one")
    parser.add_argument(
        "--today",
        type=day,
        metavar="DATE",
        help="the day of freezing, under which errata are entered; the clock is never asked",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")


def days_to_verify(parser: argparse.ArgumentParser) -> None:
    """Which day, and what to hold it against."""
    parser.add_argument(
        "day", type=date.fromisoformat, nargs="?", metavar="DATE", help="default: every frozen day"
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="FOLDER",
        help=f"a site, built or copied; default: {BUILT}, if it is there",
    )
    parser.add_argument("--digest", default="", metavar="SHA256", help="a digest that was noted elsewhere")


def freeze(options: argparse.Namespace) -> int:
    """Freeze days and enter errata for those that are frozen; 1 where one could not be."""
    from ..editions import Present, compose, outcomes, read, write

    project = open_project(options.settings, options.quiet)
    today = options.today or project.settings.today
    if today is None:
        raise ValueError("say what day it is, such as --today 2016-02-01: the clock is never asked")
    result = project.process()
    made, archive = compose(result), read(project.editions)
    days = chosen(options, set(made), archive.days)
    found = list(outcomes(days, today, archive, made, Present.of(result, made)))
    for outcome in found:
        if outcome.write and not options.dry_run:
            write(project.editions, outcome.write)
    if options.json:
        print_json([{"day": o.day, "what": o.what, "refused": o.refused} for o in found])
    else:
        print_lines(told(found, options.dry_run))
    return 1 if any(outcome.refused for outcome in found) else 0


def chosen(options: argparse.Namespace, made: set[date], kept: set[date]) -> set[date]:
    """The days that a command is about: all that are frozen, for their errata, unless it names one."""
    if options.day:
        return {options.day}
    return kept | {day for day in made if options.through and day <= options.through}


def told(outcomes: list[Outcome], dry_run: bool) -> Iterator[str]:
    """What became of each day, a line each."""
    for outcome in outcomes:
        before = "would be " if dry_run and outcome.write else ""
        yield f"{outcome.day}: {before}{outcome.what}"
    if not outcomes:
        yield "Nothing is frozen yet: name a DATE, or --through DATE."


def verify(options: argparse.Namespace) -> int:
    """Prove that editions are as frozen; 1 where one is not, or nothing is frozen."""
    from ..editions import read
    from ..editions.verifying import verify

    project = open_project(options.settings, options.quiet)
    archive, site = read(project.editions), site_of(options, project)
    days = [options.day] if options.day else sorted(archive.days)
    if not days:
        raise ValueError(f"no day is frozen in {project.editions}; `python -m briefing freeze DATE` does it")
    verdicts = [verify(day, project.editions, archive, site, options.digest) for day in days]
    if options.json:
        print_json(verdicts)
    else:
        print_lines([line for verdict in verdicts for line in report(verdict)])
    return 0 if all(verdict.ok for verdict in verdicts) else 1


def site_of(options: argparse.Namespace, project: Project) -> Path | None:
    """The site to look at: the one named, else the built one, where there is one.

    Raises ValueError where the one named is no folder.
    """
    if options.site and not options.site.is_dir():
        raise ValueError(f"{options.site} is no folder; --site names a built site, or a copy of one")
    built = project.root / BUILT
    return options.site or (built if built.is_dir() else None)


def report(verdict: Verdict) -> Iterator[str | Styled]:
    """One day's verdict: what it was held against, or each difference."""
    if verdict.ok:
        against = " and ".join(("its own digest", *verdict.held_against))
        yield f"{verdict.day}: as frozen on {verdict.frozen}; held against {against}", "green"
        yield f"  SHA-256 {verdict.sha256}"
        return
    yield f"{verdict.day}: differs", "red"
    for difference in verdict.differences:
        yield f"  {difference.where}"
        if difference.frozen:
            yield f"    frozen: {difference.frozen}"
            yield f"    found:  {difference.found}"
        else:
            yield f"    {difference.found}"
