"""A hook of mkdocs: the page of the commands, made from the commands themselves whenever the site is built."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from typer.core import TyperCommand, TyperGroup

from dateline.cli import main as line

PAGE = "reference/commands.md"
HEAD = """\
# The commands

Exit codes: 0, all is well; 1, something could not be read, and is recorded; 2, misuse, with a message that names the
place and the remedy; 130, interrupted.
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the page to those that are built."""
    files.append(File.generated(config, PAGE, content=render()))
    return files


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
