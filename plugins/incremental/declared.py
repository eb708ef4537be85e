"""What plugins and settings say a build depends on, and what forbids leaving a build out.

Pelican's own code can be read once and for all; a plugin may read the clock, a data base, the network. So a
build is left out only where each plugin says which files it reads: by a function `incremental_inputs` of
the plugin, which is given the settings, or in the owner's setting, such as
`INCREMENTAL_INPUTS = {"sitemap": [], "quotes": ["data/quotes"]}`.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Mapping
from typing import Any

from blinker import Signal
from pelican.plugins import signals

OWN = __package__
SETTINGS = (
    ("INCREMENTAL_FORCE", lambda value: bool(value), "asks for every page"),
    ("DELETE_OUTPUT_DIRECTORY", lambda value: bool(value), "asks for an empty folder"),
    ("STATIC_CREATE_LINKS", lambda value: bool(value), "puts links in the output"),
    ("WITH_FUTURE_DATES", lambda value: not value, "makes what is shown depend on the time of day"),
    ("DEFAULT_DATE", lambda value: value == "fs", "dates articles by the times of their files"),
    ("PELICAN_CLASS", lambda value: value != "pelican.Pelican", "names a class that may do anything"),
)
"""Settings under which a build may differ although all that it reads is the same."""


def doubts(pelican: Any) -> Iterator[str]:
    """Each reason why a build of this site may depend on more than we look at."""
    for name, forbids, why in SETTINGS:
        if name in pelican.settings and forbids(pelican.settings[name]):
            yield f"{name} {why}"
    told = pelican.settings.get("INCREMENTAL_INPUTS", {})
    known = [OWN, *told]
    for plugin in pelican.plugins:
        if is_declared(plugin, told):
            known.append(name_of(plugin))
        else:
            yield f"the plugin {name_of(plugin)} does not say what it reads (INCREMENTAL_INPUTS)"
    for module in sorted(set(listeners())):
        ours = module.startswith("pelican.") and not module.startswith("pelican.plugins.")
        if not ours and not any(module == name or module.startswith(name + ".") for name in known):
            yield f"{module} listens to Pelican and does not say what it reads (INCREMENTAL_INPUTS)"
    for name in sorted(markdown_extensions(pelican.settings)):
        if not name.startswith("markdown.") and name not in told:
            yield f"the Markdown extension {name} does not say what it reads (INCREMENTAL_INPUTS)"


def inputs(pelican: Any) -> Iterator[str]:
    """The absolute paths of what plugins read: their own folders, and what they or the owner declare."""
    for plugin in pelican.plugins:
        yield from getattr(plugin, "__path__", ())
        declare = getattr(plugin, "incremental_inputs", None)
        if declare is not None:
            yield from map(os.path.abspath, declare(pelican.settings))
    for paths in pelican.settings.get("INCREMENTAL_INPUTS", {}).values():
        yield from map(os.path.abspath, paths)


def name_of(plugin: Any) -> str:
    """The name of a plugin, which is a module but for sites that make theirs on the spot."""
    return str(getattr(plugin, "__name__", type(plugin).__qualname__))


def is_declared(plugin: Any, told: Mapping[str, Any]) -> bool:
    """Whether the plugin, or the owner for it, says what it reads."""
    name = name_of(plugin)
    known = name == OWN or {name, name.rpartition(".")[2]} & told.keys()
    return bool(known) or hasattr(plugin, "incremental_inputs")


def listeners() -> Iterator[str]:
    """The modules of all that listens to Pelican's signals."""
    for signal in vars(signals).values():
        for kept in list(signal.receivers.values()) if isinstance(signal, Signal) else ():
            receiver = kept() if isinstance(kept, weakref.ref) else kept
            if receiver is not None:
                yield getattr(receiver, "__module__", None) or type(receiver).__module__


def markdown_extensions(settings: Mapping[str, Any]) -> set[str]:
    """The extensions that the settings name for Python-Markdown."""
    told = settings.get("MARKDOWN") or {}
    names = {*told.get("extensions", ()), *told.get("extension_configs", {})}
    return {name for name in names if isinstance(name, str)}
