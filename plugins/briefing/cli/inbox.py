"""A watched folder: what is put into it is taken in once it is whole."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .. import raw_files
from .printing import print_lines
from .shelf import SIDECAR, Outcome, Shelf

QUIET = 2.0
"""Seconds for which a file must not have changed. What saves a page or copies a file writes without such a
pause, and a browser gives a download another name until it is whole."""

State = tuple[int, int]
"""The size of a file in bytes, and when it was last written, in nanoseconds."""


def watch(folder: Path, shelf: Shelf) -> None:
    """Take in what is put into a folder, until Ctrl-C.

    Raises ValueError where it is no folder, or one of it and the folder of raw articles lies in the other.
    """
    from watchfiles import watch as wakes

    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder; make it, and put files into it")
    one, other = folder.resolve(), shelf.folder.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise ValueError(f"{folder} and {shelf.folder} lie within each other; watch another folder")
    inbox = Inbox(folder, shelf)
    print_lines([f"Watching {folder}; Ctrl-C ends it."])
    sys.stdout.flush()
    # It wakes up when a file changes, and when none has for a while: then what was put there may be whole.
    with suppress(KeyboardInterrupt):
        for _ in wakes(folder, rust_timeout=round(QUIET * 500), yield_on_timeout=True):
            news = inbox.look(time.monotonic())
            print_lines(f"{path.relative_to(folder)}: {outcome.said}" for path, outcome in news)
            sys.stdout.flush()


class Inbox:
    """A folder whose files are taken, and removed from it, once they stop changing."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self.folder = folder
        self.shelf = shelf
        self.waiting: dict[Path, tuple[State, float]] = {}
        """Every file, as it was last seen, and since when it has been so, in seconds."""
        self.refused: dict[Path, State] = {}
        """Those that were refused, as they were then: each is told of once."""

    def look(self, now: float) -> Iterator[tuple[Path, Outcome]]:
        """Take every file that has not changed for a while; what became of each that is news."""
        for path in self._whole(now):
            state, _ = self.waiting[path]
            outcome = self._take(path)
            if outcome.taken:
                with suppress(OSError):
                    path.unlink()
            elif self.refused.get(path) == state:
                continue
            else:
                self.refused[path] = state
            yield path, outcome

    def _whole(self, now: float) -> list[Path]:
        """The files that are as they have been for a while, raw files before their sidecars.

        A file whose sidecar is still being written waits for it.
        """
        states = dict(self._states())
        self.waiting = {
            path: known if (known := self.waiting.get(path)) and known[0] == state else (state, now)
            for path, state in states.items()
        }
        growing = {path for path, (_, since) in self.waiting.items() if now - since < QUIET}
        whole = [p for p in states if p not in growing and growing.isdisjoint(raw_files.sidecars(p))]
        return sorted(whole, key=lambda path: (path.suffix == SIDECAR, path))

    def _states(self) -> Iterator[tuple[Path, State]]:
        """Every file that is not hidden, as it is now."""
        for path in self.folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(self.folder).parts)
            with suppress(OSError):  # gone since it was listed
                if not hidden and (path.is_symlink() or path.is_file()):
                    about = path.lstat()
                    yield path, (about.st_size, about.st_mtime_ns)

    def _take(self, path: Path) -> Outcome:
        if path.is_symlink():
            return Outcome("is a link: put the file itself here", False)
        try:
            return self.shelf.take(path, path.relative_to(self.folder))
        except OSError as error:
            return Outcome(f"cannot be taken: {error.strerror}; it stays here", False)
