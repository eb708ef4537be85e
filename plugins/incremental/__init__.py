"""Incremental output for Pelican: builds only if something changed, renders and writes only what did."""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from . import static
from .builds import Build
from .writer import IncrementalWriter

__all__ = ["IncrementalWriter", "register"]

_builds: dict[str, Build] = {}
"""The build of each output folder (a translated site builds several)."""


def _watch(pelican: Any) -> None:
    """Have builds left out where nothing has changed."""
    build = _builds[pelican.output_path] = Build(pelican, pelican.run)
    pelican.run = build.run


def _ask_once(generator: Any) -> None:
    """Templates stay as they are while a build runs: Jinja would look at each file forty times a page."""
    generator.env.auto_reload = False


def _writer_class(pelican: Any) -> type[IncrementalWriter]:
    """A writer that its build will find again when it ends."""

    class Noted(IncrementalWriter):
        def __init__(self, output_path: str, settings: Any = None) -> None:
            super().__init__(output_path, settings)
            _builds[output_path].writer = self

    return Noted


def _finish(pelican: Any) -> None:
    writer = _builds[pelican.output_path].writer
    if writer is not None:
        writer.finish()


def register() -> None:
    """Offer the writer to Pelican, copy static files safely, and hear when a build begins and ends."""
    static.take_over()
    signals.initialized.connect(_watch)
    signals.generator_init.connect(_ask_once)
    signals.get_writer.connect(_writer_class)
    signals.finalized.connect(_finish)
