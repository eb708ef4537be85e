"""Memory: what a step found out about many small things, kept whole from one build to the next.

For a pure function of things so small and many that a row of the store for each would cost more than the
function. What was found out about the same things is the same, so nothing kept can be out of date.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

Made = TypeVar("Made")


class Memory(Protocol):
    """Keeps one record under a name."""

    def recall(self, name: str, kind: type[Made]) -> Made | None:
        """The record of this kind kept last under this name; None where there is none."""

    def keep(self, name: str, made: object) -> None:
        """Keep a record under a name, instead of the one before."""


class Oblivion:
    """Keeps nothing."""

    def recall(self, name: str, kind: type[Made]) -> Made | None:
        """Nothing."""

    def keep(self, name: str, made: object) -> None:
        """Nothing."""


OBLIVION = Oblivion()
