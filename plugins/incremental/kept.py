"""What earlier builds worked out about templates, in one file: it saves time and nothing else."""

from __future__ import annotations

import logging
import marshal
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import files

logger = logging.getLogger(__name__)

SPARE = 2
"""A file that holds so many times what a build asked for is written anew without the rest."""
SUM = 32
"""Bytes of the check sum before what is kept."""


class Kept:
    """Plain values by the digest of all that they follow from.

    A file that is damaged, or from another version, or that cannot be written costs the time to work
    everything out again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values: dict[str, Any] = self._read()
        self._used: set[str] = set()
        self._changed = False

    def get(self, key: str) -> Any:
        """What is kept under this key; None where nothing is."""
        self._used.add(key)
        return self._values.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value of tuples, texts, numbers and bytes; any other is passed over."""
        with suppress(ValueError):
            marshal.dumps(value)
            self._used.add(key)
            self._values[key] = value
            self._changed = True

    def save(self) -> None:
        """Write the file, if there is something new; to be called when a build ends."""
        if not self._changed:
            return
        if len(self._values) > SPARE * len(self._used):
            self._values = {key: value for key, value in self._values.items() if key in self._used}
        data = marshal.dumps(self._values)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write(str(self.path), files.digest(data).encode() + data)
        except OSError as error:
            logger.info(
                "%s cannot be written (%s): templates are read anew by the next build", self.path, error
            )
        self._changed = False

    def _read(self) -> dict[str, Any]:
        try:
            found = self.path.read_bytes()
        except OSError:
            return {}
        known, data = found[:SUM], found[SUM:]
        return marshal.loads(data) if files.digest(data).encode() == known else {}
