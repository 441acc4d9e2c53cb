"""Who `I` and `we` are inside a quotation: whoever is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.model import Mention, Statement

# How far from its head, in tokens, a source may name its speaker.
NEAR = 40


def speaker_of(cast: Cast, statement: Statement) -> str | None:
    """The id of the actor that a statement's source names, None if it names none."""
    if statement.source_head is None:
        return None
    found = cast.at(cast.tree.tokens[statement.source_head])
    pronoun = cast.tree.tokens[statement.source_head].pos == "PRON"
    if not found and statement.source is not None and not pronoun:
        span = statement.source
        inside = cast.within(statement.source_head - NEAR, statement.source_head + NEAR)
        found = [m for m in inside if m.start < span.end and span.start < m.end and not m.nested]
    return found[0].actor if found else None


def first_person(
    tree: Tree, cast: Cast, statements: Sequence[Statement], pronouns: frozenset[str]
) -> tuple[Mention, ...]:
    """Mentions of the speaker by pronouns of the first person in what is quoted."""
    found: dict[int, Mention] = {}
    for statement in sorted(statements, key=lambda s: s.first - s.last):
        speaker = speaker_of(cast, statement) if statement.kind != "indirect" else None
        if speaker is None:
            continue
        for token in tree.tokens[statement.first : statement.last + 1]:
            if token.lower in pronouns and not cast.at(token):
                found[token.i] = Mention(
                    first=token.i, last=token.i, head=token.i, actor=speaker, start=token.start, end=token.end
                )
    return tuple(found.values())
