"""What the commands have in common."""

from __future__ import annotations

import typer

HELP = {"help_option_names": ["-h", "--help"]}


def make_app(about: str | None = None, *, name: str | None = None) -> typer.Typer:
    """An application whose help is plain text: it reads the same in a pipe, and costs nothing to draw."""
    return typer.Typer(
        name=name,
        help=about,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP,
    )
