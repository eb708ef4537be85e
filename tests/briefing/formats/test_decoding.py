"""Encodings: found, overruled, mended, refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import one, refused

from briefing.formats.decoding import decode, mend
from briefing.formats.findings import Unreadable

GERMAN = "Der Minister sprach über größere Städte und die Lösung für alle."


def test_valid_utf_8_overrules_any_declaration():
    assert decode(GERMAN.encode(), "iso-8859-1") == (GERMAN, ())


def test_a_declared_encoding_is_used_as_browsers_use_it():
    text, repairs = decode("“Lösung”".encode("cp1252"), "iso-8859-1")
    assert (text, repairs) == ("“Lösung”", ("decoded as windows-1252",))


def test_utf_8_declared_of_text_in_another_encoding_is_overruled():
    html = f'<html><head><meta charset="utf-8"></head><body><p>{GERMAN}</p></body></html>'.encode("cp1252")
    assert one("a.html", html).blocks[0].text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_and_marked_encodings_are_read(encoding):
    assert decode("The pier stands.".encode(encoding))[0] == "The pier stands."


def test_an_undeclared_encoding_is_guessed():
    russian = (
        "Президент заявил во вторник, что переговоры продолжатся на следующей неделе в Женеве, "
        "и что он надеется на их успех."
    )
    text, repairs = decode(russian.encode("koi8-r"))
    assert text == russian
    assert "koi8" in repairs[0]


def test_a_broken_character_does_not_change_the_encoding():
    data = GERMAN.encode() * 40 + b"\xff."
    text, repairs = decode(data)
    assert text.startswith(GERMAN) and text.endswith("\ufffd.")
    assert "1 unreadable" in repairs[0]


def test_line_ends_of_all_systems_count_as_one_line():
    assert decode(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"


def test_mis_decoded_characters_are_mended_and_their_lines_named():
    text, repairs = mend("Fine.\n“Itâ€™s hereâ€\x9d, he said.\nVoilÃ\xa0 tout.")
    assert text.split("\n")[1:] == ["“It’s here”, he said.", "Voilà tout."]
    assert repairs == ("mended mis-decoded characters on lines 2 and 3",)


WORDS = [
    "größer",
    "“L’été”",
    "Ångström",
    "naïve",
    "Çà",
    "façade—",
    "señor…",
    "ПРИВЕТ",
    "слово",
    "東京",
    "Œuvre",
    "5 °C",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_text_that_is_right_stays_as_it_is(text):
    assert mend(text) == (text, ())


def test_binary_data_under_the_name_of_a_text_is_refused():
    assert "binary" in refused("photo.txt", bytes(range(256)) * 40)


def test_a_pdf_under_the_name_of_a_text_is_called_one():
    assert "PDF" in refused("report.txt", b"%PDF-1.7 ...")


def test_refusals_say_what_mends_them():
    with pytest.raises(Unreadable, match="convert it to text"):
        decode(b"PK\x03\x04...")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text, _ = decode(data)
    except Unreadable:
        return
    assert isinstance(text, str) and "\r" not in text
