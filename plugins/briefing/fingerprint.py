"""What the results of a build rest on besides its input: this plugin's code, Python, and the libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

CODE = (".py", ".toml", ".json", ".txt")
"""The endings of the files of this package on which results rest; templates only show them."""

LIBRARIES = """
    babel beautifulsoup4 charset-normalizer fastwarc feedparser ftfy htmldate jinja2 lxml markdown-it-py
    mdit-py-plugins msgspec nltk numpy py3langid pystemmer pyyaml rapidfuzz scipy snowballstemmer stop-words
    sumy tzdata unidecode
"""
"""The distributions whose version may change a result."""


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A digest of all of it; the same in every process that runs the same."""
    summed = blake2b(f"{sys.version_info[:3]}".encode(), digest_size=16)
    for line in sorted({*installed()}):
        summed.update(line.encode())
    root = Path(__file__).parent
    for path in sorted(path for path in root.rglob("*") if path.suffix in CODE):
        summed.update(path.relative_to(root).as_posix().encode())
        summed.update(path.read_bytes())
    return summed.hexdigest()


def installed() -> Iterator[str]:
    """Name and version of those libraries that are installed, by the names of their metadata's folders.

    `importlib.metadata` opens a file for each distribution there is, which takes a hundred times as long.
    """
    known = LIBRARIES.split()
    for place in map(Path, sys.path):
        for folder in place.glob("*.dist-info") if place.is_dir() else ():
            library, _, version = folder.stem.partition("-")
            library = library.lower().replace("_", "-").replace(".", "-")
            if library in known:
                yield f"{library} {version}"
