"""Which language a document is written in: English by its own function words, others by a small model."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Document

ENGLISH = frozenset(
    "the of and to in that is for it on was with as at by from are this have has be not but they were their which "
    "he she his her you we will would an or been who said there more about if when what one all had its".split()
)
"""Words that no other language uses so often."""
ENGLISH_SHARE = 0.12
"""Of the words of English prose 30 to 45 in 100 are in the list, of other languages below 5 ("in", "as", "on")."""
ENOUGH = 20
"""Words below which the share says nothing: a headline, a notice; then the metadata decide, else English."""
SAMPLE = 4000
"""Characters that suffice: those of the longest lines."""
_WORD = re.compile(r"[^\W\d_]+")


def is_english(document: Document) -> bool:
    """Whether rules that know English words may speak."""
    return language(document).partition("-")[0].lower() == "en"


def language(document: Document) -> str:
    """A BCP 47 code: what the text shows, the stated one where the text is too short or agrees."""
    stated = document.stated.language
    seen = _seen(_sample(document))
    if seen is None:
        return stated or "en"
    return stated if stated and stated.partition("-")[0].lower() == seen else seen


def _sample(document: Document) -> str:
    longest = sorted((block.text for block in document.blocks), key=len, reverse=True)
    return "\n".join(longest[:12])[:SAMPLE]


@lru_cache(maxsize=256)
def _seen(text: str) -> str | None:
    words = _WORD.findall(text.lower())
    if len(words) >= ENOUGH and sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    if len(text) < 5 * ENOUGH:
        return None
    from py3langid import classify  # 0.3 s to load, and only other languages need it

    return classify(text)[0]
