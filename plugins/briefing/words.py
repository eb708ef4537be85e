"""Words: where they begin and end, their stems, and which of them carry no subject."""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress
from sys import intern
from typing import Any

import snowballstemmer
from msgspec import Struct
from stop_words import safe_get_stop_words

MARKS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
)
"""Signs of the letter before them, though no "\\w": accents, vowels of Hebrew, Arabic and Hindi."""
WORD = re.compile(
    rf"""
    (?=[^\W_])                           # passes over all else in a fifth less time
    (?:(?:[^\W\d_]\.){{2,}}(?:[-’']?\w+)* # U.S.  a.m.  U.S.-led
    | \d+(?:[.,:/]\d+)*\w*                # 250,000  3.5  10:30  18th
        (?:[-–]\w+)*                      # 14-year-old  2015-16
    | [\u3040-\u30ff\u3400-\u9fff]        # Chinese and Japanese: a character each
    | [^\W_]+(?:[-.’'&{MARKS}]+[^\W_]+)*[{MARKS}]*  # al-Assad  O’Brien  AT&T  example.org
    )
    """,
    re.VERBOSE,
)
"""A word as it stands; Python's "re" only, so that no tokenizer's data need be downloaded."""

LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "fa": "persian", "fi": "finnish", "fr": "french",
    "he": "hebrew", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian", "ja": "japanese",
    "ko": "korean", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sv": "swedish", "th": "thai", "tr": "turkish", "uk": "ukrainian",
    "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""The names by which the Snowball stemmers and the lists of stop words know a language."""

ENGLISH = "en"
NORWEGIAN = ("nb", "nn")
"""Its two written forms: the stemmer and the stop words are for both."""

REPORTING = frozenset(
    {"said", "says", "say", "saying", "told", "tell", "tells", "added", "adds", "according",
     "mr", "mrs", "ms", "dr", "n't", "s"}
)  # fmt: skip
"""Words of every news report, whatever its subject; sumy's English list lacks most of them."""

ACRONYM_STOPS = frozenset({"US", "IT", "WHO"})
"""Names that differ from a stop word only by their capitals; these are never stop words."""

NEITHER = re.compile(r"[\W_]+")
"""Neither letters nor digits."""

_AROUND = ".,;:!?…\"'“”‘’„«»()[]"
"""What stands before a stretch's first word or behind its last and is no part of one."""
_POSSESSIVE = re.compile(r"['’]s?$")
_STEMS_KEPT = 1 << 16
_STRETCHES_KEPT = 1 << 16
"""Distinct stretches remembered of one language, 20 MB; all are let go of when there are more."""
_LANGUAGES_KEPT = 32


class Stretch(Struct, frozen=True, gc=False):
    """What stands between two white spaces, as each language reads it: mostly a word and its comma."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    numbers: bytes
    """For each stem 8 bytes, as `numpy.int64` reads them, that equal stems share and no others."""
    content: tuple[str, ...]
    """The stems of those words that are no stop words."""
    carries: bytes
    """For each word 1 where it is no stop word, else 0."""
    terms: tuple[str, ...]
    """The stems of `content` without single letters."""
    titled: bytes
    """For each word 1 where it is written as names are, "John", "Kerry", else 0."""
    letters: str
    """Its letters and digits, lower-cased."""


class Vocabulary(dict[str, Stretch]):
    """The stretches of a language, each worked out when it is first met.

    No word reaches over white space. So a text is read by looking up what stands between: running text has
    few distinct stretches, and this takes a third of the time of finding and judging its words anew.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, text: str) -> Stretch:
        bare = text.strip(_AROUND)
        if "." in bare:  # the full stop behind it may be the last of "U.S."
            bare = text
        made = self._made(text) if bare == text else self[bare]
        if len(self) >= _STRETCHES_KEPT:
            self.clear()
        self[text] = made
        return made

    def _made(self, text: str) -> Stretch:
        words = tuple(WORD.findall(text))
        # Of equal stems one object is kept, whose address is then their number, as long as any of them lives.
        stems = tuple([intern(stem(word, self.language)) for word in words])
        carries = bytes([not is_stop(word, self.language) for word in words])
        carrying = list(compress(zip(words, stems, strict=True), carries))
        return Stretch(
            words=words,
            stems=stems,
            numbers=array("q", map(id, stems)).tobytes(),
            content=tuple([stem for _, stem in carrying]),
            carries=carries,
            terms=tuple([stem for word, stem in carrying if len(word) > 1 and stem]),
            titled=bytes([len(word) > 2 and word.istitle() for word in words]),
            letters=NEITHER.sub("", text).lower(),
        )

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """The stretches of a text in order."""
        return tuple(map(self.__getitem__, text.split()))


def tokens(text: str) -> list[str]:
    """The words of a text as they stand, numbers and acronyms included, punctuation left out."""
    return WORD.findall(text)


def count(text: str) -> int:
    """How many words a text has, as word budgets count them."""
    return len(WORD.findall(text))


@lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str, language: str = "en") -> str:
    """A word without case, possessive and ending: "Syrians’" → "syrian", "U.N." and "UN" → "un".

    Stemmer: Snowball (Porter 2001); a language it does not know keeps its words whole.
    """
    plain = _POSSESSIVE.sub("", word).lower().replace("’", "'")
    if "." in plain and all(len(part) < 2 and not part.isdigit() for part in plain.split(".")):
        return plain.replace(".", "")
    stemmer = _stemmer(primary(language))
    return stemmer.stemWord(plain) if stemmer else plain


@lru_cache(maxsize=_STEMS_KEPT)
def is_stop(word: str, language: str = "en") -> bool:
    """Whether a word says nothing of the subject: an article, a pronoun, "said"; "US" is none."""
    if word in ACRONYM_STOPS:
        return False
    plain = word.lower().replace("’", "'")
    stops = stop_words(primary(language))
    return plain in stops or _POSSESSIVE.sub("", plain) in stops


@lru_cache(maxsize=_LANGUAGES_KEPT)
def vocabulary(language: str = "en") -> Vocabulary:
    """The stretches of a language that have been met so far."""
    return _vocabulary(primary(language))


@lru_cache(maxsize=_LANGUAGES_KEPT)
def _vocabulary(language: str) -> Vocabulary:
    return Vocabulary(language)


def terms(text: str, language: str = "en") -> list[str]:
    """The stems of a text's words in order, without stop words and single letters."""
    return [term for stretch in vocabulary(language).stretches(text) for term in stretch.terms]


def stems(words: Iterable[str], language: str = "en") -> list[str]:
    """The stems of words in order, without stop words and single letters."""
    return [term for word in words if (term := _term(word, language))]


@lru_cache(maxsize=_STEMS_KEPT)
def _term(word: str, language: str) -> str:
    """The stem of one word; "" for a stop word or a single letter."""
    return stem(word, language) if len(word) > 1 and not is_stop(word, language) else ""


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """A language's stop words, lower-cased; none for a language without a list.

    Lists: sumy's data files, read directly since `sumy.utils` costs an import of a second, and for other
    languages than English, of which sumy knows 17, those of stop-words.
    """
    name = LANGUAGES.get(primary(language), "")
    if name == "english":
        return _listed_by_sumy(name) | REPORTING
    return _listed_by_sumy(name) | {word.lower() for word in safe_get_stop_words(name)}


def _listed_by_sumy(name: str) -> frozenset[str]:
    path = files("sumy") / "data" / "stopwords" / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split()) if path.is_file() else frozenset()


@lru_cache(maxsize=_LANGUAGES_KEPT)
def primary(language: str) -> str:
    """The first subtag of a BCP 47 code: "pt-BR" → "pt"; "nb" and "nn" are "no"."""
    code = language.partition("-")[0].lower()
    return "no" if code in NORWEGIAN else code


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer | None:
    """The Snowball stemmer of a language, or None."""
    name = LANGUAGES.get(language)
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def is_english(language: str) -> bool:
    """Whether a BCP 47 code is one of English."""
    return primary(language) == ENGLISH


def tables(package: str, name: str) -> dict[str, Any]:
    """The tables of words that a package keeps beside its code, in a TOML file."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
