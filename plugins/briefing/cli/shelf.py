"""The folder of raw articles, as files are put into it: names, copies, sidecars."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from .. import formats, raw_files
from ..in_place import in_place

SIDECAR = raw_files.SIDECAR


class Outcome(NamedTuple):
    """What became of a file."""

    said: str
    taken: bool
    """Whether it is now in the folder, or was there already."""


class Shelf:
    """The folder of raw articles, as files are taken into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.known = {raw_files.digest(path): path for path in sorted(folder.rglob("*")) if is_raw(path)}
        """The raw files by the SHA-256 of their bytes."""
        self.names: dict[Path, Path] = {}
        """Where files were put, by where they were found: a sidecar may come later."""

    def take(self, path: Path, place: Path | None = None, stated: dict[str, str] | None = None) -> Outcome:
        """Copy a file in, with the sidecar beside it or with one of what is stated.

        `place` is its name below the folder, where that is not the name it has.
        """
        place = place or Path(path.name)
        if reason := refusal(path, place):
            return Outcome(reason, False)
        if path.suffix == SIDECAR:
            return self._take_sidecar(path, place)
        beside = next((s for s in raw_files.sidecars(path) if s.is_file()), None)
        if beside and stated:
            return Outcome(f"has a sidecar already; say it in {beside.name}", False)
        key = raw_files.digest(path)
        if key in self.known:
            self.names[path] = self.known[key]
            return Outcome(f"is there already, as {self._named(self.known[key])}", True)
        target = self._free(self.folder / place, key)
        if beside:
            put(beside, sidecar_of(target))
        elif stated:
            put(sidecar(stated).encode(), sidecar_of(target))
        put(path, target)
        self.known[key] = self.names[path] = target
        return Outcome(f"taken in as {self._named(target)}" + (" with its sidecar" if beside else ""), True)

    def _take_sidecar(self, path: Path, place: Path) -> Outcome:
        """A sidecar by itself: it joins the raw file that it is about, once that is there."""
        about = self._about(path, self.folder / place)
        if about is None:
            return Outcome("is a sidecar without its raw file: name both alike", False)
        there = next((s for s in raw_files.sidecars(about) if s.is_file()), None)
        if there and there.read_bytes() != path.read_bytes():
            return Outcome(f"says something else than {self._named(there)}, which stays; edit that", False)
        if not there:
            put(path, sidecar_of(about))
        return Outcome(f"is the sidecar of {self._named(about)}", True)

    def _about(self, path: Path, place: Path) -> Path | None:
        """The raw file that a sidecar is about: one that was beside it, or one of the folder."""
        came = (there for found, there in self.names.items() if path in raw_files.sidecars(found))
        here = (other for other in sorted(place.parent.glob("*")) if is_raw(other))
        return next(came, None) or next((o for o in here if place in raw_files.sidecars(o)), None)

    def _free(self, target: Path, key: str) -> Path:
        """A name that no file has yet, nor a sidecar of none."""
        if not any(path.exists() for path in (target, *raw_files.sidecars(target))):
            return target
        stem, dot, suffixes = target.name.partition(".")
        return target.with_name(f"{stem}-{key[:8]}{dot}{suffixes}")

    def _named(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def refusal(path: Path, place: Path) -> str:
    """Why a file is not taken; "" for nothing."""
    if not path.is_file():
        return "there is no such file"
    if raw_files.unreadable(place.as_posix()):
        return raw_files.UNREADABLE_NAME
    if path.suffix != SIDECAR and formats.kind_of(path.name) is None:
        return f"is of no kind that is read ({' '.join(sorted(formats.KINDS))})"
    return ""


def is_raw(path: Path) -> bool:
    """Whether a file of the folder is a raw file, neither hidden nor a sidecar."""
    return path.is_file() and not path.name.startswith(".") and path.suffix != SIDECAR


def put(source: Path | bytes, target: Path) -> None:
    """Write a file in one step: a build may be reading the folder."""
    with in_place(target) as part:
        if isinstance(source, bytes):
            part.write_bytes(source)
        else:
            shutil.copy2(source, part)  # with its time, which may be all that dates it


def sidecar_of(target: Path) -> Path:
    """Where the sidecar of a raw file stands."""
    return target.with_name(target.name + SIDECAR)


def sidecar(stated: dict[str, str]) -> str:
    """A sidecar file: TOML's basic strings are JSON's."""
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in stated.items())
