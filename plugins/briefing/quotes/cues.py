"""Cues of speech: the words before or after a quotation that say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..people.lexicon import ADVERBS, ENDERS, LOOSE, OPENERS, PASSIVE, SAID, SAYING, alternatives
from ..people.mentions import MASK, NAME, POSSESSIVE, is_body, is_role, name_in

SubjectKind = Literal["name", "pronoun", "role", "other"]

SAID_WORD = re.compile(rf"(?<![\w’'-])(?:{alternatives(SAID)})(?![\w’'-])", re.IGNORECASE)
SAYING_WORD = re.compile(rf"(?<![\w’'-])(?:{alternatives(SAYING)})(?![\w’'-])")
ACCORDING = re.compile(r"[Aa]ccording to ([^,;:.\n" + MASK + r"]+(?:\.(?! ))?)")
WORD = re.compile(r"[^\s,;:()]+")
PRONOUNS = frozenset({"he", "she"})
BREAKS = re.compile(rf"[;:()\n{MASK}–—]|\s--?\s")
"""What parts clauses for good: a subject does not reach over it."""
LEADING = re.compile(rf"^[\s,.{MASK}–—-]+")
MOST_WORDS_BEFORE_VERB = 14
"""A speaker with title and apposition takes no more words: "a spokesman of the …, X Y, said"."""
MOST_CHARACTERS_TO_QUOTE = 160
"""A verb of saying farther before the quotation than this seldom governs it."""
OWNED = re.compile(r"[’']s?(?:\s|$)")
"""The mark of a possessive: "the charity's director" need not be the director named before."""
SUBORDINATE = re.compile(
    r"(?:if|when|because|that|which|while|before|after|although|though|since|unless|where)\b"
)
"""What follows these is no cue of the quotation before: `"…," if the dose Dr Hale said he gave was right`."""
LONGEST_ACRONYM = 7
"""Longer words in capitals are a heading run into the text: "STATEMENT BY"."""
REACH = 600
"""Characters read on either side of a quotation: a list that never ends costs no more than a sentence."""
JOINT = re.compile(r"\b(?:and|or)\b|\s&\s")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a cue says is speaking, as it puts it."""

    kind: SubjectKind
    words: str
    """The name without titles, "he", the role ("minister"), or "" where somebody else speaks ("other")."""
    at: int
    """Where it stands in the text."""


def after(masked: str, begin: int, end: int, comma: bool) -> Subject | None:
    """The speaker that the rest of a sentence names: `, Kerry said` or `, said the minister`.

    `comma` tells whether the quotation ends like speech; without, only a short subject counts.
    """
    end = min(end, begin + REACH)
    rest = masked[begin:end]
    start = LEADING.match(rest)
    at = begin + (start.end() if start else 0)
    clause = masked[at : _break(masked, at, end)]
    verb = _first_verb(clause)
    if verb is None:
        return _according(clause, at) if comma or clause[:9].lower() == "according" else None
    if not clause[: verb.start()].strip():
        return (_behind(clause[verb.end() :], at + verb.end()) or Subject("other", "", at)) if comma else None
    words = clause[: verb.start()].split()
    if SUBORDINATE.match(clause):
        return Subject("other", "", at)
    if len(words) > (MOST_WORDS_BEFORE_VERB if comma else 3):
        return None
    return _governing(clause, verb, at) or Subject("other", "", at)


def before(masked: str, begin: int, end: int) -> Subject | None:
    """The speaker that a sentence names before a quotation: `Kerry said:`, `he said that they had`."""
    begin = max(begin, end - REACH)
    text = masked[begin:end]
    verbs = [*SAID_WORD.finditer(text)]
    participles = [*SAYING_WORD.finditer(text)]
    last = verbs[-1] if verbs else None
    if participles and (last is None or participles[-1].start() > last.start()):
        return _of_participle(text, participles[-1], begin)
    if last is None or len(text) - last.end() > MOST_CHARACTERS_TO_QUOTE:
        found = _according(text, begin)
        return found if len(text) < MOST_CHARACTERS_TO_QUOTE else None
    return _governing(text, last, begin) or Subject("other", "", begin)


def of_report(masked: str, begin: int, end: int) -> Subject | None:
    """The speaker of a sentence that reports speech without quoting: `Brown said on Tuesday that …`."""
    text = masked[begin:end]
    verbs = [m for m in SAID_WORD.finditer(text) if m[0].lower() not in LOOSE]
    return _governing(text, verbs[0], begin) if len(verbs) == 1 else None


def _of_participle(text: str, participle: re.Match[str], begin: int) -> Subject | None:
    """The speaker of `saying`: the subject of the verb of saying before it, or what opens the sentence."""
    if len(text) - participle.end() > MOST_CHARACTERS_TO_QUOTE:
        return None
    earlier = list(SAID_WORD.finditer(text, 0, participle.start()))
    if earlier:
        return _governing(text, earlier[-1], begin)
    opening = re.match(r"\s*(He|She)\b", text)
    return Subject("pronoun", opening[1].lower(), begin + opening.start(1)) if opening else None


def _break(masked: str, at: int, end: int) -> int:
    """Where the clause that begins at `at` is broken off."""
    found = BREAKS.search(masked, at, end)
    return found.start() if found else end


def _first_verb(clause: str) -> re.Match[str] | None:
    """The first finite verb of saying that is not passive."""
    return next((m for m in SAID_WORD.finditer(clause) if not _is_passive(clause, m)), None)


def _is_passive(text: str, verb: re.Match[str]) -> bool:
    """Whether a form of "be" stands before a verb: "was told"."""
    words = [word.lower() for word in WORD.findall(text[max(verb.start() - 40, 0) : verb.start()])]
    kept = [word for word in words if word not in ADVERBS]
    return bool(kept) and kept[-1] in PASSIVE


def _governing(text: str, verb: re.Match[str], begin: int) -> Subject | None:
    """The subject before a verb of saying."""
    if _is_passive(text, verb):
        return None
    left = text[: verb.start()]
    breaks = [*BREAKS.finditer(left)]
    offset = breaks[-1].end() if breaks else 0
    subject = next(_candidates(left[offset:], begin + offset), None)
    if subject and verb[0].lower() in LOOSE and subject.kind == "name" and not _is_person_like(subject.words):
        return None
    return subject


def _is_person_like(name: str) -> bool:
    """Whether a name has two words and is no organisation's."""
    return " " in name and not is_body(name)


def _candidates(left: str, begin: int) -> Iterator[Subject]:
    """Possible subjects in the words before a verb: what stands next to it, or before an apposition."""
    parts = [(m.start(), m[0]) for m in re.finditer(r"[^,]+", left)]
    if not parts:
        return
    trailing = _without_adverbs(parts[-1][1])
    ends_with_comma = left.rstrip().endswith(",") or not trailing.strip()
    if not ends_with_comma:
        yield from _subjects(trailing, begin + parts[-1][0])
        if len(parts) < 2 or not re.match(r"\s*(?:who|whose|\d|a\s|an\s|the\s)", parts[-1][1]):
            return
    yield from _before_apposition(parts, begin)


def _before_apposition(parts: list[tuple[int, str]], begin: int) -> Iterator[Subject]:
    """The subject of `John Smith, a director of the bank, said`: the last full name that one follows."""
    for place in range(len(parts) - 1, 0, -1):
        follows = parts[place][1].strip()
        if not follows or not re.match(r"[a-z\d]|[A-Z][a-z]+\s?[’']s", follows):
            continue
        for subject in _subjects(parts[place - 1][1], begin + parts[place - 1][0]):
            if subject.kind == "name" and " " in subject.words:
                yield subject
                return


def _without_adverbs(words: str) -> str:
    """Words without the adverbs and auxiliaries at their end."""
    kept = words.rstrip()
    while (last := re.search(r"\S+$", kept)) and last[0].lower().strip(".,") in ADVERBS:
        kept = kept[: last.start()].rstrip()
    return kept


def _behind(right: str, begin: int) -> Subject | None:
    """The subject behind a verb: `said John Kerry, who …`."""
    first = re.match(r"[^,;:]*", right)[0]
    words = first.split()
    if words and words[0].lower() in {"that", "in", "on", "to", "at", "it", "they", "as"}:
        return None
    first = re.split(r"\.(?=\s*$)", first)[0]
    return next(_subjects(first, begin), None)


def _according(text: str, begin: int) -> Subject | None:
    """The speaker of `according to`."""
    found = [*ACCORDING.finditer(text)]
    return next(_subjects(found[-1][1], begin + found[-1].start(1)), None) if found else None


def _subjects(phrase: str, begin: int) -> Iterator[Subject]:
    """The head of a noun phrase as a speaker, if it is one name, pronoun or role; joint ones are none."""
    words = [(m.start(), m[0]) for m in WORD.finditer(phrase)]
    first = _after_openers(words)
    words = words[first:]
    if not words:
        return
    ends = (n for n, (_, word) in enumerate(words) if n and word.lower() in ENDERS and not _joins(words, n))
    last = next(ends, len(words))
    head = phrase[words[0][0] : words[last - 1][0] + len(words[last - 1][1])]
    at = begin + words[0][0]
    if words[0][1].lower() in ENDERS:
        return
    plain = head.lower().strip(" .")
    if plain in PRONOUNS:
        yield Subject("pronoun", plain, at)
    elif not JOINT.search(head):
        yield from _named(head, at)


def _joins(words: list[tuple[int, str]], place: int) -> bool:
    """Whether "of" belongs to a title before a name: "Secretary of State John Kerry"."""
    return (
        words[place][1] == "of"
        and words[place - 1][1][0].isupper()
        and is_role(words[place - 1][1])
        and place + 2 < len(words)
        and all(word[0].isupper() for _, word in words[place + 1 : place + 3])
    )


def _after_openers(words: list[tuple[int, str]]) -> int:
    """How many words before a subject are conjunctions and adverbs."""
    last = 0
    for place, (_, word) in enumerate(words):
        joins = word == "and" and place and words[place - 1][1][0].isupper()
        if word.lower() in OPENERS and (place == last or word.islower()) and not joins:
            last = place + 1
    return last


def _named(head: str, at: int) -> Iterator[Subject]:
    """The name or the role at the end of a noun phrase."""
    runs = [*NAME.finditer(head)]
    if runs and runs[-1].end() >= len(head.rstrip(" .")):
        name, _ = name_in(head, runs[-1])
        if POSSESSIVE.search(runs[-1][0]):
            return
        if name and not (name.isupper() and len(name) > LONGEST_ACRONYM):
            yield Subject("name", name, at + runs[-1].start())
            return
    last = head.split()[-1].lower().strip(".")
    if is_role(last) and head.split()[0].lower() == "the" and not OWNED.search(head):
        yield Subject("role", last, at)
