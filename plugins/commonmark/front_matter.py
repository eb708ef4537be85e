"""The metadata that opens a Markdown file: YAML between fences, or Pelican's plain `Key: value` lines."""

from __future__ import annotations

import re
from typing import Any

import yaml

FENCED = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PLAIN_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)\n?")


class FrontMatterError(ValueError):
    """The YAML between the fences cannot be read; the message names the line of the file."""


def separate(text: str) -> tuple[dict[str, Any], str]:
    """The metadata of a file and the Markdown below it; names are in small letters.

    Raises FrontMatterError where fenced YAML is broken or is no mapping.
    """
    fenced = FENCED.match(text)
    if fenced:
        return lower_keys(read_yaml(fenced[1])), text[fenced.end() :]
    return plain(text)


def plain(text: str) -> tuple[dict[str, str], str]:
    """The `Key: value` lines before the first other line, as Pelican's own Markdown reader has them."""
    metadata, position = {}, 0
    while line := PLAIN_LINE.match(text, position):
        metadata[line[1].lower()] = line[2].strip()
        position = line.end()
    return metadata, text[position:]


def read_yaml(source: str) -> dict[Any, Any]:
    """A YAML mapping; an empty one is no metadata."""
    try:
        found = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # One for the opening fence, one because marks count from 0.
        line = f"line {mark.line + 2}: " if mark else ""
        raise FrontMatterError(f"{line}the front matter is not valid YAML: {error}") from error
    if not isinstance(found, dict):
        raise FrontMatterError("line 2: the front matter is not a list of `key: value` lines")
    return found


def lower_keys(mapping: dict[Any, Any]) -> dict[str, Any]:
    """The same mapping with its names as small letters."""
    return {str(key).lower(): value for key, value in mapping.items()}
