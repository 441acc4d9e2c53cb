"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_LINES, FUNCTION_LINES, PARAMETERS, ERRORS = 300, 40, 5, 10
PLACES = ("src", "tests", "docs", "samples", "scripts", "bench", ".ci")
SOURCES = sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "scripts").rglob("*.py"))

# Put together here, so that this file does not hold what it looks for.
HOSTS = ["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", r"deb\.deb" + r"ian\.org"]
PATHS = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w"]
WORDS = ["developer ses" + "sion", "helper ses" + "sion", "sub" + "agent"]
FORBIDDEN = re.compile("|".join(HOSTS + PATHS + WORDS), re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def project_files() -> Iterator[Path]:
    """Every file of the project: those at its root and in its own folders, without what tools leave behind."""
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path):
                yield path
    yield from sorted(p for p in ROOT.iterdir() if p.is_file() and p.name != ".git")


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_functions_are_small_and_take_little(path: Path) -> None:
    for function in functions(path):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno < FUNCTION_LINES, f"{function.name} is too long"
        given = [a for a in function.args.posonlyargs + function.args.args if a.arg not in ("self", "cls")]
        assert len(given) <= PARAMETERS, f"{function.name} takes too much"


def test_there_are_few_kinds_of_error() -> None:
    tree = ast.parse((ROOT / "src" / "dateline" / "errors.py").read_text(encoding="utf-8"))
    assert sum(isinstance(node, ast.ClassDef) for node in tree.body) <= ERRORS


def test_the_project_speaks_of_itself_alone() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []


def test_the_library_never_prints() -> None:
    for path in SOURCES:
        if "cli" in path.parts or path.is_relative_to(ROOT / "scripts"):
            continue
        calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
        assert not any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls), name_of(path)


def test_packages_are_pinned_with_hashes_and_without_hosts() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
        pins = [e for e in entries if not e.startswith("#")]
        assert len(pins) > 40
        assert all("==" in pin.split("\n")[0] and "--hash=sha256:" in pin for pin in pins if pin.strip())
        assert not any("://" in pin for pin in pins)


def test_what_the_package_needs_is_what_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert sorted(project["dependencies"]) == sorted(line for line in wanted if line and not line.startswith("#"))


def test_what_the_package_announces_is_there() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    announced = [*project["scripts"].values(), *project["entry-points"]["spacy_factories"].values()]
    for target in announced:
        module, _, name = target.partition(":")
        path = ROOT / "src" / Path(*module.split(".")).with_suffix(".py")
        assert path.is_file(), target
        assert name in {f.name for f in functions(path)}, target
