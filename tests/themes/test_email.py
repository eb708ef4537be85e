"""The e-mail edition: one file that needs no other, absolute links, and a plain-text twin."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
import showcase
from bs4 import BeautifulSoup

ADDRESS = "https://news.example/x"
RESULT = showcase.result()
RENDERED = showcase.render(RESULT, showcase.Links(clean_urls=True), ADDRESS)
DAYS = [briefing.day.isoformat() for briefing in RESULT.briefings]
BUSY = "briefings/2015-12-16"


def letter(day: str) -> BeautifulSoup:
    """The HTML edition of a day, parsed."""
    return BeautifulSoup(RENDERED[f"briefings/{day}/email.html"], "html.parser")


def anchors(save_as: str) -> set[str]:
    """Every place on a page that a link may name."""
    return {e["id"] for e in BeautifulSoup(RENDERED[save_as], "html.parser").select("[id]")}


@pytest.mark.parametrize("day", DAYS)
class TestEveryLetter:
    """What holds of each day's letter."""

    def test_needs_no_other_file_and_runs_nothing(self, day):
        soup = letter(day)
        assert not soup.select("script, img, link, iframe, object, base, form, [src], [style]")
        assert "url(" not in soup.style.string and "@import" not in soup.style.string
        assert not [e.name for e in soup.find_all(True) if any(name.startswith("on") for name in e.attrs)]

    def test_names_the_host_in_every_link(self, day):
        links = [a["href"] for a in letter(day).select("a")]
        assert f"{ADDRESS}/briefings/{day}/" in links
        assert all(link.startswith(("https://", "http://")) for link in links)
        for link in (link for link in links if link.startswith(ADDRESS)):
            path, _, fragment = link.removeprefix(f"{ADDRESS}/").partition("#")
            assert not fragment or fragment in anchors(f"{path}index.html"), link

    def test_is_no_page_for_search_engines(self, day):
        assert letter(day).select_one("meta[name=robots]")["content"] == "noindex"

    def test_is_told_apart_by_its_subject(self, day):
        assert letter(day).title.string.startswith("The Test Briefing: ")

    def test_has_a_twin_with_the_same_stories_sentences_and_places(self, day):
        soup = letter(day)
        plain = RENDERED[f"briefings/{day}/email.txt"].replace("\xa0", " ")
        flat = " ".join(plain.split())
        for element in soup.select("h2 > a, p > span"):
            assert " ".join(element.get_text().split()) in flat
        for cite in soup.select("a.ref"):
            assert cite["href"] in plain.splitlines() and cite.get_text() in plain

    def test_is_linked_from_its_day(self, day):
        page = BeautifulSoup(RENDERED[f"briefings/{day}/index.html"], "html.parser")
        links = [a["href"] for a in page.select(".takeaway a")]
        assert [link.rpartition("/")[2] for link in links] == ["email.html", "email.txt"]


def test_the_twin_is_words_not_markup():
    plain = RENDERED["briefings/2015-12-18/email.txt"]
    assert "&lt;" not in plain and "&amp;" not in plain
    assert " ".join(showcase.HOSTILE.split()) in " ".join(plain.split())


def test_the_twin_wraps_at_72_but_never_an_address():
    lines = RENDERED[f"{BUSY}/email.txt"].splitlines()
    assert all(len(line) <= 72 or " " not in line for line in lines)


def test_foreign_words_carry_their_language():
    assert letter("2015-12-18").select('[lang=""]')


def test_hosts_allow_the_style_of_the_letter_by_its_digest():
    digest = base64.b64encode(hashlib.sha256(letter("2015-12-16").style.string.encode()).digest()).decode()
    blocks = re.split(r"\n(?=/)", RENDERED["_headers"])
    allowing = [block.splitlines()[0] for block in blocks if f"'sha256-{digest}'" in block]
    assert allowing == ["/briefings/*"]


def test_where_no_address_is_known_links_start_from_the_file():
    rendered = showcase.render(RESULT)
    soup = BeautifulSoup(rendered[f"{BUSY}/email.html"], "html.parser")
    assert "../../briefings/2015-12-16/index.html" in [a["href"] for a in soup.select("a")]


def test_the_analyst_s_note_is_in_both_forms_told_apart_from_the_sources():
    note = letter("2015-12-16").select_one(".note")
    assert "last" in note.strong.get_text() and "not a source’s" in note.get_text()
    assert not letter("2015-12-18").select(".note")
    plain = " ".join(RENDERED[f"{BUSY}/email.txt"].split())
    assert "ANALYST’S NOTE ## What we make of it The *east* quay is the **last** one" in plain
    assert "ANALYST" not in RENDERED["briefings/2015-12-18/email.txt"]
