"""`dateline codebook`: look at the codebook, and check it with one's own entries laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.cli.apps import make_app
from dateline.cli.codebook_coverage import coverage
from dateline.cli.layers import find_layers
from dateline.lexicon.ontology import EventType, Ontology, load_ontology

app = make_app("The codebook: its types, modes and contexts.")
app.command()(coverage)
Folders = Annotated[list[Path] | None, typer.Option("--lexicon", metavar="DIR", help="Own knowledge; repeatable.")]


@app.command("list")
def list_types(lexicon: Folders = None) -> None:
    """List the event types with their modes and scores, and the contexts."""
    ontology = load_ontology(find_layers(lexicon))
    table = Table("type", "quad", "score", "modes", title=f"{ontology.title} {ontology.version}".strip())
    for event_type in ontology.types.values():
        modes = ", ".join(event_type.modes)
        table.add_row(event_type.name, ontology.quads[event_type.quad].name, f"{event_type.score:+g}", modes)
    console = Console()
    console.print(table)
    console.print(f"contexts: {', '.join(ontology.contexts)}", f"auxiliary: {', '.join(ontology.auxiliary)}", sep="\n")


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="TYPE", help="An event type or a context.")],
    *,
    lexicon: Folders = None,
) -> None:
    """Show a type with its modes and how doubtful cases are decided, or a context."""
    ontology = load_ontology(find_layers(lexicon))
    console = Console()
    if name in ontology.contexts:
        console.print(f"[bold]{name}[/bold] (context)\n{escape(ontology.contexts[name])}")
        return
    _show_type(console, ontology, ontology.type(name if name in ontology.types else name.upper()))


def _show_type(console: Console, ontology: Ontology, event_type: EventType) -> None:
    recipient = "needs a recipient" if event_type.requires_recipient else "recipient optional"
    code = ontology.cameo(event_type.name)
    facts = [ontology.quads[event_type.quad].name, f"score {event_type.score:+g}", recipient]
    console.print(f"[bold]{event_type.name}[/bold] ({', '.join(facts + ([f'CAMEO {code}'] if code else []))})")
    console.print(escape(event_type.definition))
    if event_type.modes:
        table = Table("mode", "score", "CAMEO", "definition")
        for mode in event_type.modes.values():
            cameo = ontology.cameo(event_type.name, [mode.name]) or ""
            table.add_row(mode.name, f"{mode.score:+g}", cameo, escape(mode.definition))
        console.print(table)
    for line in event_type.ambiguities:
        console.print(f"- {escape(line)}")


@app.command()
def check(
    *,
    lexicon: Folders = None,
    examples: Annotated[bool, typer.Option(help="Run the examples that rules carry; takes the parser.")] = True,
) -> None:
    """Load all knowledge files, say what is wrong with them, and run the rules' own examples.

    With a lexicon, the examples are those of its rules alone.
    """
    from dateline.run.check import check_knowledge

    layers = find_layers(lexicon, checked=False)
    console = Console()
    report = check_knowledge(layers)
    for what, count in report.counts:
        console.print(f"{count:>6} {what}")
    faults = [*report.faults, *(_failed_examples(layers) if examples and not report.faults else ())]
    for fault in faults:
        console.print(f"[red]fault:[/red] {escape(fault)}", soft_wrap=True)
    console.print(f"[bold]{len(faults)} faults[/bold]" if faults else "[green]all is well[/green]")
    raise typer.Exit(1 if faults else 0)


def _failed_examples(layers: tuple[Path, ...]) -> Iterator[str]:
    from dateline.lexicon.examples import read_examples
    from dateline.run.coder import load_coder
    from dateline.run.examples import run_examples, show_events

    coder = load_coder(None, layers)
    listed = read_examples(layers, coder.knowledge.ontology, own=bool(layers))
    for example, reading in run_examples(coder, listed):
        wanted = f"should give {example.wanted}" if example.type else "must not be coded by this rule"
        yield f"{example.place}: example {example.text!r} {wanted}: it gave {show_events(reading)}"
