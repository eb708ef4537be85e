"""A Pelican reader for Markdown on markdown-it-py: CommonMark with tables, footnotes and front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .reader import CommonMarkReader, register

__all__ = ["CommonMarkReader", "incremental_inputs", "register"]


def incremental_inputs(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """It reads nothing beside the texts themselves."""
    return ()
