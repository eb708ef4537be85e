"""A whole build, left out where everything that it read and wrote is as the last one left it.

`Pelican.run` is wrapped once the plugins are loaded: that is the last moment before anything is read, and it
serves the command `pelican`, its autoreload and programs that build sites alike. (A class of our own in
`PELICAN_CLASS` would have to be importable before `PLUGIN_PATHS` is known.)
"""

# Paths are compared as text, as Pelican gives them.
# ruff: noqa: PTH100

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import console

from . import declared
from .callables import Callables
from .digests import Shadows, digest
from .engine import surroundings
from .errors import Unkeyable
from .kept import Kept
from .manifest import home
from .programs import changed_since_loaded, code_files, importable, state
from .record import Inputs, Outputs, Record, RecordFile
from .shapes import WHOLE
from .tracing import Trace, traced
from .watching import Watch, repeat, watched
from .writer import IncrementalWriter

logger = logging.getLogger(__name__)


class Build:
    """The builds of one site: `run` stands for `Pelican.run`."""

    def __init__(self, pelican: Any, build: Callable[[], None]) -> None:
        self.pelican = pelican
        self.build = build
        self.settings = pelican.settings
        self.output = os.path.abspath(pelican.output_path)
        self.cache = os.path.abspath(self.settings.get("CACHE_PATH", "cache"))
        self.callables = Callables(self.settings.get("INCREMENTAL_PURE", ()))
        self.record = RecordFile(home(Path(self.cache), self.output))
        self.templates = Kept(Path(self.cache) / "incremental" / "templates.bin")
        """What is known of templates."""
        self.writer: IncrementalWriter | None = None
        """The writer of the last build."""

    def run(self) -> None:
        """Build the site, unless nothing has changed."""
        began = time.monotonic()
        record = self.record.read()
        try:
            inputs = self._inputs()
        except Unkeyable as doubt:
            logger.info("No build can be left out: %s", doubt)
            self.record.remove()
            self.build()
            return
        if record is not None and self._unchanged(record, inputs):
            repeat(record.warnings)
            took = f"{time.monotonic() - began:.2f} seconds"
            console.print(
                f"Done: Nothing has changed, {len(record.outputs)} files stay as they are ({took})."
            )
        else:
            self._run(inputs, record.outputs if record else {})

    def _inputs(self) -> Inputs:
        """What a build is about to read. Raises Unkeyable where it may depend on more."""
        for doubt in declared.doubts(self.pelican):
            raise Unkeyable(doubt)
        settings = Shadows(self.callables).shadow(self.settings, WHOLE)
        theme = (self.settings["THEME"], *self.settings["THEME_TEMPLATES_OVERRIDES"])
        paths = {os.path.abspath(path) for path in (self.pelican.path, *theme)}
        return Inputs(
            values=digest((settings, surroundings(), os.path.abspath(os.curdir))).hex(),
            paths=tuple(sorted(paths.union(declared.inputs(self.pelican)))),
            leave_out=frozenset({self.output, self.cache}),
        )

    def _unchanged(self, record: Record, inputs: Inputs) -> bool:
        """Whether all that the last build read and wrote is as it was."""
        changed = record.changed_input(inputs)
        if changed:
            logger.info("%s has changed since the last build", changed)
            return False
        outputs = Outputs(self.output, record.outputs)
        changed = outputs.changed()
        if changed:
            logger.info("%s in the output is not as the last build left it", changed)
            return False
        self.record.learn(record, outputs)
        return True

    def _run(self, inputs: Inputs, outputs: Mapping[str, list[object]]) -> None:
        """Build, and record the build where all that it depended on is known."""
        folders = inputs.folders()  # as they are before anything is read
        self.record.remove()
        self.writer = None
        known = tuple(path + os.sep for path in inputs.paths)
        with traced(known, self.output, self.cache) as trace, watched() as watch:
            self.build()
        for doubt in self._doubts(trace, watch):
            logger.info("The next build cannot be left out: %s", doubt)
            return
        self.record.write(
            Record(
                values=inputs.values,
                modules=importable(inputs.leave_out),
                folders=folders,
                files={path: state(path) for path in code_files() if path not in trace.read} | trace.read,
                listed=trace.listed,
                outputs=self._outputs(trace, outputs),
                warnings=watch.warnings,
            )
        )

    def _doubts(self, trace: Trace, watch: Watch) -> Iterator[str]:
        """Each reason why the build that has just ended may have depended on more than we know."""
        if self.writer is None:
            yield "its pages were written by another plugin's writer"
        else:
            yield from self.writer.keys.reasons.values()
        yield from watch.doubts
        yield from (f"it asked the network for {host}" for host in sorted(trace.hosts))
        yield from (
            f"it changed {path}, which it had read" for path in sorted(trace.written & trace.read.keys())
        )
        if changed := changed_since_loaded(code_files()):
            yield f"{changed} may have been changed after it was loaded"

    def _outputs(self, trace: Trace, before: Mapping[str, list[object]]) -> dict[str, list[object]]:
        """All files that this build wrote, or that an earlier one did and that are still there."""
        pages = self.writer.output.manifest.entries if self.writer else {}
        outputs = Outputs(
            self.output, {path: [page.digest, *(page.look or ())] for path, page in pages.items()}
        )
        outputs.add((trace.made | before.keys()) - pages.keys())
        return outputs.at_rest()
