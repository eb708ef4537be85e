"""Which functions may be counted on: those that depend on nothing but what they are given.

A filter, test, global or method that is not Jinja's or Pelican's own may read the
clock, a file, the network. Unless the site's owner says otherwise (INCREMENTAL_PURE),
a page that uses one is rendered on every build. One that is declared pure counts with
the file that holds it: when its code changes, so does every page that uses it.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from jinja2.utils import Cycler, Joiner, Namespace
from pelican.utils import DateFormatter

from . import files
from .errors import UndigestibleValue

HARMLESS = (range, dict, Cycler, Joiner, Namespace)
"""Jinja's globals that make a new value of what they are given."""

PURE_MODULES = frozenset(
    {"jinja2.filters", "jinja2.tests", "markupsafe", "pelican.utils", "pelican.plugins._utils"}
)
"""Modules whose functions depend on their arguments alone."""


class Callables:
    """Digests functions; `pure` holds the names that the site's owner declares pure."""

    def __init__(self, pure: Collection[str] = ()) -> None:
        self.pure = frozenset(pure)

    def digest(self, function: Any, name: str = "") -> Any:
        """A plain value that stands for the function, registered under `name`.

        Raises UndigestibleValue where it may depend on more than its arguments.
        """
        if any(function is harmless for harmless in HARMLESS):
            return function.__name__
        if isinstance(function, DateFormatter):
            return ("strftime", str(function.locale))
        if isinstance(function, functools.partial):
            bound = (function.args, sorted(function.keywords.items()))
            return (self.digest(function.func, name), _plain(bound, function))
        if not self._is_pure(function, name):
            raise UndigestibleValue(
                f"“{name or _name(function)}” may depend on anything (if not, name it in INCREMENTAL_PURE)"
            )
        return (_name(function), self.source(function), _plain(_bound(function), function))

    def _is_pure(self, function: Any, name: str) -> bool:
        if getattr(function, "jinja_pass_arg", None) is not None:
            return False  # it is given the whole context
        if getattr(function, "__module__", None) in PURE_MODULES:
            return True
        return bool({name, _name(function), getattr(function, "__name__", "")} & self.pure)

    @staticmethod
    def source(thing: Any) -> str:
        """The digest of the file in which a function or class is written; "" for Python's own."""
        code = getattr(thing, "__code__", None)
        module = sys.modules.get(getattr(thing, "__module__", None) or "")
        path = code.co_filename if code else getattr(module, "__file__", None)
        return _file_digest(path) if path else ""


def _name(function: Any) -> str:
    return getattr(function, "__qualname__", type(function).__qualname__)


def _bound(function: Any) -> Any:
    """What a function carries with it: defaults and the variables it closes over."""
    cells = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    named = getattr(function, "__kwdefaults__", None) or {}
    return (getattr(function, "__defaults__", None), sorted(named.items()), cells)


def _plain(value: Any, function: Any) -> str:
    """The spelling of a value that is plain all through."""
    if isinstance(value, list | tuple):
        return "(" + ",".join(_plain(one, function) for one in value) + ")"
    if value is None or isinstance(value, str | int | float | bool):
        return repr(value)
    raise UndigestibleValue(f"“{_name(function)}” carries a {type(value).__qualname__}")


@functools.cache
def _file_digest_at(path: str, modified: int) -> str:
    return files.digest(Path(path).read_bytes())


def _file_digest(path: str) -> str:
    try:
        return _file_digest_at(path, Path(path).stat().st_mtime_ns)
    except OSError as error:
        raise UndigestibleValue(f"{path} cannot be read: {error.strerror}") from error
