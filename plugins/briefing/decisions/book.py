"""The file of decisions, read and checked: each table one decision, each with its reason."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..settings import refuse_unknown

KEYS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "redate": {"article": str, "day": date},
    "outlet": {"article": str, "name": str},
    "original": {"article": str},
    "rename": {"story": str, "headline": str},
    "merge": {"stories": list},
    "split": {"story": str, "articles": list},
    "pin": {"story": str},
    "hide-article": {"article": str, "why": str},
    "hide-story": {"story": str, "why": str},
    "add-topic": {"article": str, "topic": str},
    "refuse-topic": {"article": str, "topic": str},
    "add-term": {"topic": str, "term": str},
    "refuse-term": {"topic": str, "term": str},
}
"""What each kind of decision must say. All may say `why`; hiding must."""

EXPECTED = {str: "a text", date: "a day such as 2015-12-16", list: "a list of at least one text"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One table of the file."""

    kind: str
    number: int
    """Its place among the decisions of its kind, counting from 1."""
    given: Mapping[str, Any]
    """What it says, by the names of KEYS."""
    why: str = ""

    @property
    def name(self) -> str:
        """How messages call it: `[[redate]] number 2`."""
        return f"[[{self.kind}]] number {self.number}"


@dataclass(frozen=True, slots=True)
class Book:
    """All decisions, in the order of the file within each kind."""

    decisions: tuple[Decision, ...] = ()

    def of(self, kind: str) -> tuple[Decision, ...]:
        """The decisions of one kind."""
        return tuple(d for d in self.decisions if d.kind == kind)


NONE = Book()


def read(path: Path) -> Book:
    """The decisions of a file; none where there is no file.

    Raises SettingsError where the file is no TOML or a decision lacks something; it names file and key.
    """
    if not path.is_file():
        return NONE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # bad TOML, no UTF-8, a number of 5,000 digits
        raise SettingsError(f"{path.name} is not valid TOML: {error}") from error
    except OSError as error:
        raise SettingsError(
            f"{path.name} cannot be opened ({error.strerror}): check its permissions"
        ) from error
    refuse_unknown(tables, KEYS, path.name)
    return Book(tuple(d for kind, rows in tables.items() for d in decisions_of(path.name, kind, rows)))


def decisions_of(file: str, kind: str, rows: Any) -> list[Decision]:
    """The decisions of one kind, each checked."""
    if not isinstance(rows, list):
        raise SettingsError(f"{file}: write [[{kind}]] with double brackets: there can be several.")
    return [decision(file, kind, number, row) for number, row in enumerate(rows, 1)]


def decision(file: str, kind: str, number: int, row: Any) -> Decision:
    """One decision, all that it must say there and of the right kind."""
    where = f"{file}: [[{kind}]] number {number}"
    if not isinstance(row, Mapping):
        raise SettingsError(f"{where} is {row!r}; expected a table with {' and '.join(KEYS[kind])}.")
    refuse_unknown(row, [*KEYS[kind], "why"], where)
    for key, expected in KEYS[kind].items():
        if key not in row:
            raise SettingsError(f"{where} lacks the key {key!r}.")
        if not fits(row[key], expected):
            raise SettingsError(f"{where}: {key} is {row[key]!r}; expected {EXPECTED[expected]}.")
    why = row.get("why", "")
    if not isinstance(why, str):
        raise SettingsError(f"{where}: why is {why!r}; expected a text.")
    return Decision(kind, number, {key: row[key] for key in KEYS[kind]}, why)


def fits(value: Any, expected: type) -> bool:
    """Whether a value is of the expected kind and not empty."""
    if expected is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if expected is list:
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) and v for v in value)
    return isinstance(value, expected) and bool(value)
