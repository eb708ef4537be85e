"""The files of a built site, and what a publication would write and delete."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import BriefingError

MANIFEST = ".briefing-site"
"""Lists, where a site was sent, the files that came from it: only these are ever deleted."""


class PublishError(BriefingError):
    """A site cannot be published there; the message says why."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a publication would write and delete, by the places of the files."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]

    def __str__(self) -> str:
        return f"{len(self.written)} files to write, {len(self.deleted)} to delete"


def files(root: Path, pattern: str = "*") -> list[str]:
    """The files below a folder, in order."""
    return sorted(p.relative_to(root).as_posix() for p in root.rglob(pattern) if p.is_file())


def digests(root: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, in hexadecimal."""
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in files(root)}


def is_page(name: str) -> bool:
    """Whether a file is a page, which links to others."""
    return name.endswith(".html")


def in_sending_order(names: Iterable[str]) -> list[str]:
    """Pages last, so that none links to what is not there yet."""
    return sorted(names, key=lambda name: (is_page(name), name))
