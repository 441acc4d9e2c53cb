"""Which statements answer which: a denial is linked to what it denies, a confirmation to what it confirms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Statement

ACCUSING = frozenset({"accuses", "alleges"})
CLAIMING = frozenset({"claims", "claims-responsibility"})
TELLING = frozenset({"asserts", "reports", "warns", "suggests", "announces", "condemns", "demands"})
NEAR = 90
REACH = 220
SHORTEST_WORD = 5
STEM = 4

Speakers = Sequence[str | None]
About = Sequence[frozenset[str]]


def link_answers(statements: Sequence[Statement], speakers: Speakers, about: About) -> tuple[tuple[int, ...], ...]:
    """For each statement the indices of the earlier ones that it answers, in text order.

    speakers: id of the actor who makes each statement, None if unknown;
    about: ids of the actors that its content names.
    """
    return tuple(_answered(n, statements, speakers, about) for n in range(len(statements)))


def _answered(n: int, statements: Sequence[Statement], speakers: Speakers, about: About) -> tuple[int, ...]:
    reply = statements[n]
    if reply.answers:
        return _referred(n, statements, speakers, about)
    if reply.stance == "denies" or reply.act == "confirms":
        return _same_matter(n, statements, speakers, about)
    return ()


def _referred(n: int, statements: Sequence[Statement], speakers: Speakers, about: About) -> tuple[int, ...]:
    """What "the allegations", "the charge" or "any involvement" point back to."""
    for acts in (ACCUSING, CLAIMING, TELLING):
        found = _open(n, statements, speakers, acts)
        if not found:
            continue
        if acts is not TELLING and _is_plural(statements[n].content.text):
            return _run(found, statements, n)
        against = [i for i in found if speakers[n] is not None and speakers[n] in about[i]]
        return (against[-1] if against and acts is ACCUSING else found[-1],)
    return ()


def _open(n: int, statements: Sequence[Statement], speakers: Speakers, acts: frozenset[str]) -> list[int]:
    """Earlier statements of others, near enough to be meant, that are made with one of the acts."""
    reply = statements[n]
    return [
        i
        for i, other in enumerate(statements[:n])
        if other.act in acts
        and other.stance != "denies"
        and _place(reply) - REACH <= _place(other) < _place(reply)
        and not _same_speaker(reply, other, (speakers[n], speakers[i]))
        and not _holds(other, reply)
    ]


def _place(statement: Statement) -> int:
    return statement.cue_head if statement.cue_head is not None else statement.first


def _same_speaker(reply: Statement, other: Statement, ids: tuple[str | None, str | None]) -> bool:
    if reply.source_head is not None and reply.source_head == other.source_head:
        return True
    return ids[0] is not None and ids[0] == ids[1]


def _holds(other: Statement, reply: Statement) -> bool:
    """Whether the reply stands inside the other's content: a report of it, not what it answers."""
    return other.first <= _place(reply) <= other.last


def _is_plural(text: str) -> bool:
    words = [re.sub(r"['’]s$|s['’]$", "", w.strip('.,;“”"')) for w in text.split()[:4]]
    return any(len(w) >= SHORTEST_WORD and w.endswith("s") and not w.endswith("ss") for w in words)


def _run(found: list[int], statements: Sequence[Statement], n: int) -> tuple[int, ...]:
    """The accusations that follow each other without a long gap up to the reply."""
    run: list[int] = []
    at = _place(statements[n])
    for i in reversed(found):
        if run and at - _place(statements[i]) > NEAR:
            break
        run.append(i)
        at = _place(statements[i])
    return tuple(reversed(run))


def _same_matter(n: int, statements: Sequence[Statement], speakers: Speakers, about: About) -> tuple[int, ...]:
    """For "denied that its planes had bombed the town": the latest claim of another that tells of the same."""
    mine = _matter(statements[n].content.text)
    for acts in (ACCUSING | CLAIMING, TELLING):
        for i in reversed(_open(n, statements, speakers, acts)):
            shared = len(mine & _matter(statements[i].content.text))
            if shared >= 2 or shared and about[n] & about[i]:
                return (i,)
    return ()


def _matter(text: str) -> frozenset[str]:
    """The stems of a text's longer words."""
    return frozenset(w[:STEM] for w in re.findall(r"\w+", text.lower()) if len(w) >= SHORTEST_WORD)
