"""The sidecar, a TOML file beside a raw file: what an editor states in it outranks all else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from ..records import Claim, Stated
from .fields import plain
from .findings import Unreadable
from .limits import LARGEST_SIDECAR

KEYS = ("title", "standfirst", "date", "outlet", "author", "url", "language", "topics")


def read(data: bytes) -> dict[str, Any]:
    """The keys of a sidecar; Unreadable where it is no TOML or has an unknown key."""
    if len(data) > LARGEST_SIDECAR:
        raise Unreadable(f"its sidecar has more than {LARGEST_SIDECAR:,} bytes: it should have a few lines")
    try:
        keys = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # bad TOML, no UTF-8, a number of 5,000 digits
        raise Unreadable(f"its sidecar is not valid TOML ({error}): mend or remove the sidecar") from None
    for key in keys:
        if key not in KEYS:
            raise Unreadable(f"its sidecar has an unknown key {key!r}: known are {', '.join(KEYS)}")
    return keys


def outrank(stated: Stated, keys: Mapping[str, Any]) -> Stated:
    """What a document states, with all that its sidecar states put above it."""
    texts = {key: plain(keys[key]) for key in KEYS if key in keys and key not in ("date", "topics")}
    found = stated.changed(**texts)
    if date := plain(keys.get("date")):
        found = found.changed(dates=(Claim("sidecar", date), *found.dates))
    if topics := keys.get("topics"):
        found = found.changed(topics=tuple(map(str, topics if isinstance(topics, list) else [topics])))
    return found
