"""The line model is fitted to labelled lines, and measured on sites that it has not seen."""

from __future__ import annotations

import json
import tomllib

import numpy as np
import pytest

from briefing.noise.context import AMONG
from briefing.noise.features import ALONE
from briefing.noise.fit import (
    Labelled,
    as_toml,
    cross_validate,
    fit,
    fold_of,
    labelled,
    main,
    score,
    shares,
    summary,
)
from briefing.noise.line_model import judge

MENU = ("Harbour", "Markets", "Weather", "Archive", "Letters", "Crossword", "Photographs", "Subscribers")
SUBJECTS = ("ferry", "harvest", "library", "bridge", "orchard", "theatre", "railway", "reservoir")
REPORT = (
    "The {0} reopened on Monday after the council had voted to pay for its repair, eight months late.",
    "Nobody had expected the {0} to close for so long, the mayor said, and nobody had planned for it.",
    "Work on the {0} will go on until the spring, when a second crew is expected from the mainland.",
    "The bill for the {0} has doubled since the storm, according to figures that the council gave out.",
)
BELOW = ("Five walks around the {0}", "What to cook tonight", "Our quiz of the week", "Contact the desk")


def record(subject: str) -> dict:
    """A made-up page: a menu, a report, pointers to other pages."""
    lines = [{"text": entry, "body": False, "links": True} for entry in MENU]
    lines += [{"text": line.format(subject), "body": True} for line in REPORT]
    lines += [{"text": line.format(subject), "body": False, "links": True} for line in BELOW]
    return {"site": f"{subject}.example", "lines": lines}


@pytest.fixture
def pages() -> list[Labelled]:
    return [labelled(record(subject)) for subject in SUBJECTS]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(json.dumps(record(subject)) for subject in SUBJECTS), encoding="utf-8")
    return path


def test_a_fitted_model_tells_body_from_noise_on_a_site_it_has_not_seen(pages):
    *learnt, unseen = pages
    body, _ = judge(unseen.lines, unseen.words, fit(learnt, body_shrinkage=1))
    told = dict(zip(body, unseen.body, strict=True))
    assert min(chance for chance, label in told.items() if label) > max(
        chance for chance, label in told.items() if not label
    )


def test_every_page_is_measured_once_without_its_site(pages):
    scores = cross_validate(pages, folds=3, body_shrinkage=1)
    assert len(scores) == len(pages)
    assert all(each.lost < 0.5 for each in scores)


def test_pages_of_a_site_are_never_split():
    assert {fold_of("ferry.example", 5) for _ in range(3)} == {fold_of("ferry.example", 5)}
    assert len({fold_of(f"{subject}.example", 5) for subject in SUBJECTS}) > 1


def test_lines_that_nobody_can_tell_count_for_nothing(pages):
    page = labelled({"site": "a.example", "lines": [{"text": "Or so they say", "body": None}]})
    assert score(page, [True]) == score(page, [False])


def test_a_score_counts_words_of_body_and_lines_of_noise():
    lines = [{"text": "One two three four", "body": True}, {"text": "Five", "body": True}]
    lines += [{"text": "Six", "body": False}, {"text": "Seven", "body": False}]
    found = score(labelled({"site": "a.example", "lines": lines}), [True, False, True, False])
    assert (found.lost, found.removed) == (pytest.approx(0.2), 0.5)
    assert summary([found]) == "F1 of words 0.8000, body words lost 0.2000, noise lines removed 0.5000"


def test_a_fit_counts_words_of_body_and_lines_of_noise_as_the_score_does():
    body, words = np.array([True, True, False, False]), np.array([30, 10, 9, 1])
    assert shares(body, words).tolist() == [0.75, 0.25, 0.5, 0.5]
    assert shares(~body[:2], words[:2]).tolist() == [0.5, 0.5]


def test_the_same_pages_give_the_same_weights_by_their_names(pages):
    written = as_toml(fit(pages), "made-up pages")
    assert written == as_toml(fit(pages), "made-up pages")
    tables = tomllib.loads(written)
    assert list(tables["prose"]) == ["bias", *ALONE]
    assert list(tables["body"]) == ["bias", *ALONE, *AMONG]


def test_the_command_measures_fits_and_writes(file, tmp_path, capsys):
    output = tmp_path / "weights.toml"
    assert main([str(file), "--output", str(output)]) == 0
    assert "8 pages of 8 sites" in capsys.readouterr().out
    assert tomllib.loads(output.read_text(encoding="utf-8"))["body"]["bias"]


@pytest.mark.parametrize("line", ["{", '{"site": "a.example"}', '{"site": "a.example", "lines": [{}]}', "[]"])
def test_a_line_that_is_no_page_is_named(file, line, capsys):
    file.write_text(file.read_text(encoding="utf-8") + "\n" + line, encoding="utf-8")
    assert main([str(file)]) == 2
    assert "line 9" in capsys.readouterr().err


def test_one_site_is_too_few(tmp_path, capsys):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(record("ferry")), encoding="utf-8")
    assert main([str(path)]) == 2
    assert "two sites" in capsys.readouterr().err
