"""The programs of a build: which files hold the code that this process runs, and whether they still do.

Code and data of installed packages are known by how their files look (size, times of modification and
change), since hashing all of NumPy at every build would take longer than many a build; whatever else is run
or read, by its content.
"""

# Two thousand files are looked at, and pathlib costs four times what os does.
# ruff: noqa: PTH100, PTH118, PTH208

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections.abc import Collection, Iterable
from hashlib import blake2b

from . import files
from .folders import ABSENT

LOADED = time.time_ns()
"""When this process loaded its plugins; code changed after that is not the code that runs."""
INSTALLED = tuple(
    sorted(
        {
            os.path.join(os.path.abspath(folder), "")
            for name in ("stdlib", "platstdlib", "purelib", "platlib")
            if (folder := sysconfig.get_path(name))
        }
    )
)
"""Where Python and installed packages lie."""


def state(path: str) -> str:
    """What tells whether a file has changed: how it looks, for what is installed; else what it holds."""
    if path.startswith(INSTALLED):
        look = files.look(path, follow=True)
        if look is not None and files.settled(look, time.time_ns()):
            return " ".join(map(str, look))
    return files.content(path) or ABSENT


def code_files() -> list[str]:
    """The files of all modules that this process has loaded."""
    found = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return sorted(os.path.abspath(path) for path in found if path and not path.startswith("<"))


def changed_since_loaded(paths: Iterable[str]) -> str | None:
    """A file of code that may have been changed after this process loaded it, if there is one."""
    for path in paths:
        look = files.look(path, follow=True)
        if look is None or look.changed > LOADED - files.RACY_NS:
            return path
    return None


def importable(leave_out: Collection[str]) -> str:
    """The digest of what could be imported, by name: a new module may stand in for another."""
    found = blake2b(digest_size=16)
    for place in map(os.path.abspath, sys.path):
        found.update(f"{place}\n".encode("utf-8", "surrogateescape"))
        try:
            names = sorted(os.listdir(place))
        except OSError:
            continue
        for name in names:
            a_module = name.partition(".")[0].isidentifier() or name.endswith("-info")
            if a_module and os.path.join(place, name) not in leave_out:
                found.update(f"{name}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()
