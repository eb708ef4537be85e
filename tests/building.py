"""Building sites as users do, with the `pelican` command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


def build(output: Path, *words: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """Build a site with the `pelican` command, as users do."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", "--fatal", "errors", "-o", str(output), *words],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
