"""A wrong setting stops the build and is named."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.errors import SettingsError
from briefing.records import Outlet
from briefing.settings import Settings, Words, from_mapping

TOPIC = {"name": "Fisheries", "slug": "fisheries", "description": "Quotas.", "terms": ["herring", "cod"]}


def test_nothing_given_means_all_defaults():
    assert from_mapping({}) == Settings()


def test_a_flat_list_of_terms_is_one_group():
    [topic] = from_mapping({"topics": [TOPIC]}).topics
    assert topic.terms == (("herring", "cod"),)


def test_several_groups_stay_apart():
    [topic] = from_mapping({"topics": [{**TOPIC, "terms": [["cod"], ["quota", "catch"]]}]}).topics
    assert topic.terms == (("cod",), ("quota", "catch"))


def test_word_budgets_not_given_keep_their_default():
    assert from_mapping({"words": {"brief": 90}}).words == Words(brief=90)


def test_today_is_an_input():
    assert from_mapping({"today": "2016-01-31"}).today == date(2016, 1, 31)


def test_an_outlet_has_a_first_day():
    given = {"outlets": {"Harbour Post": {"since": "1998-05-01"}}}
    assert from_mapping(given).outlets == (Outlet("Harbour Post", date(1998, 5, 1)),)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"outlets": ["Harbour Post"]}, "expected a dict of outlets by name"),
        (
            {"outlets": {"Harbour Post": "1998"}},
            r"BRIEFING\['outlets'\]\['Harbour Post'\] is '1998'; expected a dict",
        ),
        ({"outlets": {"Harbour Post": {"since": None}}}, r"\['since'\] is None; expected a day"),
        ({"outlets": {"Harbour Post": {"since": "1998", "until": "x"}}}, "has no key 'until'"),
        ({"file_time": 1}, "expected True or False"),
        ({"topcis": []}, "BRIEFING has no key 'topcis': did you mean 'topics'?"),
        ({"xyzzy": 1}, "BRIEFING has no key 'xyzzy': known keys are seeds,"),
        ({"topics": [{**TOPIC, "slug": "Fish & Co"}]}, r"BRIEFING\['topics'\]\[0\]\['slug'\] is 'Fish & Co'"),
        ({"topics": [{**TOPIC, "term": []}]}, "has no key 'term': did you mean 'terms'"),
        ({"topics": [{"name": "Fisheries"}]}, "lacks the key 'slug'"),
        ({"topics": [TOPIC, TOPIC]}, "two topics with the slug 'fisheries'"),
        ({"topics": [{**TOPIC, "terms": []}]}, "expected a list of terms"),
        ({"topics": [{**TOPIC, "terms": [[]]}]}, "expected a list of terms"),
        ({"topics": "fish"}, "expected a list of topics"),
        ({"words": {"breif": 9}}, "did you mean 'brief'"),
        ({"words": {"brief": 0}}, r"BRIEFING\['words'\]\['brief'\] is 0; expected a whole number from 1"),
        ({"words": 100}, "expected a dict of numbers of words"),
        ({"timeline_days": True}, "expected a whole number from 1"),
        ({"today": "31 January"}, "expected a day such as '2016-01-31'"),
        ({"zone": "Mars/Olympus"}, "expected a time zone"),
        ({"zone": "Europe"}, "expected a time zone"),
        ({"zone": "x" * 999}, "expected a time zone"),
        ({"clean_urls": "yes"}, "expected True or False"),
        ({"seeds": " "}, "expected a text"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(given, message):
    with pytest.raises(SettingsError, match=message):
        from_mapping(given)


def test_a_ranker_that_no_step_offers_stops_the_run(tmp_path):
    import briefing

    with pytest.raises(SettingsError, match=r"BRIEFING\['ranker'\] is 'magic'; expected one of .*lexrank"):
        briefing.process(tmp_path, ranker="magic")


def test_the_reference_lists_every_setting_as_it_is():
    from pathlib import Path

    from briefing.reference import settings_page

    page = Path(__file__).parents[2] / "docs/reference/settings.md"
    assert page.read_text(encoding="utf-8") == settings_page(), "run `invoke reference`"
