"""A built site on its way out: checked as readers will meet it, then sent, only what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from .buckets import Bucket
from .checks import BuiltSite
from .commands import GitHubPages, Rsync
from .files import MANIFEST, Changes, PublishError
from .folders import Folder

__all__ = [
    "MANIFEST",
    "Bucket",
    "BuiltSite",
    "Changes",
    "Folder",
    "GitHubPages",
    "PublishError",
    "Rsync",
    "Target",
    "target",
]


class Target(Protocol):
    """Where a site goes."""

    def plan(self) -> Changes:
        """What would be written and deleted there; nothing is."""
        ...

    def send(self, todo: Changes) -> None:
        """Write and delete it."""
        ...


def target(site: Path, to: str) -> Target:
    """What the words of `invoke publish --to` mean.

    "github" is the branch of GitHub Pages, "s3://BUCKET/FOLDER" storage, "HOST:FOLDER" rsync, all else a
    folder of this machine.
    """
    if to == "github":
        return GitHubPages(site)
    if to.startswith("s3://"):
        return Bucket(site, to)
    return Rsync(site, to) if ":" in to else Folder(site, Path(to).expanduser())
