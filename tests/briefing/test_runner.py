"""Runner: a step's results are the same remembered or worked out, and are worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import briefing
from briefing import fingerprint, pipeline
from briefing.encoding import encode
from briefing.runner import Runner, Step, running
from briefing.settings import Settings
from briefing.store import File
from builders import raw_folder

calls: list[int] = []


@dataclass(frozen=True, slots=True)
class Number:
    """A record."""

    value: int


def doubled(number: Number) -> Number:
    """A step's work, counted."""
    calls.append(number.value)
    if number.value == 13:
        raise KeyboardInterrupt
    return Number(2 * number.value)


def even(number: Number) -> bool:
    """Whether a result lasts, in these tests."""
    return number.value % 4 == 0


DOUBLED = Step(doubled, Number, Number)
NUMBERS = [Number(value) for value in (3, 1, 2, 1)]


@pytest.fixture(autouse=True)
def uncounted():
    """Nothing has been worked out yet."""
    calls.clear()


@pytest.fixture
def path(tmp_path):
    """Where the store is."""
    return tmp_path / "results.sqlite"


def run(path, numbers, step=DOUBLED) -> list[int]:
    """What one build makes of the numbers."""
    with running(1, path) as runner:
        return [made.value for made in runner.each("Doubling", step, numbers)]


def test_results_come_in_the_order_of_the_records(path):
    assert run(path, NUMBERS) == run(None, NUMBERS) == [6, 2, 4, 2]


def test_what_is_remembered_is_not_worked_out_again(path):
    run(path, NUMBERS)
    calls.clear()
    assert run(path, [*NUMBERS, Number(7)]) == [6, 2, 4, 2, 14]
    assert calls == [7]


def test_a_function_is_mapped_as_the_step_that_its_annotations_make_of_it(path):
    for expected in ([3, 1, 2], []):
        calls.clear()
        with running(1, path) as runner:
            assert [made.value for made in runner.map(doubled, NUMBERS[:3])] == [6, 2, 4]
        assert calls == expected


def test_without_a_store_everything_is_worked_out_again():
    run(None, NUMBERS)
    run(None, NUMBERS)
    assert len(calls) == 2 * len(NUMBERS)


def test_a_result_that_may_change_is_worked_out_again(path):
    step = Step(doubled, Number, Number, lasting=even)
    run(path, [Number(1), Number(2)], step)
    calls.clear()
    run(path, [Number(1), Number(2)], step)
    assert calls == [1]


def test_an_interrupted_build_is_taken_up_where_it_ended(path):
    with pytest.raises(KeyboardInterrupt):
        run(path, [Number(1), Number(2), Number(13)])
    calls.clear()
    run(path, [Number(1), Number(2)])
    assert not calls


def test_other_code_remembers_nothing_of_this(path, monkeypatch):
    run(path, NUMBERS)
    calls.clear()
    monkeypatch.setattr("briefing.runner.fingerprint", lambda: "another")
    run(path, NUMBERS)
    assert len(calls) == len(NUMBERS)


def test_a_remembered_result_that_is_no_such_record_is_worked_out_again(path):
    run(path, NUMBERS)
    store = File(path)
    rows = store._connection.execute("SELECT key FROM results").fetchall()
    store.put({key: encode("no number") for (key,) in rows})
    store.close()
    assert run(path, NUMBERS) == [6, 2, 4, 2]


def test_every_library_that_results_rest_on_is_part_of_the_fingerprint():
    found = {line.partition(" ")[0] for line in fingerprint.installed()}
    assert found == set(fingerprint.LIBRARIES.split())


def test_a_folder_is_built_alike_with_a_store_without_and_after_it_is_deleted(tmp_path, path):
    raw = raw_folder(tmp_path / "seeds", 12)
    plain = encode(briefing.process(raw))
    assert [encode(processed(raw, path)) for _ in range(2)] == [plain, plain]
    path.unlink()
    assert encode(processed(raw, path)) == plain


def test_a_changed_file_changes_what_it_should(tmp_path, path):
    raw = raw_folder(tmp_path / "seeds", 12)
    processed(raw, path)
    (raw / "0003.txt").write_text((raw / "0004.txt").read_text() + "\n\nThe bridge was closed on Sunday.\n")
    (raw / "0005.txt").unlink()
    (raw / "0007.txt.toml").write_text('date = "2021-05-30"\n')
    assert encode(processed(raw, path)) == encode(briefing.process(raw))


def test_a_file_that_could_not_be_opened_is_read_when_it_can_be(tmp_path, path, monkeypatch):
    raw = raw_folder(tmp_path / "seeds", 3)
    whole = encode(briefing.process(raw))
    with monkeypatch.context() as patched:
        patched.setattr("briefing.raw_files.read", refuse)
        assert len(processed(raw, path).set_aside) == 3
    assert encode(processed(raw, path)) == whole


def refuse(folder, raw):
    """A disk that fails."""
    raise OSError(5, "Input/output error")


def test_a_file_that_changes_during_the_build_is_set_aside_until_the_next(tmp_path, path, monkeypatch):
    raw = raw_folder(tmp_path / "seeds", 3)
    with monkeypatch.context() as patched:
        patched.setattr("briefing.raw_files.read", lambda folder, raw: b"other words")
        found = processed(raw, path)
    assert {aside.reason for aside in found.set_aside} == {"changed while the site was built: build again"}
    assert not processed(raw, path).set_aside


def processed(raw, path):
    """The folder, processed with a store."""
    return pipeline.process(raw, Settings(workers=1), remembered=path)


def test_what_is_done_to_a_whole_collection_is_done_when_it_changes(path):
    def build(*rests_on: bytes) -> Number:
        with running(1, path) as runner:
            return runner.once("Adding", Number, rests_on, lambda: doubled(Number(len(rests_on))))

    assert [build(b"a", b"b"), build(b"a", b"b"), build(b"ab"), build(b"ab", b"")] == [
        Number(4),
        Number(4),
        Number(2),
        Number(4),
    ]
    assert calls == [2, 1, 2]


def test_a_runner_by_itself_works_here_and_remembers_nothing():
    assert Runner().each("Doubling", DOUBLED, [Number(4)]) == [Number(8)]


def test_what_a_whole_collection_is_made_of_is_remembered_while_that_itself_is_found(path):
    def collected(numbers: list[Number]) -> int:
        with running(1, path) as runner:
            made = runner.once(
                "Adding",
                Number,
                [encode(numbers)],
                lambda: Number(sum(made.value for made in runner.map(doubled, numbers))),
            )
        return made.value

    several = [Number(value) for value in range(20, 40)]
    assert collected(several) == collected(several) == collected(several)
    calls.clear()
    assert collected([*several, Number(1)]) == collected(several) + 2
    assert calls == [1]


def test_what_is_kept_under_a_name_is_there_for_the_next_build(path, monkeypatch):
    for expected, value in ((None, 1), (Number(1), 2), (Number(2), 3)):
        with running(1, path) as runner:
            assert runner.recall("count", Number) == expected
            assert runner.recall("another", Number) is None
            runner.keep("count", Number(value))
    monkeypatch.setattr("briefing.runner.fingerprint", lambda: "other code")
    with running(1, path) as runner:
        assert runner.recall("count", Number) is None
