"""The inputs with which fuzzing begins: ordinary ones, small, and all that broke a target once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile import fuzz_targets, raw_folder

FIXTURES = Path(__file__).parents[1] / "fixtures"
INPUTS = FIXTURES / "hostile/inputs"
"""Those made for one target, in a folder of its name; files are named for what they are or broke."""
SEEDS = Path(__file__).parents[2] / "seeds"
PROSE = ("clean", "split", "mentions")
"""The targets that begin with prose."""
OPENING = 3000
"""Bytes of an article: short inputs are tried often."""
ENDINGS = {
    "txt": "*.txt",
    "html": "pages/*.html",
    "md": "*.md",
    "json": "*.json",
    "jsonl": "*.jsonl",
    "feed": "*.rss",
    "mail": "*.eml",
    "warc": "*.warc",
}
"""Which fixtures of formats a target begins with."""
WRITERS = {"feed": "xml", "mail": "eml"}
"""How `raw_folder` calls the formats that it calls otherwise."""


def of(target: str) -> Iterator[bytes]:
    """The inputs of one target."""
    yield b""
    yield from contents(INPUTS / target, "*")
    if target in ENDINGS:
        yield from contents(FIXTURES / "formats", ENDINGS[target])
        write = raw_folder.WRITERS[WRITERS.get(target, target)]
        yield from (write(article) for article in raw_folder.articles(raw_folder.vectors())[::50])
    if target in PROSE:
        yield from (data[:OPENING] for data in contents(SEEDS, "*.txt"))
        yield from (data[:OPENING] for data in contents(FIXTURES / "dates", "*.txt"))


def of_every() -> Iterator[bytes]:
    """The inputs of all targets, each with the byte that picks its target."""
    for number, target in enumerate(fuzz_targets.TARGETS):
        yield from (bytes([number]) + data for data in of(target))


def contents(folder: Path, pattern: str) -> Iterator[bytes]:
    """What the files of a folder hold, by name."""
    yield from (path.read_bytes() for path in sorted(folder.glob(pattern)))
