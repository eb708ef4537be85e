"""Views that are made when a template first looks at them: a page that stays as it is needs none."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from .memory import Made, Memory

Maker = Callable[[Any, Any], Any]
"""A function of a module that makes a view of a key and the site, and of nothing else."""


class Workshop(Protocol):
    """The site, as far as its views on demand know it."""

    memory: Memory

    def made(self, make: Maker, key: Hashable) -> Made:
        """A view and what it asked."""


class OnDemand:
    """Stands for a view: to templates it is the view.

    `incremental_digest` is the word that `plugins/incremental` asks for: what stands for the view.
    """

    __slots__ = ("_key", "_make", "_site")

    def __init__(self, make: Maker, key: Hashable, site: Workshop) -> None:
        self._make = make
        self._key = key
        self._site = site

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python and Jinja ask of every object
            raise AttributeError(name)
        return getattr(self._site.made(self._make, self._key)[0], name)

    def incremental_digest(self) -> bytes:
        """What stands for the view, which is made for it only if the site answers otherwise than before."""
        make, key, site = self._make, self._key, self._site
        return site.memory.digest(
            f"{make.__module__}.{make.__qualname__} {key}", lambda: site.made(make, key)
        )
