"""Every regular expression of the package on strings made against it: its work grows with their length."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import adversary, patterns_in_use

import briefing

LINE = 10_000
"""Characters of the shorter hostile line that is read whole."""
ENOUGH = 1.5
"""Seconds of processor time for four lines four times as long: less is no reason to look closer."""
SIZE = 1500
"""Characters of the shortest string; the longest has four times as many."""
LINEAR = 8
"""How many times the work may grow when a string grows four times: 4 is linear, 16 quadratic."""
NOTICED = 0.02
"""Seconds of processor time that are worth a second look; 6,000 characters linearly take a thousandth."""

BOUNDED = {
    "noise/phrases.py": "is asked of short lines only (LONGEST_LINE words, LONGEST_WORD characters)",
}
"""Files whose patterns may grow faster, because of what bounds their input."""


@pytest.fixture(scope="module")
def patterns() -> list[list]:
    """Every pattern that is compiled while articles of all formats are read: text, flags, place, methods."""
    done = subprocess.run(
        [sys.executable, patterns_in_use.__file__],
        env={**os.environ, "PYTHONPATH": str(patterns_in_use.PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_every_pattern_is_caught(patterns):
    files = {place.split(":")[0] for _, _, place, _ in patterns}
    compiling = {p for p in patterns_in_use.PACKAGE.rglob("*.py") if "re.compile(" in p.read_text("utf-8")}
    assert {path.relative_to(patterns_in_use.PACKAGE).as_posix() for path in compiling} <= files
    assert len(patterns) > 150


def test_the_work_of_every_pattern_grows_with_the_length_of_the_text(patterns):
    slow = {}
    for text, flags, place, methods in patterns:
        if place.split(":")[0] not in BOUNDED:
            pattern = re.compile(text, flags)
            found = next((a for a in attacks(pattern) if grows(using(pattern, methods), *a)), None)
            if found:
                slow[place] = found
    assert not slow


def attacks(pattern: re.Pattern) -> list[tuple[str, str, str]]:
    """What is tried on a pattern; blanks are not: readers leave none wider than 40 (`characters.py`)."""
    return [attack for attack in adversary.attacks(pattern) if attack[1].strip()]


def using(pattern: re.Pattern, methods: list[str]) -> Callable[[str], object]:
    """The pattern as the package uses it, where it may do the most work."""
    if set(methods) <= patterns_in_use.WHOLE:
        return pattern.match
    return pattern.search if set(methods) == {"search"} else pattern.findall


def grows(work: Callable[[str], object], prefix: str, pump: str, suffix: str) -> bool:
    """Whether work grows faster than the length of its text."""
    short, long = (prefix + pump * (size // len(pump)) + suffix for size in (SIZE, 4 * SIZE))
    spent = cost(work, long)
    if spent < NOTICED:
        return False
    # Measured again where it looks slow: another process may have cost it its cache.
    spent = min(spent, cost(work, long))
    return spent > NOTICED and spent > LINEAR * min(cost(work, short) for _ in range(3))


def cost(work: Callable[[Any], object], text: Any) -> float:
    """Seconds of processor time for some work on a text or a folder."""
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


PUMPS = (
    "0", "a", "“", "’", "-", "A.", "0.", "1 ", "1, ", "a ", "A ", ". A", "January ", "of the ", "He said ",
    "The Aa ", "http://", "(", "<!DOCTYPEa", "<!DOCTYPE[", "\t", "\u3000", " [", "{{", "&#", "Share ",
    "By A, ", "“”",
)  # fmt: skip


@pytest.mark.parametrize("pump", PUMPS)
def test_the_work_of_reading_grows_with_the_length_of_a_line(tmp_path, pump):
    short, long = (folder_of(tmp_path, pump, size) for size in (LINE, 4 * LINE))
    spent = cost(briefing.process, long)
    if spent >= ENOUGH:  # the first reading loads what all need; another process may have cost it its cache
        spent = min(spent, cost(briefing.process, long))
    assert spent < ENOUGH or spent < LINEAR * cost(briefing.process, short)


def folder_of(root: Path, pump: str, size: int) -> Path:
    """A folder with a line of this many characters, among others, in each of four formats."""
    said = "The harbour board closed the quay on Monday, officials said in a long statement.\n\n" * 3
    folder = root / str(size)
    folder.mkdir()
    for kind in ("txt", "json", "xml", "html"):
        (folder / f"a.{kind}").write_text(in_format(kind, said, pump * (size // len(pump))), encoding="utf-8")
    return folder


def in_format(kind: str, said: str, line: str) -> str:
    """Some prose and a hostile line, as a file of this kind."""
    if kind == "json":
        return json.dumps({"title": line[:300], "text": f"{said}{line}\n\nx{line} said the board.\n\n{said}"})
    if kind == "txt":
        return f"{said}{line}\n\nx{line} said the board.\n\n{said}"
    if kind == "html":
        return f"<html><body><article><p>{said}</p><p>{line}</p><p class='{line}'>{said}</p></article></html>"
    return f"<?xml version='1.0'?>{line}<rss><channel><item><title>A</title><description>{said}{line}"
