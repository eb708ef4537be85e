"""The words that are the site's own, in the language of its readers: messages, numbers, days."""

from __future__ import annotations

from .catalogues import SOURCE, languages
from .language import Language
from .templates import install

__all__ = ["SOURCE", "Language", "install", "languages"]
