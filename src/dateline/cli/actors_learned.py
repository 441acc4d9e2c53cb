"""`dateline actors learn` and `learned`: roles that reports teach, and a person's judgement of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError
from dateline.lexicon.learned_folder import Learned, read_learned, write_learned
from dateline.lexicon.words import name_key
from dateline.model.learned import CONFIRMED, STRUCK, LearnedRole
from dateline.resolve.learned import find_sightings
from dateline.resolve.learned import learn as settle

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that was learned into.")]
Names = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Judge a person's role; repeatable.")]


def learn(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Text, HTML or .jsonl files, folders, or -.")],
    *,
    into: Annotated[Path, typer.Option(metavar="DIR", help="The folder that keeps what is learned.")],
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")] = 1,
) -> None:
    """Learn from dated reports who holds which office; use it with `dateline code --learned DIR`."""
    from dateline.cli.code import set_up
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given
    from dateline.run.many import code_many

    before = read_learned(into)
    intakes = read_inputs(tuple(inputs), Given(), sys.stdin.buffer)
    seen = find_sightings(code_many(intakes, set_up(None, lexicon or [], workers)))
    _keep(into, replace(before, sightings=(*before.sightings, *seen)))


def learned(folder: Folder, *, confirm: Names = None, strike: Names = None) -> None:
    """List what was learned and from which words; confirm or strike it."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder: `dateline actors learn REPORTS --into {folder}` makes it")
    known = read_learned(folder)
    verdicts = dict.fromkeys(confirm or (), CONFIRMED) | dict.fromkeys(strike or (), STRUCK)
    if not verdicts:
        _show(settle(known.sightings, known.judgements))
        return
    names = {name_key(s.name): s.name for s in known.sightings}
    for name in verdicts:
        if name_key(name) not in names:
            raise UsageError(f"{folder}: nothing was learned of {name!r}: see `dateline actors learned {folder}`")
    told = {names[name_key(name)]: verdict for name, verdict in verdicts.items()}
    _keep(folder, replace(known, judgements={**known.judgements, **told}))


def _keep(folder: Path, known: Learned) -> None:
    roles = settle(known.sightings, known.judgements)
    write_learned(folder, known, roles)
    _show(roles)


def _show(roles: Iterable[LearnedRole]) -> None:
    for role in roles:
        held = f"{role.since}..{role.until or ''}"
        names = " | ".join((role.name, *role.aliases))
        typer.echo("\t".join((names, role.role, role.country, "+".join(role.sectors), held, role.state, role.why)))
        for sighting in role.sightings:
            typer.echo(f"\t{sighting.on} {sighting.article}: {sighting.words}")
