"""The programs that make the pages, and what their process lends them."""

from __future__ import annotations

import importlib.metadata
import locale
import platform
import time
from functools import cache
from hashlib import blake2b
from pathlib import Path

LIBRARIES = ("pelican", "jinja2", "markupsafe", "feedgenerator")


@cache
def engine() -> str:
    """The programs that make the pages: a new version of one makes every page anew."""
    own = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        own.update(path.read_bytes())
    versions = [importlib.metadata.version(name) for name in LIBRARIES]
    return " ".join((platform.python_version(), *versions, own.hexdigest()))


def surroundings() -> tuple[str, ...]:
    """What the process lends to the pages: language and time zone."""
    return (engine(), locale.setlocale(locale.LC_ALL), *time.tzname)
