"""Slugs: what addresses and the names of folders are made of, whatever script a text is in."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from unidecode import unidecode

APOSTROPHES = re.compile(r"['’ʼ`]")
"""They join what they stand between; so does the soft sign, romanized as one: "Мельник" is "melnik"."""
WORD = re.compile(r"[a-z0-9]+")
DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices: a folder cannot have them."""


def slug_words(text: str) -> list[str]:
    """The words of a text in small Latin letters and digits: "Über 30 дней" is "uber", "30", "dnei"."""
    return WORD.findall(APOSTROPHES.sub("", romanized(text.casefold())).lower())


def romanized(text: str) -> str:
    """A text in ASCII: letters by Unidecode's tables, one by one, all other characters but ASCII as gaps."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _romanized(c) for c in unicodedata.normalize("NFKC", text))


def _romanized(character: str) -> str:
    """Letters and the marks on them have a reading; what stands for a word, such as "£", has none here."""
    return unidecode(character) if unicodedata.category(character)[0] in "LM" else _gap(character)


def _gap(character: str) -> str:
    return "'" if APOSTROPHES.match(character) else " "


def digest(path: str) -> str:
    """What stands for a path, whatever bytes its name is made of: SHA-256, in hexadecimal."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()


def is_device(slug: str) -> bool:
    """Whether no folder can have this name everywhere."""
    return bool(DEVICE.fullmatch(slug))
