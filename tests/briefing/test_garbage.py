"""Garbage: circles of objects are looked for seldom while a pipeline runs, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from briefing.garbage import SELDOM, seldom_looked_for


def test_afterwards_python_looks_as_often_as_before():
    before = gc.get_threshold()
    with seldom_looked_for():
        assert gc.get_threshold()[0] == SELDOM[0]
    assert gc.get_threshold() == before


def test_also_where_something_fails():
    before = gc.get_threshold()
    with pytest.raises(RuntimeError), seldom_looked_for():
        raise RuntimeError
    assert gc.get_threshold() == before
