"""Writes docs/reference/commands.md from the commands themselves; with --check it only says whether it is current."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from dateline.cli import main as line

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """\
<!-- Made by scripts/build_command_docs.py from src/dateline/cli: change those files. -->

# The commands

Exit codes: 0, all is well; 1, something could not be read, and is recorded; 2, misuse, with a message that names the
place and the remedy; 130, interrupted.
"""


def render() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *_all()]).rstrip() + "\n"


def _all() -> Iterator[str]:
    commands = typer.main.get_command(line.app).commands  # type: ignore[attr-defined]
    for name, command in commands.items():
        if find_spec(f"dateline.cli.{name}") and hasattr(part := import_module(f"dateline.cli.{name}"), "app"):
            yield from _tell(f"dateline {name}", typer.main.get_command(part.app))
        else:
            yield from _tell(f"dateline {name}", command)


def _tell(name: str, command: TyperCommand | TyperGroup) -> Iterator[str]:
    inner = getattr(command, "commands", {})
    yield from (f"## {name}" if name.count(" ") == 1 else f"### {name}", "", " ".join((command.help or "").split()), "")
    if not inner:
        yield from _options(command)
    for word, part in inner.items():
        yield from _tell(f"{name} {word}", part)


def _options(command: TyperCommand) -> Iterator[str]:
    rows = [row for option in command.params if (row := _row(option))]
    if rows:
        yield from ("| | |", "|---|---|", *rows, "")


def _row(option: typer.core.TyperArgument | typer.core.TyperOption) -> str | None:
    if option.name == "help" or getattr(option, "hidden", False):
        return None
    names = " / ".join((*option.opts, *option.secondary_opts)) if option.param_type_name == "option" else ""
    value = "" if getattr(option, "is_flag", False) else _value(option)
    about = " ".join((option.help or "").split()).replace("|", "\\|")
    shown = f"{names} {value}".strip().replace("|", "\\|")
    return f"| `{shown}` | {about} |"


def _value(option: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    """What may stand there: its own word for it, or the choices there are."""
    kind = option.display_type(ctx=None)
    choices = kind.strip("<>").removeprefix("list[").removesuffix("]")
    return option.metavar or (choices if "|" in choices else (option.name or "").upper())


def main() -> int:
    """Writes the page, or checks it; 1 if it is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write")
    check = parser.parse_args().check
    old = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != render()
    if not check:
        PAGE.write_text(render(), encoding="utf-8")
    if old:
        sys.stdout.write(f"{PAGE.name} {'is' if check else 'was'} out of date\n")
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
