"""The store: results of earlier builds by the digest of all that they rest on, in one SQLite file.

It saves time and nothing else. Whatever is wrong with it – damaged, of another version, on a full or
read-only disk – costs a word and the time to work things out again, never a wrong result: each entry is kept
with a check sum, and its key says which code made it of what.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

from .batches import batches
from .encoding import digest

log = logging.getLogger(__name__)
Found = TypeVar("Found")

FORMAT = 1
"""What SQLite keeps as `user_version`; a store of another is set aside and begun anew."""
NAME = "results.sqlite"
"""Its name in Pelican's `CACHE_PATH`."""
PATIENCE = 60
"""Seconds that a build waits for another one that writes to the same store."""
AT_ONCE = 500
"""Keys of one query: SQLite takes 999 on its oldest builds."""
SPARE = 2
"""A store that holds so many times the results that a build asked for forgets the others."""
LARGEST = 64 << 20
"""Bytes of the largest result worth keeping; SQLite takes up to a thousand million."""
SUM = 16
"""Bytes of the check sum before each result."""

DAMAGED = "is damaged; it is begun anew, and this build works everything out again"
OTHER = "was written by another version of this plugin; it is begun anew"


class Store(Protocol):
    """What remembers results."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Those results that it has, by key."""

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Remember results."""

    def hold(self, keys: Iterable[bytes]) -> None:
        """Count these results as asked for, though nobody needed to look at them."""

    def keep_all(self) -> None:
        """Forget nothing at the end: a result was found that spared asking for those that it was made of."""

    def close(self) -> None:
        """Forget what no recent build asked for, and let go of the file."""


class Forgetful:
    """Remembers nothing."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Nothing."""
        return {}

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Nothing."""

    def hold(self, keys: Iterable[bytes]) -> None:
        """Nothing."""

    def keep_all(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class File:
    """Remembers in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._used: set[bytes] = set()
        self._forgets = True
        self._connection: sqlite3.Connection | None = None
        self._safely(self._open, None)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Those results that it has, by key."""
        self._used.update(keys)
        return self._safely(lambda: self._select(keys), {})

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Remember results, all or none of them."""
        rows = [(key, digest(value) + value) for key, value in results.items() if len(value) <= LARGEST]
        self._used.update(results)
        self._safely(lambda: self._insert(rows), None)

    def hold(self, keys: Iterable[bytes]) -> None:
        """Count these results as asked for, though nobody needed to look at them."""
        self._used.update(keys)

    def keep_all(self) -> None:
        """Forget nothing at the end: a result was found that spared asking for those that it was made of."""
        self._forgets = False

    def close(self) -> None:
        """Forget what no recent build asked for, and let go of the file."""
        if self._forgets:
            self._safely(self._forget, None)
        self._let_go()

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            # A crash of the machine may lose the last results, no more.
            connection.execute("PRAGMA synchronous = NORMAL")
            with _transaction(connection):
                if _holds_another_format(connection):
                    raise OtherFormatError
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
                )
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _select(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = {}
        for some in batches(keys, AT_ONCE) if self._connection else ():
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM results WHERE key IN ({marks})"
            found.update(self._connection.execute(query, some))
        if any(digest(value[SUM:]) != value[:SUM] for value in found.values()):
            raise sqlite3.DatabaseError
        return {key: value[SUM:] for key, value in found.items()}

    def _insert(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        if self._connection:
            with _transaction(self._connection):
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

    def _forget(self) -> None:
        if not self._connection:
            return
        (held,) = self._connection.execute("SELECT count(*) FROM results").fetchone()
        if held <= SPARE * len(self._used):
            return
        with _transaction(self._connection):
            self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            self._connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            self._connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
            self._connection.execute("DROP TABLE used")

    def _safely(self, act: Callable[[], Found], otherwise: Found) -> Found:
        """What the act gives; where the file fails, a word, and the store is begun anew or done without."""
        try:
            return act()
        except OtherFormatError:
            self._begin_anew(OTHER)
        except sqlite3.OperationalError as error:
            self._do_without(error)
        except sqlite3.DatabaseError:
            self._begin_anew(DAMAGED)
        except OSError as error:
            self._do_without(error)
        return otherwise

    def _begin_anew(self, reason: str) -> None:
        self._let_go()
        log.warning("The store of earlier results, %s, %s.", self.path, reason)
        try:
            for path in (self.path, Path(f"{self.path}-journal")):
                path.unlink(missing_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._do_without(error)

    def _do_without(self, error: Exception) -> None:
        self._let_go()
        log.warning(
            "The store of earlier results, %s, cannot be used (%s): the site is built without it. "
            "Look at the disk's free space and at the permissions of its folder.",
            self.path,
            error,
        )

    def _let_go(self) -> None:
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


class OtherFormatError(Exception):
    """The file is a store, but one of another version."""


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything or nothing, waiting for its turn to write at the start rather than in the middle."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _holds_another_format(connection: sqlite3.Connection) -> bool:
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        return cursor.fetchone()[0] not in (0, FORMAT)
