"""Citations in the forms that people and reference managers use: plain, BibTeX, RIS, CSL-JSON."""

from . import bibtex, csl, plain, ris
from .reference import Reference, cleaned, sentence_of

__all__ = ["Reference", "bibtex", "cleaned", "csl", "plain", "ris", "sentence_of"]
