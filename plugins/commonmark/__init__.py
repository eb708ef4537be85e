"""A Pelican reader for Markdown on markdown-it-py: CommonMark with tables, footnotes and front matter."""

from .reader import CommonMarkReader, register

__all__ = ["CommonMarkReader", "register"]
