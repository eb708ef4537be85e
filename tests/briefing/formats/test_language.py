"""Which language a text is in."""

from __future__ import annotations

import pytest

from briefing.formats.language import detect, of
from briefing.records import Block

ENGLISH = (
    "The harbour council voted on Tuesday for a new pier, and the mayor said that it was not a day too early."
)
TEXTS = {
    "en": ENGLISH,
    "de": "Der Rat der Stadt hat am Dienstag für eine neue Brücke gestimmt, die der Sturm zerstört hatte.",
    "fr": "Le conseil municipal a voté mardi pour une nouvelle jetée, onze ans après la tempête.",
    "ru": "Городской совет во вторник проголосовал за новый причал, через одиннадцать лет после шторма.",
}


def blocks(text: str, *hints: str) -> list[Block]:
    return [Block(text, 1, hints=hints)]


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_language_is_told_by_its_words(code):
    assert detect(blocks(TEXTS[code])) == code


def test_a_text_too_short_is_not_guessed():
    assert detect(blocks("Photo: AFP")) is None


def test_the_body_counts_and_not_what_stands_around_it():
    assert detect([*blocks(TEXTS["fr"] * 3, "outside"), *blocks(ENGLISH, "body")]) == "en"


def test_what_is_stated_is_believed():
    assert of("pt-BR", blocks(TEXTS["fr"])) == "pt-BR"
    assert of("EN", blocks(ENGLISH)) == "en"


def test_english_is_doubted_where_none_of_its_words_stand():
    assert of("en", blocks(TEXTS["de"] * 2)) == "de"
