"""The command line as a process of its own, with the real coder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def dateline(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dateline", *map(str, words)], input=stdin, capture_output=True, env=environment(),
        check=False,
    )  # fmt: skip


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More reports than fit into one chunk, some of them broken or odd."""
    path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    sides = ("Chile", "Peru", "Ghana", "Togo", "Nepal", "Oman")
    text = "{0} accused {1} on Monday of shelling a border post.\r\n{1} denied it, and {0}'s army arrested {2} men 😀."
    rows = [json.dumps({"id": f"r{n}", "text": text.format(a, b, n)}) for n, (a, b) in enumerate(_pairs(sides))]
    path.write_text("\n".join([*rows * 3, "{", '{"text": ""}']), encoding="utf-8")
    return path


def _pairs(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(a, b) for a in names for b in names if a != b]


def test_the_same_input_gives_the_same_bytes_with_any_number_of_workers(feed: Path) -> None:
    one = dateline("code", feed, "--published", "2024-03-06", "--format", "jsonl")
    two = dateline("code", feed, "--published", "2024-03-06", "--format", "jsonl", "--workers", "2")
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    readings = [json.loads(line) for line in one.stdout.split(b"\n") if line]
    assert len(readings) == 92
    assert sum(len(r["claims"]) for r in readings) >= 90
    for reading in readings:
        check_offsets(reading)


def check_offsets(reading: object) -> None:
    """Every span of a reading reads as it says."""
    assert isinstance(reading, dict)
    text = reading["article"]["text"]

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk({key: value for key, value in reading.items() if key != "article"})


def test_a_wrong_model_is_misuse() -> None:
    result = dateline("code", "-", "--model", "no_such_model", stdin=b"Troops left the town on Monday.")
    assert result.returncode == 2
    assert b"no_such_model" in result.stderr
    assert b"Traceback" not in result.stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "numpy", "pydantic", "sqlalchemy", "trafilatura", "pyarrow", "httpx", "feedparser", "pypdf")
    code = (
        "import sys\nfrom dateline.cli.main import main\nsys.argv = ['dateline', '--help']\n"
        f"try:\n    main()\nexcept SystemExit:\n    print('loaded', [m for m in {heavy} if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=True)
    assert result.stdout.strip().endswith(b"loaded []")


def test_import_is_light() -> None:
    code = (
        "import sys, dateline; print([m for m in ('spacy', 'numpy', 'pydantic', 'typer', 'rich') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=True)
    assert result.stdout.strip() == b"[]"


def test_a_reader_that_leaves_is_no_error(feed: Path) -> None:
    words = [sys.executable, "-m", "dateline", "code", str(feed), "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_is_quiet(feed: Path, workers: str) -> None:
    words = [sys.executable, "-m", "dateline", "code", "-", str(feed), "--workers", workers]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"Traceback" not in told
