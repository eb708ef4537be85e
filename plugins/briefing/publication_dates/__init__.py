"""When an article was published, and what shows it: a ladder of rungs, from metadata to neighbours."""

from __future__ import annotations

from .ladder import from_article
from .neighbours import from_neighbours
from .phrases import phrase, sidecar_text

__all__ = ["from_article", "from_neighbours", "phrase", "sidecar_text"]
