"""Views that are made when a template first looks at them: a page that stays as it is needs none."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from markupsafe import Markup

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
        return getattr(self._made()[0], name)

    def incremental_digest(self) -> bytes:
        """What stands for the view, which is made for it only if the site answers otherwise than before."""
        return self._site.memory.digest(self._name(), self._made)

    def _name(self) -> str:
        return f"{self._make.__module__}.{self._make.__qualname__} {self._key}"

    def _made(self) -> Made:
        return self._site.made(self._make, self._key)


class LastingText(OnDemand):
    """Stands for a view with a long `text`, which is kept, too: a file of many is put together from them."""

    __slots__ = ()

    @property
    def text(self) -> Markup:
        """The text, as it is to be printed."""
        return Markup(self._site.memory.text(self._name(), self._made))

    def incremental_digest(self) -> bytes:
        """What stands for the text, which is made for it only if the site answers otherwise than before."""
        return self._site.memory.digest_of_text(self._name(), self._made)
