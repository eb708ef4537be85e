"""When an article was published, and what shows it: a ladder of rungs, from metadata to neighbours."""

from __future__ import annotations

from .bounds import Bounds
from .claims import FILE_TIME
from .ladder import from_article
from .neighbours import from_neighbours
from .phrases import because, in_words, month_in_words, phrase, sidecar_text, span_in_words, with_weekday

__all__ = [
    "FILE_TIME",
    "Bounds",
    "because",
    "from_article",
    "from_neighbours",
    "in_words",
    "month_in_words",
    "phrase",
    "sidecar_text",
    "span_in_words",
    "with_weekday",
]
