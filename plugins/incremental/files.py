"""Files on disk: how they look, what they hold, and how to replace and remove them safely."""

# A build looks at ten thousand files, and pathlib costs four times what os does.
# ruff: noqa: PTH105, PTH106, PTH108, PTH116, PTH120, PTH123

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from typing import NamedTuple

PART = ".incremental-part"
"""The ending of a file that is being written; one that stays behind ends in it."""


class Look(NamedTuple):
    """What tells cheaply that a file is the one we knew."""

    size: int
    modified: int
    changed: int
    """When its bytes or its place changed last, in nanoseconds; unlike `modified` no program can set it."""


RACY_NS = 2_000_000_000
"""A file changed so shortly before it was looked at may have been changed again within
the same tick of the file system's clock, at most two seconds (FAT); its look proves nothing."""


def look(path: str, *, follow: bool = False) -> Look | None:
    """How the file looks, or what it links to, where that is to be followed; None for no ordinary file."""
    try:
        found = os.stat(path) if follow else os.lstat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def settled(look: Look, now: int) -> bool:
    """Whether a file that looked so at this time, in nanoseconds, will look otherwise when it has changed."""
    return now - max(look.modified, look.changed) >= RACY_NS


def digest(data: bytes) -> str:
    """The digest of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of(path: str) -> str | None:
    """The digest of what the ordinary file holds; None where there is none that can be read."""
    if look(path) is None:
        return None
    return content(path)


def content(path: str) -> str | None:
    """The digest of what can be read there, links followed; None where nothing can."""
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return None


def write(path: str, data: bytes) -> None:
    """Put the bytes there in one step: whoever looks sees the old file or the new one, whole."""
    part = path + PART
    with open(part, "wb") as file:
        file.write(data)
    os.replace(part, path)


def remove(path: str, up_to: str) -> None:
    """Remove the file, and the folders above it that this leaves empty, but not `up_to`."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    folder = os.path.dirname(path)
    with suppress(OSError):
        while folder.startswith(up_to + os.sep):
            os.rmdir(folder)
            folder = os.path.dirname(folder)
