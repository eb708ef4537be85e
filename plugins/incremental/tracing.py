"""What a build opens, lists and asks of the network, as Python's audit events tell it (PEP 578).

The folders that a build is made of are known beforehand. What it reads beside them, a file that an article
includes or the word list of a plugin, is not: no setting names it. So Python is asked. Events do not tell
what a library reads without Python, nor what other processes do: that is for plugins to declare.
"""

# An event is told in the middle of what it tells; os is what it may be about.
# ruff: noqa: PTH100, PTH120

from __future__ import annotations

import importlib.metadata
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .folders import names_digest
from .programs import state

NETWORK = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"})
LISTING = frozenset({"os.listdir", "os.scandir"})
OUTPUT = "incremental.output"
"""Our own event, for a file of the output that was found to be right and not opened."""
_EVENTS = NETWORK | LISTING | {"open", "os.rename", OUTPUT}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FINDERS = ("<frozen importlib", os.path.dirname(importlib.metadata.__file__))
"""Where Python searches for modules and packages; `programs.importable` stands for what it lists."""
MACHINE = ("/dev/", "/proc/", "/sys/")
"""Where systems show themselves as files: a machine, not what a site is made of."""


class Trace:
    """What one build read and listed outside the folders that are known, and what it wrote."""

    def __init__(self, known: tuple[str, ...], output: str, cache: str) -> None:
        self.known = (*known, cache + os.sep, *MACHINE)
        """What needs no note: paths, and folders with a separator at their end."""
        self.output = output
        self.own = frozenset({output, cache})
        """What builds make and remember."""
        self.read: dict[str, str] = {}
        """The state of each file when it was first opened."""
        self.listed: dict[str, str] = {}
        """The digest of the names in each folder when they were first asked for."""
        self.written: set[str] = set()
        self.made: set[str] = set()
        """The files of the output that the build wrote or looked into, by path below it."""
        self.hosts: set[str] = set()
        """What was asked of the network."""
        self._busy = False

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take down an event; the looks that this takes are no events of the build."""
        if self._busy:
            return
        self._busy = True
        try:
            if event in NETWORK:
                self._asked(event, arguments)
            elif event in LISTING:
                self._list(arguments[0])
            elif event == "open":
                self._open(*arguments)
            else:
                self._write(arguments[-1] if event == OUTPUT else arguments[1])
        finally:
            self._busy = False

    def _open(self, place: Any, mode: str | None, flags: int) -> None:
        if flags & _WRITING if mode is None else set(mode) & set("wax+"):
            self._write(place)
        elif (path := self._unknown(place)) and path not in self.read and path not in self.written:
            self.read[path] = state(path)

    def _list(self, place: Any) -> None:
        path = self._unknown("." if place is None else place)
        if path and path not in self.listed:
            self.listed[path] = names_digest(path, self.own)

    def _write(self, place: Any) -> None:
        if path := self._unknown(place):
            self.written.add(path)

    def _unknown(self, place: Any) -> str | None:
        """The absolute path, unless it is known what is there or it was opened before, by its number."""
        if not isinstance(place, str | bytes | os.PathLike):
            return None
        path = os.path.abspath(os.fsdecode(place))
        if path.startswith(self.output + os.sep):
            self.made.add(path[len(self.output) + 1 :])
            return None
        return None if path.endswith(".pyc") or (path + os.sep).startswith(self.known) else path

    def _asked(self, event: str, arguments: tuple[Any, ...]) -> None:
        asked = arguments[1] if event == "socket.connect" else arguments[0]
        if not (event == "socket.connect" and isinstance(asked, str | bytes)):  # a path: a local socket
            self.hosts.add(str(asked))


_traces: list[Trace] = []
_hearing = False


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if not _traces or event not in _EVENTS:
        return
    if event in LISTING and sys._getframe(1).f_code.co_filename.startswith(_FINDERS):
        return
    for trace in _traces:
        trace.note(event, arguments)


def _listen() -> None:
    """Hear Python's events; once, for a hook is kept as long as Python runs."""
    global _hearing
    if not _hearing:
        sys.addaudithook(_hear)
        _hearing = True


@contextmanager
def traced(known: tuple[str, ...], output: str, cache: str) -> Iterator[Trace]:
    """Everything that this process opens, lists and asks of the network in here."""
    _listen()
    trace = Trace(known, output, cache)
    _traces.append(trace)
    try:
        yield trace
    finally:
        _traces.remove(trace)
