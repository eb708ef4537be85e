"""The folder of raw files: what lies in it, what of it can be read, and the bytes themselves."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import UTC, datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path, PurePosixPath

from .errors import FolderError
from .formats import KINDS, kind_of
from .formats.characters import BARRED
from .formats.limits import FILE_BYTES, FILES, FOLDER_DEPTH, LARGEST_SIDECAR
from .records import RawFile, SetAside

SIDECAR = ".toml"
UNREADABLE_NAME = "has control characters, or bytes that are no UTF-8, in its name: rename it"


def find(folder: Path, file_time: bool = False) -> tuple[list[RawFile], list[SetAside]]:
    """All raw files below `folder` and all files that cannot be one, each sorted by path.

    Hidden files (".gitkeep") and sidecars of raw files are neither. Links are followed only
    as far as they stay below `folder`. With `file_time` each raw file says when it was last saved.
    Errors: FolderError where the folder cannot be listed.
    """
    names, refused = _files(folder)
    owners = _owners(names)
    found: list[RawFile] = []
    for name in names[:FILES]:
        result = _look(folder, name, owners)
        if isinstance(result, RawFile):
            found.append(result.changed(saved=_saved(folder / name)) if file_time else result)
        elif result:
            refused.append(result)
    if beyond := names[FILES:]:
        refused.append(_too_many(beyond))
    return found, sorted(refused, key=lambda aside: aside.path)


def read(folder: Path, raw: RawFile) -> bytes | mmap:
    """The bytes of a raw file, one more than its kind's limit at most; streamed kinds as a memory map.

    Errors: OSError where the file cannot be opened any more.
    """
    with (folder / raw.path).open("rb") as file:
        if limit := FILE_BYTES.get(raw.kind):
            return file.read(limit + 1)
        size = os.fstat(file.fileno()).st_size
        return mmap(file.fileno(), 0, access=ACCESS_READ) if size else b""


def sidecar(folder: Path, raw: RawFile) -> bytes | None:
    """The bytes of `NAME.toml` beside a raw file: `a.txt.toml` before `a.toml`; None where there is none."""
    for path in sidecars(folder / raw.path):
        if path.is_file() and _inside(folder, path):
            return _content(path)
    return None


def _content(path: Path) -> bytes | None:
    """What a sidecar holds; None where it cannot be opened, of which `find` has told."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_SIDECAR + 1)
    except OSError:
        return None


def _owners(names: list[str]) -> set[str]:
    """The names that sidecars of these files may have, without their ending."""
    if not any(name.endswith(SIDECAR) for name in names):
        return set()
    owners = [PurePosixPath(name) for name in names if not name.endswith(SIDECAR)]
    return {str(named) for owner in owners for named in (owner, owner.with_suffix(""))}


def _files(folder: Path) -> tuple[list[str], list[SetAside]]:
    """The names of all files below the folder that are not hidden, and folders that cannot be entered.

    Linked folders are not entered, but listed.
    """
    found: list[str] = []
    closed: list[SetAside] = []

    def close(error: OSError) -> None:
        closed.append(_closed(folder, Path(error.filename), f"cannot be listed ({error.strerror})"))

    for place, folders, names in os.walk(folder, onerror=close):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(place, name).is_symlink()]
        below = Path(place).relative_to(folder)
        prefix = f"{below.as_posix()}/" if below.parts else ""
        found += [prefix + name for name in names + links if not name.startswith(".")]
        if folders and len(below.parts) >= FOLDER_DEPTH:
            closed.append(_closed(folder, Path(place), f"holds folders more than {FOLDER_DEPTH} deep"))
            folders.clear()
    return sorted(found), closed


def _closed(folder: Path, place: Path, why: str) -> SetAside:
    """A folder whose files are not read."""
    name = place.relative_to(folder).as_posix()
    if place == folder:
        raise FolderError(f"{folder} {why}: BRIEFING['seeds'] names the folder of raw articles.")
    return SetAside(_spelt_out(name), "reading", f"is a folder that {why}: check it, or move its files")


def _too_many(beyond: list[str]) -> SetAside:
    """One word for all files beyond those that are looked into."""
    name = _spelt_out(beyond[0])
    more = f"and {len(beyond) - 1:,} files after it are" if len(beyond) > 1 else "is"
    return SetAside(
        name, "reading", f"{more} beyond the {FILES:,} that are read of a folder: move them to another"
    )


def _look(folder: Path, name: str, owners: set[str]) -> RawFile | SetAside | None:
    """What a file of the folder is; None for a sidecar of one of the `owners`."""
    path = folder / name
    if unreadable(name):
        return SetAside(_spelt_out(name), "reading", UNREADABLE_NAME)
    if reason := _refusal(folder, path):
        return SetAside(name, "reading", reason)
    if path.suffix == SIDECAR and _content(path) is None:
        return SetAside(name, "reading", "is a sidecar that cannot be opened: check its permissions")
    if path.suffix == SIDECAR:
        return (
            None
            if name.removesuffix(SIDECAR) in owners
            else SetAside(name, "reading", "is a sidecar without its raw file: name both alike")
        )
    kind = kind_of(name)
    if kind is None:
        return SetAside(
            name, "reading", f"is of no kind that is read: save it as one of {' '.join(sorted(KINDS))}"
        )
    try:
        return RawFile(name, digest(path), kind)
    except OSError as error:
        return SetAside(name, "reading", f"cannot be opened ({error.strerror}): check its permissions")


def unreadable(name: str) -> bool:
    """Whether a name holds controls, overrides of direction, or bytes that are no UTF-8."""
    return BARRED.search(name) is not None or len(name.splitlines()) > 1


def _spelt_out(name: str) -> str:
    """A name as pages and terminals can show it."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def _refusal(folder: Path, path: Path) -> str | None:
    """Why a file is not even looked into.

    Only a link can lead out of the folder: linked folders are not entered.
    """
    try:
        kind = path.lstat().st_mode
    except OSError as error:
        return f"cannot be looked at ({error.strerror}): check its permissions"
    if stat.S_ISREG(kind):
        return None
    if stat.S_ISLNK(kind) and not path.exists():
        return "is a link to a file that does not exist: remove it or mend the link"
    if not _inside(folder, path):
        return "is a link to a place outside the folder: copy the file into the folder instead"
    if path.is_dir():
        return "is a link to a folder: its files are read where they are, so the link can go"
    if not path.is_file():
        return "is no ordinary file (a pipe, a socket or a device): remove it"
    return None


def _inside(folder: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _saved(path: Path) -> str:
    """When a file was last saved, to the second; "" for a time that the calendar does not hold."""
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC).isoformat()
    except (OSError, OverflowError, ValueError):
        return ""


def sidecars(path: Path) -> tuple[Path, Path]:
    """Where the sidecar of a raw file may stand: the first outranks the second."""
    return path.with_name(path.name + SIDECAR), path.with_suffix(SIDECAR)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
