"""Folding: a part of a record kept as small bytes until somebody looks at it."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TypeVar

from .encoding import decode, encode

Part = TypeVar("Part")

LEVEL = 1
"""Of compression: news shrinks to three tenths; level 6 takes twice as long for a fifteenth less."""
KEPT = 256
"""Parts that stay open, 50 kB each: a step looks at one article several times, a page at those of a story."""


def fold(part: object) -> bytes:
    """A record, folded."""
    return zlib.compress(encode(part), LEVEL)


def unfold_once(data: bytes, kind: type[Part]) -> Part:
    """The record that was folded into these bytes, for whoever looks at it a single time."""
    return decode(zlib.decompress(data), kind)


unfold = lru_cache(maxsize=KEPT)(unfold_once)
"""The record that was folded into these bytes; the last ones stay open."""
