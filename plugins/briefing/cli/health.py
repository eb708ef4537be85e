"""`doctor`: what looks wrong in a project, each finding with its remedy."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import BriefingError
from ..records import Result
from .printing import print_json, print_lines
from .project import Project, open_project

FREE_SPACE = 500_000_000
"""Bytes that should be free: ten thousand articles make a site of about this size."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks wrong."""

    about: str
    what: str
    remedy: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but what every command takes."""


def doctor(options: argparse.Namespace) -> int:
    """Print all findings; 1 where there are any."""
    try:
        project = open_project(options.settings, options.quiet)
        findings = [*surroundings(project), *frozen(project), *content(project.process())]
    except BriefingError as error:
        findings = [Finding("settings", str(error), "mend it there; nothing can be built before")]
    if options.json:
        print_json(findings)
    else:
        print_lines(report(findings))
    return 1 if findings else 0


def report(findings: list[Finding]) -> Iterator[str]:
    """Two lines a finding, or a word of relief."""
    for finding in findings:
        yield f"{finding.about}: {finding.what}"
        yield f"    {finding.remedy}"
    yield f"{len(findings)} findings" if findings else "All is well."


def surroundings(project: Project) -> Iterator[Finding]:
    """Disk and permissions."""
    free = shutil.disk_usage(project.root).free
    if free < FREE_SPACE:
        yield Finding(
            "disk", f"{free // 1_000_000} MB are free", "make room before a build, or it may stop half-way"
        )
    output = project.root / "output"
    if not os.access(output if output.exists() else project.root, os.W_OK):
        yield Finding("output", f"{output} cannot be written", "change its owner or permissions")
    if not project.settings.topics:
        yield Finding("topics", "no topic is followed", "add one to BRIEFING['topics'] in pelicanconf.py")


def frozen(project: Project) -> Iterator[Finding]:
    """Frozen editions that cannot be trusted."""
    from .. import editions

    for line in editions.read(project.editions).broken.values():
        yield Finding("editions", line, "see what changed: git log -p -- " + project.settings.editions)


def content(result: Result) -> Iterator[Finding]:
    """Seeds, dates, topics and decisions."""
    if not result.articles and not result.set_aside:
        yield Finding("seeds", "there is no raw file", "put articles into the folder, or use `add`")
    for aside in result.set_aside:
        if aside.stage != "editor":
            yield Finding(
                aside.path, f"set aside in {aside.stage}: {aside.reason}", "mend or remove the file"
            )
    for fate in result.ledger.fates:
        if fate.fate == "undated":
            remedy = (
                f"save {fate.path.partition('#')[0]}.toml beside it with a line such as: date = 2015-12-16"
            )
            yield Finding(fate.path, "has no date", remedy)
    for page in result.topics:
        if not page.members:
            yield Finding(
                page.topic.name, "no sentence is about this topic", "look at its terms in pelicanconf.py"
            )
    for line in result.unmatched:
        yield Finding("decisions", line, "correct the name, or delete it")
