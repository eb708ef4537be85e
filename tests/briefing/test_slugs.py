"""Slugs: addresses in ASCII, whatever script a text is in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.slugs import slug_words


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("U.S. and U.N. agree: 30% less", "u-s-and-u-n-agree-30-less"),
        ("Council’s vote", "councils-vote"),
        ("Straße nach Łódź", "strasse-nach-lodz"),
        ("Ærø og Tromsø", "aero-og-tromso"),
        ("Мельник уехал", "melnik-uekhal"),
        ("£5m for a pier", "5m-for-a-pier"),
        ("e\u0301te\u0301 2015", "ete-2015"),
        ("北京 30", "bei-jing-30"),
        ("… ? !", ""),
    ],
)
def test_words_of_any_script_are_told_in_latin_letters(text, slug):
    assert "-".join(slug_words(text)) == slug


@given(st.text())
def test_words_are_small_letters_and_digits_whatever_the_text(text):
    assert all(re.fullmatch("[a-z0-9]+", word) for word in slug_words(text))
