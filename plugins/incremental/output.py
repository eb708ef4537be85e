"""The output folder: keeps what is right in it, writes what is not, removes what we made once."""

# os rather than pathlib: see files.py.
# ruff: noqa: PTH100, PTH103, PTH108, PTH120

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pelican.utils import posixize_path, sanitised_join

from . import files
from .files import Look
from .manifest import Entry, Manifest

logger = logging.getLogger(__name__)

ORDINARY_PATH = re.compile(r"[^./\\:][^/\\:]*(?:/[^./\\:][^/\\:]*)*")
"""Paths without ".", ".." and the like, which are taken as they stand: Pelican's own check costs
10 microseconds a page."""


@dataclass
class Tally:
    """How many pages and feeds were rendered, and how many files were written, kept and removed."""

    rendered: int = 0
    written: int = 0
    kept: int = 0
    removed: int = 0


class Output:
    """The pages below one folder, in one build."""

    def __init__(self, folder: str, manifest: Manifest, force: bool = False) -> None:
        self.folder = posixize_path(os.path.abspath(folder))
        self.manifest = manifest
        self.force = force
        """Whether to make every page anew."""
        self.tally = Tally()
        self._made: set[str] = set()
        self._rendered: set[str] = set()
        self._looks = {path: files.look(self.place(path)) for path in manifest.entries}
        self._clear_parts()

    def place(self, path: str) -> str:
        """Where the page of this path lies."""
        return f"{self.folder}/{path}"

    def path(self, save_as: str) -> str:
        """The path below the folder under which Pelican saves this. Raises RuntimeError if outside."""
        if ORDINARY_PATH.fullmatch(save_as):
            return save_as
        return sanitised_join(self.folder, save_as).removeprefix(self.folder + "/")

    def _clear_parts(self) -> None:
        """Remove what a build that was killed left half written."""
        for path in self.manifest.entries:
            if self.manifest.entries[path].look is None:
                with suppress(OSError):
                    os.unlink(self.place(path) + files.PART)

    def holds(self, path: str, entry: Entry) -> bool:
        """Whether the file on disk is, byte for byte, what the entry says we wrote."""
        now = files.look(self.place(path))
        if now is None:
            return False
        if now == entry.look:
            return True
        if files.digest_of(self.place(path)) != entry.digest:
            return False
        self.manifest.note(path, Entry(entry.key, entry.digest, now))
        return True

    def keep(self, path: str, key: str | None) -> bool:
        """Whether the page is to stay as it is: same key, and the file is what we wrote."""
        entry = self.manifest.entries.get(path)
        if entry is None or key is None or key != entry.key or self.force or not self.holds(path, entry):
            return False
        self._made.add(path)
        self.tally.kept += 1
        return True

    def put(self, path: str, key: str | None, make: Callable[[], str]) -> None:
        """See to it that the file holds what `make` gives; `key` stands for all that it depends on."""
        if self.keep(path, key):
            return
        self._made.add(path)
        data = make().replace("\n", os.linesep).encode("utf-8")
        made = Entry(key, files.digest(data))
        self.tally.rendered += 1
        if files.digest_of(self.place(path)) == made.digest:
            self.tally.kept += 1
        else:
            self._write(path, made, data)
            self.tally.written += 1
        self._rendered.add(path)
        self.manifest.note(path, made)

    def _write(self, path: str, entry: Entry, data: bytes) -> None:
        self.manifest.announce(path, entry)
        place = self.place(path)
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            files.write(place, data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self._make_way(path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            files.write(place, data)

    def _make_way(self, path: str) -> None:
        """Remove pages of ours that lie where this one needs a folder, or below where it needs a file."""
        for other in list(self.manifest.entries):
            if other not in self._made and (path.startswith(other + "/") or other.startswith(path + "/")):
                self._prune(other)
        with suppress(OSError):
            os.unlink(self.place(path) + files.PART)

    def finish(self) -> None:
        """Remove the pages that we wrote once and that were not made this time."""
        for path in [path for path in self.manifest.entries if path not in self._made]:
            self._prune(path)
        for path in self._rendered:
            # Only now: listeners of `content_written` may have changed what we wrote.
            self.holds(path, self.manifest.entries[path])

    def _prune(self, path: str) -> None:
        entry = self.manifest.entries[path]
        if self._untouched(path) and self.holds(path, entry):
            files.remove(self.place(path), up_to=self.folder)
            self.tally.removed += 1
        elif files.look(self.place(path)) is not None:
            logger.info("%s is no longer made, but not as we wrote it: left alone", path)
        self.manifest.drop(path)

    def _untouched(self, path: str) -> bool:
        """Whether nobody has written the file since this build began."""
        before: Look | None = self._looks.get(path)
        return before is not None and files.look(self.place(path)) == before


def open_output(folder: str, cache: str | os.PathLike[str], force: bool) -> Output:
    """The output folder with what earlier builds noted of it in the cache folder."""
    return Output(folder, Manifest.of(Path(cache), os.path.abspath(folder)), force)
