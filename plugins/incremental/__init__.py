"""Incremental output for Pelican: builds only if something changed, renders and writes only what did."""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from . import static
from .builds import Build
from .compiled import Compiled
from .writer import IncrementalWriter

__all__ = ["IncrementalWriter", "register"]

_builds: dict[str, Build] = {}
"""The build of each output folder (a translated site builds several)."""


def _watch(pelican: Any) -> None:
    """Have builds left out where nothing has changed."""
    build = _builds[pelican.output_path] = Build(pelican, pelican.run)
    pelican.run = build.run


def _spare_templates(generator: Any) -> None:
    """Let no template be compiled that was before, nor be looked at twice while a build runs."""
    build, environment = _builds[generator.output_path], generator.env
    environment.auto_reload = False
    if environment.bytecode_cache is None:
        environment.bytecode_cache = Compiled(build.templates, build.callables)


def _writer_class(pelican: Any) -> type[IncrementalWriter]:
    """A writer that its build will find again when it ends."""

    class Noted(IncrementalWriter):
        def __init__(self, output_path: str, settings: Any = None) -> None:
            super().__init__(output_path, settings)
            build = _builds[output_path]
            build.writer, self.keys.kept = self, build.templates

    return Noted


def _finish(pelican: Any) -> None:
    build = _builds[pelican.output_path]
    build.templates.save()
    if build.writer is not None:
        build.writer.finish()


def register() -> None:
    """Offer the writer to Pelican, copy static files safely, and hear when a build begins and ends."""
    static.take_over()
    signals.initialized.connect(_watch)
    signals.generator_init.connect(_spare_templates)
    signals.get_writer.connect(_writer_class)
    signals.finalized.connect(_finish)
