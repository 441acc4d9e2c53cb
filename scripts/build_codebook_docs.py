"""Writes docs/codebook.md from the codebook's data; with --check it only says whether the page is current."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.lexicon.ontology import EventType, Ontology, load_ontology

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"
HEAD = """<!-- Made by scripts/build_codebook_docs.py from src/dateline/data/ontology/plover: change those files. -->

# The codebook

{title} {version}, as Dateline holds it. This page derives from the
{source}, and is shared like it under {licence};
`src/dateline/data/ontology/plover/LICENSE.md` says what we changed. On the command line: `dateline codebook show TYPE`.

An event has one type, and any number of modes (how), contexts (what about) and auxiliary modes (in what status).
Scores run from -10, conflict, to 10, cooperation; an event bears that of its mode farthest from zero, or its type's.
Where it says *doubtful cases*, the codebook decides what could be two things.
"""


def render(ontology: Ontology) -> str:
    """The page."""
    head = HEAD.format(title=ontology.title, version=ontology.version, source=ontology.source, licence=ontology.licence)
    return "\n".join([head, *_overview(ontology), *_types(ontology), *_names(ontology), *_cameo(ontology)]) + "\n"


def _overview(ontology: Ontology) -> Iterator[str]:
    yield from ("## Types", "", "| type | quad | score | recipient | modes |", "|---|---|---|---|---|")
    for t in ontology.types.values():
        quad = ontology.quads[t.quad]
        recipient = "required" if t.requires_recipient else "optional"
        modes = ", ".join(t.modes) or "none"
        yield f"| [{t.name}](#{t.name.lower()}) | {quad.number} {quad.name} | {t.score:g} | {recipient} | {modes} |"


def _types(ontology: Ontology) -> Iterator[str]:
    for t in ontology.types.values():
        yield from ("", f"### {t.name}", "", t.definition)
        if t.modes:
            yield from ("", *_modes(ontology, t))
        if t.ambiguities:
            yield from ("", "Doubtful cases:", "", *(f"- {line}" for line in t.ambiguities))


def _modes(ontology: Ontology, event_type: EventType) -> Iterator[str]:
    yield from ("| mode | score | CAMEO | meaning |", "|---|---|---|---|")
    for mode in event_type.modes.values():
        code = ontology.cameo(event_type.name, [mode.name]) or ""
        yield f"| {mode.name} | {mode.score:g} | {code} | {mode.definition} |"


def _names(ontology: Ontology) -> Iterator[str]:
    for title, entries in (("Contexts", ontology.contexts), ("Auxiliary modes", ontology.auxiliary)):
        yield from ("", f"## {title}", "", "| name | meaning |", "|---|---|")
        yield from (f"| {name} | {meaning} |" for name, meaning in entries.items())
    yield from ("", "## Sectors", "", "| code | meaning | use |", "|---|---|---|")
    yield from (f"| {s.code} | {s.definition} | {s.use} |" for s in ontology.sectors.values())
    yield from (
        "",
        "## Actors that are no plain country",
        "",
        "| name | code | kind | counts with |",
        "|---|---|---|---|",
    )
    yield from (f"| {e.name} | {e.code} | {e.kind} | {e.country} |" for e in ontology.entities)


def _cameo(ontology: Ontology) -> Iterator[str]:
    yield from ("", "## CAMEO", "", "| code | meaning | type | mode | contexts | note |", "|---|---|---|---|---|---|")
    for c in ontology.cameo_table.codes.values():
        type_, mode, contexts = c.plover or ("", None, ())
        yield f"| {c.code} | {c.description} | {type_} | {mode or ''} | {', '.join(contexts)} | {c.note} |"


def main() -> int:
    """Writes the page, or checks it; 1 if it is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write")
    wanted = render(load_ontology())
    if not parser.parse_args().check:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
    sys.stdout.write(f"{PAGE.name} is {'current' if current else 'out of date: run scripts/build_codebook_docs.py'}\n")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
