"""Publishing to a folder of this machine, such as a mounted share."""

from __future__ import annotations

import filecmp
import shutil
from dataclasses import dataclass
from pathlib import Path

from .files import MANIFEST, Changes, PublishError, files, in_sending_order


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is to hold a site and nothing else."""

    site: Path
    place: Path

    def plan(self) -> Changes:
        """What differs between the site and the folder.

        Raises PublishError for a folder that holds something else.
        """
        site, place = self.site.resolve(), self.place.resolve()
        if place.is_relative_to(site) or site.is_relative_to(place):
            raise PublishError(f"{self.place} and {self.site} lie within each other; name another folder")
        known = self.place / MANIFEST
        if self.place.exists() and not known.is_file() and any(self.place.iterdir()):
            raise PublishError(
                f"{self.place} holds something else; name a folder that is empty or not there yet"
            )
        now = files(self.site)
        before = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
        written = [name for name in now if not same(self.site / name, self.place / name)]
        deleted = [name for name in before if name not in set(now) and self.within(name).is_file()]
        return Changes(tuple(written), tuple(deleted))

    def within(self, name: str) -> Path:
        """A file of the folder; a manifest that someone edited must not lead out of it."""
        path = self.place / name
        if not path.resolve().is_relative_to(self.place.resolve()):
            raise PublishError(
                f"{self.place / MANIFEST} names {name}, which lies elsewhere; delete that line"
            )
        return path

    def send(self, todo: Changes) -> None:
        """Write and delete what differs."""
        for name in in_sending_order(todo.written):
            place = self.within(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.site / name, place)
        for name in todo.deleted:
            self.within(name).unlink()
        self.place.mkdir(parents=True, exist_ok=True)
        (self.place / MANIFEST).write_text("".join(f"{n}\n" for n in files(self.site)), encoding="utf-8")


def same(one: Path, other: Path) -> bool:
    """Whether both files are there and alike, byte for byte."""
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
