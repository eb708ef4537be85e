"""The site's own words: every message in every catalogue, plural forms, numbers, days, compiled templates."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import jinja2
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2.lexer import TOKEN_BLOCK_BEGIN, TOKEN_DATA, TOKEN_NAME

from briefing import interface
from briefing.interface import Language, catalogues, extraction
from building import ROOT

TRANSLATED = [code for code in interface.languages() if code != interface.SOURCE]
TEMPLATES = [
    path
    for folder in ("plugins/briefing/templates", "themes/broadsheet/templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".html", ".txt") and path.name != "robots.txt"
]
SEEN = re.compile(r">([^<>]*)<|\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"", re.DOTALL)
"""What readers see or hear of HTML: text between tags, and a few attributes."""
NO_WORDS = re.compile(r"&\w+;|\s[\w-]+=")
"""Entities, and attributes that a macro writes into a tag of another template."""
UNTRANSLATED = {"SHA-256", "BRIEFING"}
"""Names that are the same in every language."""


@pytest.fixture(scope="module")
def messages() -> Catalog:
    """Every message of the project."""
    return extraction.messages(ROOT)


def catalogue(code: str) -> Catalog:
    """The catalogue of a language."""
    with catalogues.path_of(code).open("rb") as file:
        return read_po(file, locale=code)


def words_outside_messages(path: Path) -> list[str]:
    """The words of a template that no translation reaches."""
    text, inside = [], False
    tokens = list(interface_environment().lexer.tokeniter(path.read_text(encoding="utf-8"), path.name))
    for place, (_, kind, value) in enumerate(tokens):
        if kind == TOKEN_BLOCK_BEGIN:
            name = next(value for _, kind, value in tokens[place:] if kind == TOKEN_NAME)
            inside = name == "trans"
        elif kind == TOKEN_DATA and not inside:
            text.append(re.sub(r"<(style|code)>.*?</\1>", "", value, flags=re.DOTALL))
    seen = " ".join(part for found in SEEN.findall(f">{''.join(text)}<") for part in found)
    words = re.findall(r"[^\W\d_]{2,}[\w-]*", NO_WORDS.sub(" ", seen))
    return [word for word in words if word not in UNTRANSLATED]


def interface_environment(code: str = "en", **templates: str) -> jinja2.Environment:
    """An environment that speaks a language."""
    made = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True)
    interface.install(made, Language(code))
    return made


def test_every_word_of_a_template_is_a_message():
    assert len(TEMPLATES) > 50
    left = {p.relative_to(ROOT).as_posix(): found for p in TEMPLATES if (found := words_outside_messages(p))}
    assert not left, "wrap these in {% trans %}…{% endtrans %}"


@pytest.mark.parametrize("code", TRANSLATED)
class TestCatalogue:
    """What holds of the catalogue of each language."""

    def test_has_every_message_and_no_other(self, code, messages):
        assert {m.id for m in messages} == {m.id for m in catalogue(code)}, "run `invoke catalogues`"

    def test_translates_every_message_in_every_plural_form(self, code):
        forms = [m.string if m.pluralizable else (m.string,) for m in catalogue(code) if m.id]
        assert forms and all(all(form) for form in forms)

    def test_keeps_every_value(self, code):
        assert not [(m.id, error) for m in catalogue(code) for error in m.check()]

    def test_cannot_break_out_of_an_attribute(self, code):
        strings = [s for m in catalogue(code) if m.id for s in (m.string if m.pluralizable else [m.string])]
        assert not [s for s in strings if '"' in s or "<script" in s]


def test_english_needs_no_catalogue():
    assert Language().ngettext("%(num)s story", "%(num)s stories", 1) == "1 story"
    assert Language().stories(1200) == "1,200 stories"
    assert Language().files(0) == "0 files"


def test_german_has_its_own_plural_forms_numbers_and_quotation_marks():
    german = Language("de")
    assert [german.stories(n) for n in (0, 1, 1200)] == ["0 Meldungen", "1 Meldung", "1.200 Meldungen"]
    assert german.quoted("Kai") == "„Kai“"
    assert german.listing(["A", "B", "C"]) == "A, B und C"


def test_days_are_written_as_the_language_does():
    first, last = date(2015, 12, 16), date(2016, 3, 2)
    assert Language().weekday(first) == "Wednesday 16 December 2015"
    assert Language("de").weekday(last) == "Mittwoch, 2. März 2016"
    assert Language("de").month(last) == "März 2016"


@pytest.mark.parametrize(
    ("days", "english", "german"),
    [
        (("2015-12-16",), "16 December 2015", "16. Dezember 2015"),
        (("2015-12-18", "2015-12-16"), "16 to 18 December 2015", "16. bis 18. Dezember 2015"),
        (("2015-11-30", "2015-12-01"), "30 November to 1 December 2015", "30. November bis 1. Dezember 2015"),
        (
            ("2015-12-31", "2016-01-01"),
            "31 December 2015 to 1 January 2016",
            "31. Dezember 2015 bis 1. Januar 2016",
        ),
        ((), "", ""),
    ],
)
def test_a_span_leaves_out_what_both_days_share(days, english, german):
    found = [date.fromisoformat(day) for day in days]
    assert (Language().span(found), Language("de").span(found)) == (english, german)


@pytest.mark.parametrize(
    ("asked", "spoken"), [("de", "de"), ("de-AT", "de"), ("de_CH", "de"), ("DE", "de"), ("tlh", "en")]
)
def test_the_nearest_language_with_a_catalogue_is_spoken(asked, spoken):
    assert Language(asked).code == spoken


def test_templates_are_translated_when_they_are_compiled():
    made = interface_environment("de", page="<p>{% trans number=x %}line {{ number }}{% endtrans %}</p>")
    assert "Zeile" in made.compile(made.loader.get_source(made, "page")[0], raw=True)
    assert made.get_template("page").render(x="<7>") == "<p>Zeile &lt;7&gt;</p>"


def test_a_message_without_a_translation_stays_as_it_is():
    made = interface_environment("de", page="{% trans x=1 %}{{ x }} % of a quay{% endtrans %}")
    assert made.get_template("page").render() == "1 % of a quay"


def test_plural_forms_within_a_theme_s_templates_work_as_in_jinja():
    source = "{% trans n=n %}{{ n }} ship{% pluralize %}{{ n }} ships{% endtrans %}"
    page = interface_environment("de", page=source).get_template("page")
    assert (page.render(n=1), page.render(n=2)) == ("1 ship", "2 ships")


def test_a_theme_that_brings_its_own_messages_keeps_them():
    made = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    made.install_gettext_callables(lambda m: f"<{m}>", lambda one, many, n: many)
    interface.install(made, Language("de"))
    assert made.from_string("{% trans %}Sources{% endtrans %}").render() == "<Sources>"


def test_another_language_and_another_catalogue_read_templates_otherwise(monkeypatch):
    assert Language("de").fingerprint != Language("en").fingerprint
    before = Language("de").fingerprint
    monkeypatch.setattr(catalogues, "path_of", lambda code: Path(__file__))
    assert catalogues.fingerprint("de") != before
