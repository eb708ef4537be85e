"""Incremental output for Pelican: renders and writes only what changed."""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from . import static
from .writer import IncrementalWriter

__all__ = ["IncrementalWriter", "register"]

_writers: dict[str, IncrementalWriter] = {}
"""The writer of each output folder that is being built (a translated site builds several)."""


def _writer_class(pelican: Any) -> type[IncrementalWriter]:
    """A writer that its own Pelican will find again when the build ends."""

    class Noted(IncrementalWriter):
        def __init__(self, output_path: str, settings: Any = None) -> None:
            super().__init__(output_path, settings)
            _writers[output_path] = self

    return Noted


def _finish(pelican: Any) -> None:
    writer = _writers.pop(pelican.output_path, None)
    if writer is not None:
        writer.finish()


def register() -> None:
    """Offer the writer to Pelican, copy static files safely, and hear when a build has ended."""
    static.take_over()
    signals.get_writer.connect(_writer_class)
    signals.finalized.connect(_finish)
