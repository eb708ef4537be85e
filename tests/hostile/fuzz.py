"""Fuzz the program: bytes made to reach new lines of it, thrown at each target in turn.

`python tests/hostile/fuzz.py --seconds 60 [TARGET …]` fuzzes each target for so long and prints what came of
it; `--runs N` throws so many inputs. What broke a target is kept in the folder of `--keep`. Needs atheris,
whose libFuzzer ends its process at the first fault: so each target has its own.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[1]
PLUGINS = TESTS.parent / "plugins"
EVERY = "every"
"""The target that is all targets: one process and little time for a look at each."""
LIBFUZZER = ("-max_len=4096", "-timeout=20", "-print_final_stats=1")
"""Inputs are short, so that many are tried (what nests or repeats has tests of its own); one that takes 20
seconds is a fault."""
EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
COVERED = re.compile(r"cov: (\d+)")
FAULT = re.compile(r"(=== Uncaught Python exception: ===|SUMMARY: libFuzzer).*", re.DOTALL)


@dataclass(frozen=True)
class Outcome:
    """What came of fuzzing one target."""

    target: str
    executed: int
    covered: int
    """Edges of our code that some input took."""
    seconds: float
    """Of processor time."""
    fault: str
    """What went wrong, in Python's or libFuzzer's words; "" where nothing did."""


def fuzz(target: str, words: list[str], keep: Path) -> Outcome:
    """Fuzz one target in a process of its own."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    paths = os.pathsep.join([str(PLUGINS), str(TESTS)])
    place = keep / target
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, __file__, "--inside", target, str(place), *words],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        errors="replace",
    )
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = spent.ru_utime + spent.ru_stime - begun.ru_utime - begun.ru_stime
    executed, covered = EXECUTED.search(done.stderr), COVERED.findall(done.stderr)
    return Outcome(
        target,
        executed=int(executed[1]) if executed else 0,
        covered=int(covered[-1]) if covered else 0,
        seconds=seconds,
        fault=fault_of(done.stdout + done.stderr) if done.returncode else "",
    )


def fault_of(said: str) -> str:
    """The end of what a process said that found a fault, from where it names it."""
    found = FAULT.search(said)
    return (found[0] if found else said)[-4000:]


def inside(target: str, place: str, words: list[str]) -> None:
    """Be the process that fuzzes one target, beginning with its corpus."""
    import logging

    import atheris

    with atheris.instrument_imports(include=["briefing", "incremental"]):
        from hostile import fuzz_corpus, fuzz_targets
    logging.disable()
    with tempfile.TemporaryDirectory() as corpus:
        inputs = fuzz_corpus.of_every() if target == EVERY else fuzz_corpus.of(target)
        for number, data in enumerate(inputs):
            Path(corpus, f"{number:03}").write_bytes(data)
        asked = fuzz_targets.every if target == EVERY else fuzz_targets.TARGETS[target]
        atheris.Setup([sys.argv[0], f"-artifact_prefix={place}/", *LIBFUZZER, *words, corpus], asked)
        atheris.Fuzz()


def main() -> int:
    """Fuzz what is asked for; 1 where a fault was found."""
    sys.path[:0] = [str(PLUGINS), str(TESTS)]
    from hostile.fuzz_targets import TARGETS

    parser = argparse.ArgumentParser(description="Fuzz the program, target after target.")
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; {EVERY} shares its time"
    )
    parser.add_argument("--seconds", type=int, default=0, help="how long each target is fuzzed")
    parser.add_argument("--runs", type=int, default=-1, help="how many inputs are thrown at each target")
    parser.add_argument("--seed", type=int, default=1, help="the same seed throws the same inputs")
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"), help="where what broke a target is put")
    told = parser.parse_args()
    words = [f"-max_total_time={told.seconds}", f"-runs={told.runs}", f"-seed={told.seed}"]
    outcomes = []
    for target in told.targets or TARGETS:
        it = fuzz(target, words, told.keep)
        print(f"{it.target:10} {it.executed:9,} inputs {it.covered:6,} edges {it.seconds:8.1f} s", flush=True)
        print(it.fault, end="", flush=True)
        outcomes.append(it)
    return any(outcome.fault for outcome in outcomes)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        sys.exit(main())
