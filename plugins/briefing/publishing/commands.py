"""Publishing by other programs: rsync to a host, ghp-import to the branch of GitHub Pages."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .files import Changes, PublishError, files

BRANCH = "gh-pages"


@dataclass(frozen=True, slots=True)
class Rsync:
    """A folder on a host, made like the site: what is not in the site is deleted there."""

    site: Path
    place: str
    """As rsync names it, such as you@host:/srv/brief."""

    def plan(self) -> Changes:
        """What rsync says that it would do."""
        rows = [line.partition(" ") for line in self._run("--dry-run").splitlines()]
        written = [name for what, _, name in rows if what[:2] in ("<f", ">f", "cL")]
        deleted = [name.strip() for what, _, name in rows if what == "*deleting"]
        return Changes(tuple(written), tuple(name for name in deleted if not name.endswith("/")))

    def send(self, todo: Changes) -> None:
        """Let rsync do it."""
        self._run()

    def _run(self, *words: str) -> str:
        if not shutil.which("rsync"):
            raise PublishError("rsync is not installed here; install it, or publish to a folder")
        options = ("--recursive", "--checksum", "--delete-after", "--out-format=%i %n", *words)
        return output("rsync", *options, "--", f"{self.site}/", self.place)


@dataclass(frozen=True, slots=True)
class GitHubPages:
    """The branch gh-pages of the project's repository, pushed to origin."""

    site: Path

    def plan(self) -> Changes:
        """What differs from the branch as it was last committed here."""
        known = self._committed()
        now = {name: blob((self.site / name).read_bytes()) for name in files(self.site)}
        written = [name for name, digest in now.items() if known.get(name) != digest]
        return Changes(tuple(written), tuple(sorted(known.keys() - now.keys() - {".nojekyll"})))

    def send(self, todo: Changes) -> None:
        """Commit the site and push it, also where nothing changed: the last push may have failed."""
        words = ("-m", "ghp_import", "--no-jekyll", "--push", "--message", "Publish the site")
        output(sys.executable, *words, self.site.name, folder=self.site.parent)

    def _committed(self) -> dict[str, str]:
        """The blobs of the branch by their paths; none where there is no such branch yet."""
        listed = ("git", "ls-tree", "-r", "-z", f"refs/heads/{BRANCH}")
        done = subprocess.run(listed, cwd=self.site.parent, capture_output=True, text=True)
        rows = [row.partition("\t") for row in done.stdout.split("\0") if row] if not done.returncode else []
        return {name: about.split()[2] for about, _, name in rows}


def blob(data: bytes) -> str:
    """What git calls a file's content: SHA-1 over its kind, length and bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def output(*words: str, folder: Path | None = None) -> str:
    """What a program prints.

    Raises PublishError with its last words where it fails.
    """
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise PublishError(f"{Path(words[0]).name} failed: {' '.join(said)}")
    return done.stdout
