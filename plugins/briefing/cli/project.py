"""The project that a command works on: its settings, decisions and folder of raw files."""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from pathlib import Path

from .. import decisions
from ..errors import SettingsError
from ..records import Result
from ..settings import Settings, from_mapping


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with pelicanconf.py, or any folder where there is none: then all settings are defaults."""

    root: Path
    settings: Settings

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

    def process(self, folder: Path | None = None) -> Result:
        """Everything that is found in the folder of raw files, or in another."""
        from .. import notes, pipeline, progress

        found = pipeline.process(folder or self.seeds, self.settings, progress.for_terminal(), self.book)
        return notes.attach(found, notes.read(self.root / self.settings.notes))


def open_project(conf: Path) -> Project:
    """The project of a pelicanconf.py.

    Raises SettingsError where the file cannot be run or a setting is wrong.
    """
    if not conf.is_file():
        return Project(conf.parent, Settings())
    try:
        given = runpy.run_path(str(conf))
    except Exception as error:
        raise SettingsError(f"{conf} cannot be run: {type(error).__name__}: {error}") from error
    zone = {"zone": given["TIMEZONE"]} if "TIMEZONE" in given else {}
    return Project(conf.parent, from_mapping({**zone, **given.get("BRIEFING", {})}))
