"""The commands in README and docs run, and print the lines that are shown below them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROMPT = "$ dateline "
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A command, and the lines that are shown below it."""

    page: str
    command: str
    lines: tuple[str, ...]


def find_commands() -> Iterator[Shown]:
    for page in PAGES:
        for block in FENCE.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
                if part.startswith(PROMPT):
                    first, *lines = part.splitlines()
                    shown = tuple(plain(line) for line in lines if line.strip())
                    yield Shown(page=page.name, command=first.removeprefix("$ "), lines=shown)


def plain(line: str) -> str:
    return " ".join(line.split())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader tries the pages: beside the samples, with a store of the sample collection at news.db."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "samples").symlink_to(ROOT / "samples")
    run = [sys.executable, "-m", "dateline", "ingest", "samples/collection", "--store", "news.db"]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("shown", list(find_commands()), ids=lambda shown: f"{shown.page}: {shown.command}")
def test_a_command_prints_what_is_shown(
    shown: Shown, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("sys.argv", shlex.split(shown.command))
    with pytest.raises(SystemExit) as ended:
        main()
    told = capfd.readouterr()
    assert (ended.value.code or 0) == 0, told.err
    # by words: where a cell of a table is broken depends on all that stands beside it
    printed = set(told.out.split())
    assert [line for line in shown.lines if not printed.issuperset(line.split())] == [], told.out


def test_there_are_commands() -> None:
    assert len(list(find_commands())) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


def test_the_entries_of_the_how_to_are_those_of_the_sample() -> None:
    files = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples/lexicon-demo").rglob("*.*"))]
    held = {plain(line) for text in files for line in text.splitlines()}
    page = (ROOT / "docs/how-to/own-lexicon.md").read_text(encoding="utf-8")
    shown = [
        line for block in re.findall(r"^```(?:csv|toml)\n(.*?)^```", page, re.M | re.S) for line in block.splitlines()
    ]
    assert [line for line in shown if plain(line) and plain(line) not in held] == []


def test_the_site_is_built_without_a_warning_and_fetches_nothing(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (built.returncode, built.stderr) == (0, "")
    fetched = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE)
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 20
    assert "dateline ingest" in (tmp_path / "reference" / "commands.html").read_text(encoding="utf-8")
    assert [page.name for page in pages if fetched.search(page.read_text(encoding="utf-8"))] == []
