"""A copy of the project that a test may edit and break."""

from __future__ import annotations

import shutil
from pathlib import Path

from building import ROOT


def copy_of_project(root: Path) -> Path:
    """A copy of the project without its seeds, which a test may edit."""
    ignored = shutil.ignore_patterns(".*", "output", "__pycache__", "tests", "benchmarks", "docs", "seeds")
    shutil.copytree(ROOT, root, ignore=ignored)
    (root / "seeds").mkdir()
    return root
