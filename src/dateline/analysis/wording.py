"""The words of briefs and charts, out of their file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.lexicon.files import read_tables


def say(section: str, key: str, **values: object) -> str:
    """A sentence or a word. values: what its template names. Raises LexiconError for a broken file."""
    text: str = _template(_words()[section][key]).render(**values)
    return text


def say_or(section: str, key: str, other: str) -> str:
    """A word, or another one if the file has none."""
    return _words()[section].get(key, other)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return {name: words for _, table in read_tables((), "analysis/wording.toml") for name, words in table.items()}


@cache
def _template(text: str) -> Any:
    # Imported late: only briefs and charts need it.
    from jinja2 import Environment, StrictUndefined

    # Plain text comes out; whoever puts it into a page escapes it there.
    return Environment(autoescape=False, undefined=StrictUndefined).from_string(text)  # noqa: S701
