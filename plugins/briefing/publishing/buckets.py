"""Publishing to S3-compatible storage, through obstore: at Amazon, another provider, or one's own machine."""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from .files import MANIFEST, Changes, PublishError, digests, in_sending_order, is_page

TYPES = mimetypes.MimeTypes(filenames=())
"""Python's own table: that of the machine may say otherwise."""
OURS = {
    ".atom.xml": "application/atom+xml",
    ".js": "text/javascript",
    ".jsonl": "application/x-ndjson",
    ".webmanifest": "application/manifest+json",
}
"""What the table does not know, or not in every version of Python."""
TEXTS = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
AT_ONCE = 8
"""Uploads at a time: each waits for the storage far longer than it works."""
PATIENCE = timedelta(seconds=60)
"""After which a storage that does not answer is given up."""
ENDPOINT = "AWS_ENDPOINT_URL"


@dataclass(frozen=True)
class Bucket:
    """A bucket, or a folder in one, that is to hold a site and nothing else.

    Key, secret, region and endpoint are taken from the environment, by the names that Amazon's own tools use.
    """

    site: Path
    address: str
    """Such as s3://brief/public."""

    @cached_property
    def store(self) -> Any:
        """The storage, asked for nothing yet.

        Raises PublishError where obstore is not installed or the address is none.
        """
        try:
            from obstore.store import S3Store
        except ImportError as error:
            raise PublishError("publishing to s3:// needs obstore: pip install obstore") from error
        plain = os.environ.get(ENDPOINT, "").startswith("http://")
        with told(self.address):
            return S3Store.from_url(
                self.address,
                client_options={"allow_http": plain},
                retry_config={"max_retries": 3, "retry_timeout": PATIENCE},
            )

    def plan(self) -> Changes:
        """What differs between the site and the bucket.

        Raises PublishError for a bucket that cannot be reached or holds something else.
        """
        with told(self.address):
            there = {str(item["path"]) for batch in self.store.list() for item in batch}
            if there and MANIFEST not in there:
                raise PublishError(f"{self.address} holds something else; name a folder in it that is empty")
            before = json.loads(bytes(self.store.get(MANIFEST).bytes())) if there else {}
        now = digests(self.site)
        written = [name for name, digest in now.items() if name not in there or before.get(name) != digest]
        return Changes(tuple(written), tuple(sorted((before.keys() & there) - now.keys())))

    def send(self, todo: Changes) -> None:
        """Write and delete what differs; the manifest last, so that what was cut off is taken up again."""
        names = in_sending_order(todo.written)
        pages = [name for name in names if is_page(name)]
        with told(self.address), ThreadPoolExecutor(AT_ONCE) as pool:
            for some in (names[: len(names) - len(pages)], pages):
                list(pool.map(self._write, some))
            if todo.deleted:
                self.store.delete(list(todo.deleted))
            self.store.put(MANIFEST, json.dumps(digests(self.site)).encode())

    def _write(self, name: str) -> None:
        self.store.put(name, self.site / name, attributes={"Content-Type": content_type(name)})


def content_type(name: str) -> str:
    """What a browser is told that a file is."""
    ours = next((kind for suffix, kind in OURS.items() if name.endswith(suffix)), None)
    kind = ours or TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) else kind


@contextmanager
def told(address: str) -> Iterator[None]:
    """Trouble with the storage, as a PublishError that names it."""
    try:
        yield
    except PublishError:
        raise
    except Exception as error:  # obstore's errors have several roots, not all of them public
        reason = " ".join(str(error).split()) or type(error).__name__
        raise PublishError(
            f"{address} cannot be used: {reason[:300]}; see AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, "
            f"AWS_REGION and {ENDPOINT}"
        ) from error
