"""Writes docs/codebook.md and a page for each type from the data; --check only says whether they are current."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.lexicon.examples import RuleExample, read_examples
from dateline.lexicon.ontology import EventType, Ontology, load_ontology
from dateline.lexicon.rules import Act, Operator, Rules, load_rules

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"
PAGES = PAGE.with_suffix("")
KINDS = ("verb", "noun", "adj")
MOST_WORDS, MOST_EXAMPLES = 12, 2
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
        name = f"[{t.name}](codebook/{t.name.lower()}.md)"
        yield f"| {name} | {quad.number} {quad.name} | {t.score:g} | {recipient} | {modes} |"


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


TYPE_HEAD = """<!-- Made by scripts/build_codebook_docs.py from src/dateline/data: change those files. -->

# {name}

{definition} ({quad}, score {score:g}, recipient {recipient}.) [All types](../codebook.md); how this text may be
shared is said there.
"""


def render_pages(ontology: Ontology, rules: Rules) -> dict[str, str]:
    """File name -> page of each type: what it means, the acts that name it, the operators that give it."""
    examples: dict[str, list[RuleExample]] = {}
    for example in read_examples((), ontology):
        examples.setdefault(example.rule, []).append(example)
    return {f"{t.name.lower()}.md": _type_page(ontology, t, rules, examples) for t in ontology.types.values()}


def _type_page(ontology: Ontology, t: EventType, rules: Rules, examples: dict[str, list[RuleExample]]) -> str:
    head = TYPE_HEAD.format(
        name=t.name,
        definition=t.definition,
        quad=ontology.quads[t.quad].name,
        score=t.score,
        recipient="required" if t.requires_recipient else "optional",
    )
    lines = [head, *(_modes(ontology, t) if t.modes else ())]
    lines += ["", "## Doubtful cases", "", *(f"- {line}" for line in t.ambiguities)] if t.ambiguities else []
    lines += ["", "## Acts", "", "| rule | mode | words | example |", "|---|---|---|---|"]
    lines += [_act_row(act, examples.get(act.id, [])) for act in rules.acts if act.type == t.name]
    lines += ["", "## Operators that give it", "", "| operator | words | from | example |", "|---|---|---|---|"]
    lines += [row for op in rules.operators if (row := _operator_row(op, t.name, examples.get(op.id, [])))]
    return "\n".join(lines) + "\n"


def _act_row(act: Act, examples: list[RuleExample]) -> str:
    return _row(act.id, ", ".join(act.mode), _words(act), _texts(examples, act.type))


def _operator_row(operator: Operator, name: str, examples: list[RuleExample]) -> str:
    """The row of an operator; empty if nothing that it gives is of the type."""
    cells = [key for key, outer in operator.table.items() if _gives(outer, name)]
    cells += ["what is no act"] if _gives(operator.bare, name) else []
    return _row(operator.id, _words(operator), ", ".join(cells), _texts(examples, name)) if cells else ""


def _gives(outer: str, name: str) -> bool:
    return outer.lstrip("~").partition("/")[0].partition("+")[0] == name


def _words(rule: Act | Operator) -> str:
    found = [word for kind in KINDS for word in getattr(rule, kind)]
    return ", ".join(found[:MOST_WORDS]) + (f" and {len(found) - MOST_WORDS} more" if len(found) > MOST_WORDS else "")


def _texts(examples: list[RuleExample], name: str) -> str:
    return " ".join(f"*{e.text}*" for e in [e for e in examples if e.type == name][:MOST_EXAMPLES])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def main() -> int:
    """Writes the pages, or checks them; 1 if one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write")
    ontology = load_ontology()
    pages = render_pages(ontology, load_rules((), ontology))
    wanted = {PAGE: render(ontology), **{PAGES / name: text for name, text in pages.items()}}
    if not parser.parse_args().check:
        PAGES.mkdir(exist_ok=True)
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8")
        return 0
    old = [p.name for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    sys.stdout.write(f"out of date: {', '.join(old)}: run scripts/build_codebook_docs.py\n" if old else "current\n")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
