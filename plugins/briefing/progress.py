"""How a long run tells where it is: bars on a terminal, plain lines elsewhere, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """What the pipeline tells of its steps."""

    def each(self, label: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, one after the other, so many in all, while the reader sees how far it is."""

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """A step that cannot be counted."""


class Quiet:
    """Says nothing."""

    def each(self, label: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items."""
        yield from items

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Just the step."""
        yield


QUIET = Quiet()


class Plain(Quiet):
    """One line a step, for logs and pipes."""

    def each(self, label: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, after a line that counts them."""
        print(f"{label}: {total}", file=sys.stderr)
        yield from items

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """The step, after a line that names it."""
        print(label, file=sys.stderr)
        yield


class Bars(Quiet):
    """Progress bars on a terminal, drawn by rich."""

    def __init__(self, console: Any) -> None:
        self.console = console

    def each(self, label: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, with a bar."""
        from rich.progress import track

        yield from track(items, label, total, console=self.console, transient=True)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """The step, with a spinner."""
        with self.console.status(label):
            yield


def for_terminal(quiet: bool = False) -> Progress:
    """Bars where standard error is a terminal, plain lines elsewhere; nothing where it is to be quiet."""
    if quiet:
        return QUIET
    if not sys.stderr.isatty():
        return Plain()
    from rich.console import Console

    return Bars(Console(stderr=True))
