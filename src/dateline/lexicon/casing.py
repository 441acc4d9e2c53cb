"""How names are written, for text that came in capitals."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.lexicon import shapes
from dateline.lexicon.actor_files import Named
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown

SHORTEST = 3


def written_forms(named: Iterable[Named], layers: tuple[Path, ...]) -> dict[str, str]:
    """Lower-cased word -> its spelling: names, demonyms, acronyms, months, weekdays; no word that is mostly common."""
    pairs = list(named)
    always, common = _read(layers)
    common |= {word for entry, _ in pairs if entry.is_role for word in entry.name.lower().replace("-", " ").split()}
    cases = {word.lower(): word for word in always}
    for entry, forms in pairs:
        if not entry.is_role:
            for word in (w for form in forms for w in form.replace("-", " ").split()):
                if word[:1].isupper() and word.lower() not in common and (len(word) >= SHORTEST or word.isupper()):
                    cases.setdefault(word.lower(), word)
    return cases


def _read(layers: tuple[Path, ...]) -> tuple[set[str], set[str]]:
    always: set[str] = set()
    common: set[str] = set()
    for path, table in read_tables(layers, "lang/en/casing.toml"):
        for name, listed in table.items():
            if name not in ("always", "common"):
                raise unknown(str(path), "list", name, ("always", "common"))
            (always if name == "always" else common).update(shapes.words(str(path), name, listed))
    return always, common
