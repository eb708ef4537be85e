"""When an article was published, and what shows it: a ladder of rungs, from metadata to neighbours."""

from __future__ import annotations

from .bounds import Bounds
from .claims import FILE_TIME
from .ladder import from_article
from .neighbours import from_neighbours
from .phrases import because, phrase, reason, sidecar_text

__all__ = [
    "FILE_TIME",
    "Bounds",
    "because",
    "from_article",
    "from_neighbours",
    "phrase",
    "reason",
    "sidecar_text",
]
