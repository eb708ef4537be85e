"""News agencies by the names they go by."""

from __future__ import annotations

import re
from functools import cache

from ..words import tables

_APART = re.compile(r"\s*(?:[,/|&+]|\band\b|\bwith\b)\s*")
_EDGES = " .()[]-–—/*"


def agency(name: str) -> str | None:
    """The agency that goes by this name; None where none does."""
    return _names().get(name.strip(_EDGES).casefold())


def agencies(line: str) -> tuple[str, ...]:
    """The agencies that a line names, if it names nothing else."""
    names = line.strip(_EDGES)
    if not _opening().match(names):
        return ()
    parts = [part for part in _APART.split(names) if part]
    found = tuple(known for part in parts if (known := agency(part)))
    return found if len(found) == len(parts) else ()


@cache
def pattern() -> str:
    """All names as the alternatives of a regular expression, longest first."""
    return "|".join(re.escape(name) for name in sorted(_written(), key=lambda name: (-len(name), name)))


@cache
def _opening() -> re.Pattern[str]:
    """An agency's name at the start of a line: seldom there, and soon seen."""
    return re.compile(rf"(?:(?:and|with)\b|[,|&+])?\s?(?:{pattern()})", re.I)


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): known for known, names in _table().items() for name in names}


def _written() -> set[str]:
    return {name for names in _table().values() for name in names}


def _table() -> dict[str, list[str]]:
    return tables(__package__, "agencies.toml")
