"""What the last whole build read and wrote: if all of it is as it was, building again would change nothing.

The record is removed before a build begins and written when it has ended, in one step; so it never tells of a
build that was killed. Unlike the manifest it may be lost without harm: then the site is built.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from . import files
from .files import Look
from .folders import folder_digest, names_digest
from .programs import importable, state

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One build: every part of what it read and wrote, with what tells whether that is as it was."""

    values: str
    """The digest of settings, versions, language and time zone."""
    modules: str
    """The digest of the names that can be imported."""
    folders: Mapping[str, str]
    """What sources, theme and plugins held when the build began, by path."""
    files: Mapping[str, str]
    """The state of every other file that was read and of every file of code, by path."""
    listed: Mapping[str, str]
    """The names in every other folder that was looked into, by path."""
    outputs: Mapping[str, list[object]]
    """Digest and look of every file that the build made, by path below the output."""
    warnings: list[list[object]] = field(default_factory=list)
    """What the build warned of: logger, level and text of each."""

    def changed_input(self, now: Inputs) -> str | None:
        """What is no longer as the build read it, if anything; what takes longest is looked at last."""
        if self.values != now.values:
            return "a setting, a version, the language or the time zone"
        if self.modules != importable(now.leave_out):
            return "a module that can be imported"
        return (
            first_changed(self.files, state)
            or first_changed(self.listed, now.names)
            or first_changed(self.folders, now.folder)
        )


@dataclass
class Inputs:
    """What a build is about to read, as far as it can be known before."""

    values: str
    paths: tuple[str, ...]
    """Folders and files: sources, theme, plugins and what these declare."""
    leave_out: frozenset[str]
    """What the build makes and remembers: output and cache."""
    _digests: dict[str, str] = field(default_factory=dict)

    def folder(self, path: str) -> str:
        """The digest of a folder as it was when first asked for."""
        if path not in self._digests:
            self._digests[path] = folder_digest(path, self.leave_out)
        return self._digests[path]

    def names(self, path: str) -> str:
        """The digest of the names in a folder as it is now."""
        return names_digest(path, self.leave_out)

    def folders(self) -> dict[str, str]:
        """The digests of all of them."""
        return {path: self.folder(path) for path in self.paths}


def first_changed(known: Mapping[str, str], now: Callable[[str], str]) -> str | None:
    """The first path whose state is not the one that is known."""
    return next((path for path, told in known.items() if now(path) != told), None)


class Outputs:
    """The files of an output folder, by path below it, as a build left them."""

    def __init__(self, folder: str, known: Mapping[str, list[object]]) -> None:
        self.folder = folder
        self.known = dict(known)
        self.news = False
        """Whether looks were learnt that the record does not have."""

    def changed(self) -> str | None:
        """A file that is not, byte for byte, what was written there, if there is one."""
        return next((path for path in list(self.known) if not self._holds(path)), None)

    def _holds(self, path: str) -> bool:
        digest, *told = self.known[path]
        place = f"{self.folder}/{path}"
        look = files.look(place)
        if look is None:
            return False
        if list(look) == told:
            return True
        if files.digest_of(place) != digest:
            return False
        self.known[path] = [digest, *look]
        self.news = True
        return True

    def add(self, paths: Iterable[str]) -> None:
        """Learn what these files hold; those that are gone are not outputs."""
        for path in paths:
            place = f"{self.folder}/{path}"
            look, digest = files.look(place), files.digest_of(place)
            if look is not None and digest is not None:
                self.known[path] = [digest, *look]

    def at_rest(self) -> dict[str, list[object]]:
        """Digest and look by path, without looks that prove nothing."""
        now = time.time_ns()
        return {
            path: told if len(told) > 1 and files.settled(Look(*told[1:]), now) else told[:1]
            for path, told in sorted(self.known.items())
        }


class RecordFile:
    """Where the record of an output folder is kept."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "build.json"

    def read(self) -> Record | None:
        """The record; None where there is none, or none that can be read."""
        try:
            header, _, body = self.path.read_text(encoding="utf-8").partition("\n")
            told = json.loads(header)
            if told != {"format": FORMAT, "digest": files.digest(body.encode())}:
                return None
            return Record(**json.loads(body))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def write(self, record: Record) -> None:
        """Put the record in its place in one step."""
        body = json.dumps({part.name: getattr(record, part.name) for part in fields(record)})
        header = json.dumps({"format": FORMAT, "digest": files.digest(body.encode())})
        self.path.parent.mkdir(parents=True, exist_ok=True)
        files.write(str(self.path), f"{header}\n{body}".encode())

    def learn(self, record: Record, outputs: Outputs) -> None:
        """Remember looks that were learnt from files whose digests were right."""
        if outputs.news:
            with suppress(OSError):
                self.write(replace(record, outputs=outputs.at_rest()))

    def remove(self) -> None:
        """Forget the build, since another begins."""
        with suppress(FileNotFoundError):
            self.path.unlink()
