"""What a format reader hands back: articles found and troubles met, before they have a file and a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..records import Block, Stated
from .limits import LINES


@dataclass(frozen=True, slots=True)
class Found:
    """One article: all that a `Document` holds but its file and number."""

    blocks: tuple[Block, ...]
    stated: Stated = Stated()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """One record that could not be read: where it stands, what is wrong, what mends it, in plain English."""

    reason: str


Finding = Found | Trouble
Findings = Iterator[Finding]


class Unreadable(Exception):
    """Raised inside the readers for data that holds no article; its message becomes a `Trouble`."""


def refuse_endless(text: str) -> None:
    """Raise Unreadable where a text has more lines than an article can have."""
    if text.count("\n") >= LINES:
        raise Unreadable(f"has more than {LINES:,} lines, more than an article: split it into its articles")
