"""What commands print: lines for people, JSON for programs; raw text is shown, never obeyed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from msgspec import Struct

from ..records import Article
from ..said import Said

Styled = tuple[str, str]
"""A line and its rich style; "" for none."""


def visible(text: str) -> str:
    """Text whose control and direction characters are spelt out, so that a terminal does not obey them."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def print_lines(lines: Iterable[str | Styled]) -> None:
    """Lines for people: in colour on a terminal, plain elsewhere."""
    rows = [(line, "") if isinstance(line, str) else line for line in lines]
    if not sys.stdout.isatty():
        for text, _ in rows:
            print(visible(text))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    for text, style in rows:
        console.print(Text(visible(text), style=style))


def print_json(value: Any) -> None:
    """A record as JSON."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """A record as dicts, lists and texts."""
    if isinstance(value, Said):
        return str(value)
    if isinstance(value, Struct) or is_dataclass(value):
        return {name: plain(part) for name, part in parts(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def parts(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a record; those of an article's body, which may be folded, as the article's own."""
    names = record.__struct_fields__ if isinstance(record, Struct) else [f.name for f in fields(record)]
    for name in names:
        if isinstance(record, Article) and name == "body":
            yield from parts(record.opened)
        else:
            yield name, getattr(record, name)
