"""What can go wrong in a way that stops the build: a small readable tree."""

from __future__ import annotations


class BriefingError(Exception):
    """Anything that this package raises on purpose."""


class SettingsError(BriefingError):
    """A setting is wrong; the message names the key and what was expected."""


class FolderError(BriefingError):
    """The folder of raw files is missing or cannot be listed."""
