"""What is looked up once for a page tells what looking at each of its lines would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.noise import clean, vocabulary
from briefing.noise.captions import CREDIT_AT_END, ends_with_credit
from briefing.noise.marks import CLOSING, COMMA, QUOTATION, STOP, Marks
from briefing.noise.page import Line
from briefing.noise.phrases import phrases
from briefing.noise.texts import SENTENCE_END, ends_as_sentence
from briefing.noise.vocabulary import FUNCTION, NUMBER, YEAR, Vocabulary
from briefing.records import Block
from builders import document

KNOWN = sorted(
    phrase.replace("…", "several")
    for table in phrases().tables.values()
    for way in ("whole", "starts", "contains")
    for phrase in table.get(way, ())
)
BEFORE = st.sampled_from(["", "12 ", "» ", "The quay: ", "12", "_", "…", "“", "© "])
AFTER = st.sampled_from(["", " 12", " (3)", "12", "_", " at the harbour", "…", "”", " ©"])
LINES = st.builds("{}{}{}".format, BEFORE, st.sampled_from(KNOWN), AFTER).map(str.strip)


@given(LINES, st.booleans())
def test_no_prompt_is_passed_over(line, loud):
    text = line.upper() if loud else line
    words = Vocabulary.of([text])
    if phrases().opening(text):
        assert words.may_open_prompt[0]
    if phrases().holding(text):
        assert words.may_hold_prompt[0]


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=8))
def test_every_line_has_its_own_words_whatever_stands_in_it(lines):
    words = Vocabulary.of(lines)
    alone = [Vocabulary.of([line]) for line in lines]
    assert words.counts.tolist() == [int(one.counts[0]) for one in alone]
    assert words.count(FUNCTION).tolist() == [int(one.count(FUNCTION)[0]) for one in alone]
    told = [set(words.subjects.names[words.subjects.of_line(n)].tolist()) for n in range(len(lines))]
    assert told == [set(one.subjects.names.tolist()) for one in alone]


MARKED = st.text(st.sampled_from("ab ,;\"“”|›»/.!?…。'’)]😀é\u2028"), max_size=9).map(str.strip)


@given(st.lists(MARKED, max_size=8))
def test_marks_are_those_of_each_line(lines):
    marks = Marks.of("\n".join([*lines, ""]))
    assert marks.count(COMMA).tolist() == [line.count(",") + line.count(";") for line in lines]
    assert (marks.count(QUOTATION) > 0).tolist() == [any(mark in line for mark in '"“”') for line in lines]
    ended = np.array([ends_as_sentence(line) for line in lines], bool)
    assert (marks.close(STOP) | (marks.close(CLOSING) & ended)).tolist() == ended.tolist()


def test_a_year_is_one_in_scripts_without_blanks_too():
    words = Vocabulary.of(["2015年12月16日に発表された", "In 2015 the quay reopened", "The 20155th visitor"])
    assert words.count(YEAR).tolist() == [1, 1, 0]
    assert words.count(NUMBER).tolist() == [3, 1, 1]


def test_a_lexicon_that_has_grown_too_large_is_begun_anew(monkeypatch):
    page = document("The ferry reopened on Monday.", "The ferry had been closed since the storm of May.")
    before = clean(page)
    monkeypatch.setattr(vocabulary, "KEPT", 0)
    first = vocabulary.lexicon()
    assert vocabulary.lexicon() is not first or len(first) == 0
    assert clean(page) == before


def test_a_line_break_inside_a_line_is_a_blank():
    words = Vocabulary.of(["two\nwords", "one"])
    assert words.counts.tolist() == [2, 1]
    assert np.flatnonzero(words.line == 1).tolist() == [2]


@given(st.text(st.sampled_from("ab.!?…。\"'”’»)] \t"), max_size=9).map(str.strip))
def test_a_sentence_s_end_is_seen_without_the_pattern(text):
    assert ends_as_sentence(text) == (SENTENCE_END.search(text) is not None)


@pytest.mark.parametrize(
    "end", ["Getty Images", "(Photo: A. Ferri)", "via Reuters", "/AFP", "AP Photo/Lia Brann"]
)
@pytest.mark.parametrize("mark", ["", ".", " ”", ")", "…", " ©"])
def test_a_credit_is_seen_as_the_pattern_sees_it(end, mark):
    text = f"The lock at Brann on Monday. {end}{mark}"
    assert ends_with_credit(Line(0, Block(text, 1))) == (CREDIT_AT_END.search(text) is not None)
