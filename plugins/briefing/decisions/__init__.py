"""The editor's decisions: one readable file that outranks what the program finds."""

from .apply import Editor, nearest, unmatched
from .book import NONE, Book, Decision, read

__all__ = ["NONE", "Book", "Decision", "Editor", "nearest", "read", "unmatched"]
