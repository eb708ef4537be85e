"""Why a page cannot be given a key; such a page is rendered on every build."""

from __future__ import annotations


class Unkeyable(Exception):
    """Something that a page may depend on cannot be followed or digested; the text says what."""


class UnreadableTemplate(Unkeyable):
    """A template does something that reading it cannot follow."""


class UndigestibleValue(Unkeyable):
    """A value has no content that we know to be all of it."""
