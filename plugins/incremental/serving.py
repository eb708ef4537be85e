"""A site served while it is edited: built again as soon as a source changes, by what is loaded already.

Loading Pelican and its plugins takes longer than most rebuilds, so it is done once: a server process imports
what it is told and forks a clean child for each build. Once the code of a plugin has changed, what was loaded
is no longer what is there, and builds are made by new processes instead.

Needs livereload and watchfiles; nothing else here does.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import watchfiles
from livereload import Server
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

DEBOUNCE = 400
STEP = 20
"""Milliseconds: a build begins when nothing has changed for STEP, and after DEBOUNCE at the latest."""
RELOAD_NOW = "__livereload__"
"""What livereload calls a change that is shown at once, however shortly ago another was."""


def build_site(words: Sequence[str]) -> None:
    """Run the command `pelican` with these words in this process."""
    from pelican import main

    main(list(words))


class Builder:
    """Builds a site by `pelican WORDS`, over and over, with these modules loaded once.

    Changed Python files below `code` make it start anew for each build.
    """

    def __init__(self, words: Sequence[str], modules: Iterable[str], code: Path) -> None:
        self.words = tuple(words)
        self.code = code
        self.warm = "forkserver" in multiprocessing.get_all_start_methods()
        if self.warm:
            self.context = multiprocessing.get_context("forkserver")
            self.context.set_forkserver_preload([__name__, *modules])

    def build(self, changed: Iterable[Path] = ()) -> bool:
        """Build the site after these files have changed; whether that went well."""
        if any(path.suffix == ".py" and path.is_relative_to(self.code) for path in changed):
            self.warm = False
        return (self._fork() if self.warm else self._start()) == 0

    def _fork(self) -> int | None:
        child = self.context.Process(target=build_site, args=(self.words,))
        child.start()
        child.join()
        return child.exitcode

    def _start(self) -> int:
        return subprocess.run([sys.executable, "-m", "pelican", *self.words], check=False).returncode


class Follower(Watcher):
    """Tells livereload at once what has changed, where its own watcher looks at every file each second."""

    def __init__(self, paths: Sequence[Path], rebuild: Callable[[set[Path]], Any]) -> None:
        super().__init__()
        self.paths = paths
        self.rebuild = rebuild
        self.ended = threading.Event()
        self._tasks["sources"] = {}  # livereload watches the whole folder where there is no task
        self._changed: set[Path] = set()

    def start(self, callback: Callable[[], Any]) -> bool:
        """Follow the paths in a thread; `callback` is called in the loop of the caller."""
        loop = IOLoop.current()
        threading.Thread(target=self._follow, args=(loop, callback), daemon=True).start()
        return True

    def _follow(self, loop: Any, callback: Callable[[], Any]) -> None:
        changes = watchfiles.watch(*self.paths, debounce=DEBOUNCE, step=STEP, stop_event=self.ended)
        for change in changes:
            paths = {Path(path) for _, path in change}
            loop.add_callback(self._tell, paths, callback)

    def _tell(self, paths: set[Path], callback: Callable[[], Any]) -> None:
        self._changed |= paths
        callback()

    def examine(self) -> tuple[str | None, float | None]:
        """Build again if something has changed, and say so."""
        changed, self._changed = self._changed, set()
        self.filepath = None
        if not changed:
            return None, None
        self.rebuild(changed)
        return RELOAD_NOW, None


def serve(builder: Builder, output: Path, paths: Sequence[Path], port: int) -> None:
    """Build the site, serve it on this machine, and build again whenever something in the paths changes."""

    def rebuild(changed: set[Path]) -> None:
        if not builder.build(changed):
            print("The build failed; still serving the last one.", file=sys.stderr)

    rebuild(set())
    there = [path for path in paths if path.exists()]
    Server(watcher=Follower(there, rebuild)).serve(host="127.0.0.1", port=port, root=str(output))
