"""What a folder holds, as one digest of the names and bytes of all that is in it."""

# A build reads ten thousand files here, and pathlib costs four times what os does.
# ruff: noqa: PTH100, PTH110, PTH112, PTH116, PTH118, PTH208

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from hashlib import blake2b
from typing import Any

from . import files

ABSENT = "absent"
SKIPPED = frozenset({"__pycache__"})
"""Folders that Python writes by itself, from files that count."""
CHUNK = 1 << 20


def folder_digest(root: str, leave_out: Collection[str] = ()) -> str:
    """The digest of a folder, or of a file; "absent" where there is neither.

    Links are followed, dates and permissions do not count, what cannot be read counts as such.
    Paths below `leave_out` do not count: the output may lie inside the sources.
    """
    if not os.path.exists(root):
        return ABSENT
    if not os.path.isdir(root):
        return one_file(root)
    found = blake2b(digest_size=16)
    for name, path in walk(root, frozenset(leave_out)):
        found.update(f"{name}\n".encode("utf-8", "surrogateescape"))
        add_file(found, path)
    return found.hexdigest()


def one_file(path: str) -> str:
    """The digest of one file."""
    found = blake2b(digest_size=16)
    add_file(found, path)
    return found.hexdigest()


def walk(
    root: str, leave_out: frozenset[str], below: str = "", above: tuple[tuple[int, int], ...] = ()
) -> Iterator[tuple[str, str]]:
    """Name below the root and path of every file, in order; a link to a folder above it ends there."""
    here = os.stat(root)
    above = (*above, (here.st_dev, here.st_ino))
    for entry in entries(root):
        name = below + entry.name
        if not is_folder(entry):
            yield name, entry.path
        elif entry.name not in SKIPPED and os.path.abspath(entry.path) not in leave_out:
            yield f"{name}/", ""
            told = entry.stat()
            if (told.st_dev, told.st_ino) not in above:
                yield from walk(entry.path, leave_out, f"{name}/", above)


def entries(root: str) -> list[os.DirEntry[str]]:
    """What a folder holds, by name; nothing where it cannot be listed."""
    try:
        return sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return []


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; a link that leads to itself is neither."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def add_file(found: Any, path: str) -> None:
    """Add the bytes of a file and their number; nothing is read from pipes and devices."""
    if not path:
        return  # a folder: its name is all there is
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        found.update(f"unreadable {error.errno}\n".encode())
        return
    try:
        told = os.fstat(handle)
        found.update(f"{told.st_size} {stat.S_IFMT(told.st_mode)}\n".encode())
        while stat.S_ISREG(told.st_mode) and (data := os.read(handle, CHUNK)):
            found.update(data)
    finally:
        os.close(handle)


def names_digest(path: str, leave_out: Collection[str] = ()) -> str:
    """The digest of the names in a folder; "absent" where there is none.

    Those of `leave_out` do not count: output and cache are not there before the first build.
    """
    try:
        names = sorted(name for name in os.listdir(path) if os.path.join(path, name) not in leave_out)
    except OSError:
        return ABSENT
    return files.digest("\n".join(names).encode("utf-8", "surrogateescape"))
