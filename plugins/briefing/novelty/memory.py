"""What the sources have said so far, and whether a sentence says more."""

from __future__ import annotations

from collections import defaultdict

from ..readings import Concept, Reading, read
from ..records import Article
from .facts import facts

UNSEEN = 0.5
"""More than this share of a new sentence's pairs of neighbouring words nobody wrote before: at .4 two in a
hundred more of the sentences marked are old, at .6 a fifth of the new ones is missed."""

ALIKE = 1 / 3
"""Share of its content words that a single earlier sentence may have: at two fifths 8 in a hundred of the
sentences marked were old, the same said in other words, at a third 2."""

NAMED = 0.25
"""Share of a new sentence's names and numbers that nobody mentioned: one more detail in a row of known names
("Exantus, 24, was pulled from the ruins") is no news."""

STRANGE = 0.15
"""Share of its content words that may be unheard of where no name or number is: beyond it, a sentence may as
well be a rewording ("supplies are slow to reach survivors"); without this rule 9 in a hundred were."""

FEWEST = 4
"""Content words below which a sentence says too little to be judged."""


class Memory:
    """The sentences of the sources read so far.

    Novelty as the share of unseen words and as distance from every earlier sentence: Allan, Wade and Bolivar
    2003 ("Retrieval and novelty detection at the sentence level"), with pairs of words for words, since in a
    topic of hundreds of articles every word has been seen.
    """

    def __init__(self) -> None:
        self.pairs: set[Concept] = set()
        self.sentences: list[frozenset[str]] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        """For each stem the sentences that have it."""

    def learn(self, article: Article) -> None:
        """Remember all that an article says, its headline included."""
        for text in (article.title, article.standfirst, *(s.text for s in article.sentences)):
            if text:
                self._keep(read(text, article.language))

    def _keep(self, reading: Reading) -> None:
        for stem in reading.content:
            self.holding[stem].append(len(self.sentences))
        self.sentences.append(reading.content)
        self.pairs |= reading.pairs

    def lacks(self, text: str, language: str) -> bool:
        """Whether a sentence says what nobody said so far; not where it says too little to be sure."""
        reading = read(text, language)
        content, pairs = reading.content, reading.pairs
        return (
            len(content) >= FEWEST
            and len(pairs - self.pairs) > UNSEEN * len(pairs)
            and not self.has_like(content)
            and (self.unheard(content) <= STRANGE * len(content) or self.names_new(facts(text, language)))
        )

    def names_new(self, named: frozenset[str]) -> bool:
        """Whether enough of these names and numbers are new."""
        return self.unheard(named) >= max(1, NAMED * len(named))

    def unheard(self, stems: frozenset[str]) -> int:
        """How many of these words nobody used."""
        return sum(stem not in self.holding for stem in stems)

    def has_like(self, content: frozenset[str]) -> bool:
        """Whether one sentence has more than `ALIKE` of these words.

        Such a sentence has at least one of the rarest words, whichever they are, that make up the rest: only
        those of few sentences are looked up (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
        """
        most = int(ALIKE * len(content))
        rarest = sorted(content, key=lambda stem: (len(self.holding.get(stem, ())), stem))
        near = {place for stem in rarest[: len(content) - most] for place in self.holding.get(stem, ())}
        return any(len(content & self.sentences[place]) > most for place in near)
