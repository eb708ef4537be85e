"""Concepts: our coverage of concepts as one of sumy's summarizers."""

from __future__ import annotations

import math
from operator import attrgetter

from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers._summarizer import SentenceInfo
from sumy.utils import ItemsCount

from .coverage import Coverage
from .documents import candidates_of
from .selection import Selection, WordBudget


class ConceptSummarizer(AbstractSummarizer):
    """Picks, one by one, the sentence that adds most of what the origins put foremost: see `Coverage`."""

    _weighed: tuple[ObjectDocumentModel, Coverage] | None = None
    """The last document and what was weighed of it: summaries of several lengths weigh it once."""

    def __call__(self, document: ObjectDocumentModel, sentences_count):
        coverage = self._coverage(document)
        within = isinstance(sentences_count, WordBudget)
        selection = sentences_count.selection if within else Selection(coverage.candidates)
        most = sentences_count if isinstance(sentences_count, int) else math.inf
        coverage.fill(selection, most)
        infos = [
            SentenceInfo(document.sentences[place], place, -rank)
            for rank, place in enumerate(selection.picked)
        ]
        count = sentences_count if callable(sentences_count) else ItemsCount(sentences_count)
        shown = infos if within else count(infos)
        return tuple(info.sentence for info in sorted(shown, key=attrgetter("order")))

    def _coverage(self, document: ObjectDocumentModel) -> Coverage:
        if self._weighed is None or self._weighed[0] is not document:
            self._weighed = document, Coverage(candidates_of(document))
        return self._weighed[1]
