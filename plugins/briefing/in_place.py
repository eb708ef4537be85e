"""Files put in place in one step: whoever looks, and whatever crashes, meets a whole one, old or new."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def in_place(target: Path) -> Iterator[Path]:
    """A hidden file beside the target, to be written; it takes the target's place unless something fails.

    Folders that lack are made. Everybody may read the file, whatever the umask.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
