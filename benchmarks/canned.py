"""A Pelican plugin that puts a pickled result in the pipeline's place, so that rendering is measured alone.

The result is `result.pickle` beside the content; the CPU seconds that loading it takes are written beside it.
"""

from __future__ import annotations

import gc
import pickle
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals


def incremental_inputs(settings: Mapping[str, Any]) -> list[Path]:
    """The file that it reads."""
    return [Path(settings["PATH"]).parent / "result.pickle"]


def register() -> None:
    """Take the pipeline's place when a build begins."""
    signals.get_generators.connect(replace)


def replace(pelican: Any) -> None:
    """Load the result and have the site made from it."""
    from briefing import site

    (path,) = incremental_inputs(pelican.settings)
    result, seconds = load(path)
    path.with_suffix(".seconds").write_text(str(seconds))
    site.process = lambda *_: result


def load(path: Path) -> tuple[Any, float]:
    """What is pickled there, and the CPU seconds that reading it took."""
    started = time.process_time()
    gc.disable()  # a million objects are made at once, none of them garbage
    with path.open("rb") as file:
        result = pickle.load(file)
    gc.enable()
    return result, time.process_time() - started
