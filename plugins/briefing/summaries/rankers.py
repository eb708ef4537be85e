"""Rankers: our summarizers and sumy's own, by the names that the setting `ranker` takes."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from .. import words

RANKERS = {
    "concepts": "briefing.concepts.ConceptSummarizer",
    "lexrank": "briefing.graphs.LexRank",
    "textrank": "briefing.graphs.TextRank",
    "sumy-kl": "sumy.kl.KLSummarizer",
    "sumy-lexrank": "sumy.lex_rank.LexRankSummarizer",
    "sumy-lsa": "sumy.lsa.LsaSummarizer",
    "sumy-luhn": "sumy.luhn.LuhnSummarizer",
    "sumy-reduction": "sumy.reduction.ReductionSummarizer",
    "sumy-sum-basic": "sumy.sum_basic.SumBasicSummarizer",
    "sumy-textrank": "sumy.text_rank.TextRankSummarizer",
}
"""Where each class stands, in this package or in `sumy.summarizers`: both are imported late, since sumy's
import costs a second. Left out: Edmundson, which raises without word lists of its own, and Random, which
is not deterministic."""


def make(name: str, language: str = "en"):
    """A summarizer of this name, with our stems and stop words for a language.

    Raises ValueError for a name that is not in `RANKERS`.
    """
    if name not in RANKERS:
        raise ValueError(f"there is no ranker {name!r}; known are {', '.join(sorted(RANKERS))}")
    home, module, class_name = RANKERS[name].split(".")
    package = __package__ if home == "briefing" else "sumy.summarizers"
    summarizer = getattr(import_module(f"{package}.{module}"), class_name)(
        partial(words.stem, language=language)
    )
    summarizer.stop_words = words.stop_words(language)
    return summarizer
