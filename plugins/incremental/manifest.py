"""What earlier builds wrote: of each page its key, its digest, and how its file looked then.

An entry says "this key was rendered to these bytes", which stays true whatever
happens afterwards; so an old or a partial manifest does no harm. What it must not
lose is which files are ours. It is therefore kept twice, each copy with its own
check sum and replaced in one step, and what a build writes is noted line by line in
a journal first, so that a build that is killed is taken up where it ended.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from . import files
from .files import Look

logger = logging.getLogger(__name__)

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as it was written."""

    key: str | None
    """The digest of all that it depends on; None for a page that cannot be given one."""
    digest: str
    """The digest of its bytes."""
    look: Look | None = None
    """How its file looked when it surely held these bytes; None where that is not known."""


def home(cache: Path, output: str) -> Path:
    """Where what is known of an output folder lies in Pelican's cache folder."""
    return cache / "incremental" / sha256(output.encode()).hexdigest()[:16]


class Manifest:
    """The entries of one output folder, by path below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self.engine = ""
        self._changed = False
        self._journal: IO[str] | None = None
        self._read()

    @classmethod
    def of(cls, cache: Path, output: str) -> Manifest:
        """The manifest of the output folder, kept in Pelican's cache folder."""
        return cls(home(cache, output))

    @property
    def _copies(self) -> tuple[Path, Path]:
        return self.folder / "pages.json", self.folder / "pages.copy.json"

    @property
    def _journal_path(self) -> Path:
        return self.folder / "journal.jsonl"

    # Reading

    def _read(self) -> None:
        found = [path for path in self._copies if path.exists()]
        if found and not any(self._read_copy(path) for path in found):
            logger.warning(
                "The record of pages written, %s, is damaged. All pages are made again; "
                "pages that are no longer made cannot be removed this time.",
                self.folder,
            )
        for path, entry in self._journalled():
            self.entries[path] = entry
            self._changed = True

    def _read_copy(self, path: Path) -> bool:
        try:
            header, _, body = path.read_text(encoding="utf-8").partition("\n")
            told = json.loads(header)
            if told["format"] != FORMAT or told["digest"] != files.digest(body.encode()):
                return False
            self.entries = {name: _entry(fields) for name, fields in json.loads(body).items()}
            self.engine = told["engine"]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False
        return True

    def _journalled(self) -> Iterator[tuple[str, Entry]]:
        """What a build that did not end was about to write; a line cut short is passed over."""
        with suppress(OSError):
            for line in self._journal_path.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError, TypeError, RecursionError):
                    path, key, digest = json.loads(line)
                    if isinstance(path, str):
                        yield path, Entry(key, digest)

    # Writing

    def announce(self, path: str, entry: Entry) -> None:
        """Note that this page is about to be written."""
        if self._journal is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._journal = self._journal_path.open("a", encoding="utf-8")
            # A journal that was cut short ends in half a line.
            self._journal.write("\n")
        self._journal.write(json.dumps([path, entry.key, entry.digest]) + "\n")
        self._journal.flush()

    def note(self, path: str, entry: Entry) -> None:
        """Remember the page as it now is."""
        if self.entries.get(path) != entry:
            self.entries[path] = entry
            self._changed = True

    def drop(self, path: str) -> None:
        """Forget a page."""
        del self.entries[path]
        self._changed = True

    def save(self, engine: str) -> None:
        """Write both copies, where something changed, and end the journal."""
        if self._changed or engine != self.engine:
            now = time.time_ns()
            body = json.dumps({path: _fields(entry, now) for path, entry in sorted(self.entries.items())})
            header = json.dumps({"format": FORMAT, "engine": engine, "digest": files.digest(body.encode())})
            self.folder.mkdir(parents=True, exist_ok=True)
            for path in self._copies:
                files.write(str(path), f"{header}\n{body}".encode())
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._journal_path.unlink(missing_ok=True)
        self._changed = False


def _fields(entry: Entry, now: int) -> list[object]:
    look = entry.look
    if look is not None and not files.settled(look, now):
        look = None
    return [entry.key, entry.digest, *(look or ())]


def _entry(fields: list) -> Entry:
    key, digest, *look = fields
    return Entry(key, digest, Look(*look) if look else None)
