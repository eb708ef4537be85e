"""The project that a command works on: its settings, decisions and folder of raw files."""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from pathlib import Path

from .. import decisions
from ..errors import SettingsError
from ..records import Result
from ..settings import Settings, from_mapping

PELICANS_CACHE = "cache"
"""Pelican's `CACHE_PATH` where the settings name none."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with pelicanconf.py, or any folder where there is none: then all settings are defaults."""

    root: Path
    settings: Settings
    cache: Path | None = None
    """Pelican's folder for what builds remember; None where there is no site."""
    quiet: bool = False

    @property
    def seeds(self) -> Path:
        """The folder of raw files."""
        return self.root / self.settings.seeds

    @property
    def book(self) -> decisions.Book:
        """The editor's decisions."""
        return decisions.read(self.root / self.settings.decisions)

    @property
    def editions(self) -> Path:
        """The folder of frozen editions."""
        return self.root / self.settings.editions

    @property
    def store(self) -> Path | None:
        """The file of earlier results, which commands share with builds."""
        from .. import store

        return self.cache / store.NAME if self.cache and self.settings.store else None

    def process(self, folder: Path | None = None) -> Result:
        """Everything that is found in the folder of raw files, or in another; which leaves no trace."""
        from .. import notes, pipeline, progress

        told = progress.for_terminal(self.quiet)
        remembered = None if folder else self.store
        found = pipeline.process(folder or self.seeds, self.settings, told, self.book, remembered)
        return notes.attach(found, notes.read(self.root / self.settings.notes))


def open_project(conf: Path, quiet: bool = False) -> Project:
    """The project of a pelicanconf.py; where it is to be quiet, nothing is said of how far work is.

    Raises SettingsError where the file cannot be run or a setting is wrong.
    """
    if not conf.is_file():
        return Project(conf.parent, Settings(), quiet=quiet)
    try:
        given = runpy.run_path(str(conf))
    except Exception as error:
        raise SettingsError(f"{conf} cannot be run: {type(error).__name__}: {error}") from error
    zone = {"zone": given["TIMEZONE"]} if "TIMEZONE" in given else {}
    settings = from_mapping({**zone, **given.get("BRIEFING", {})})
    return Project(conf.parent, settings, conf.parent / given.get("CACHE_PATH", PELICANS_CACHE), quiet)
