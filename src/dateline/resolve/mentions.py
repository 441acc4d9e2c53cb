"""Finds the actors of a parsed article and every place where it mentions them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import Actor, Mention, Note
from dateline.resolve.bands import join_bands
from dateline.resolve.candidates import Candidate, find_candidates
from dateline.resolve.owned import join_owners
from dateline.resolve.pairs import resolve_other, resolve_pair
from dateline.resolve.persons import resolve_ahead, resolve_people
from dateline.resolve.plaincase import is_shouted, plain_case
from dateline.resolve.pointers import resolve_noun, resolve_pronoun, resolve_relative
from dateline.resolve.roster import Roster
from dateline.resolve.rows import SUBJECTS, resolve_again, resolve_both, resolve_many, resolve_order, resolve_row
from dateline.resolve.sightings import Figure


def find_actors(
    tree: Tree, lexicon: ActorLexicon, *, on: dt.date | None, given: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Note, ...]]:
    """The actors of an article in the order of their first mention, their mentions, and what was left undecided.

    on: the day at which roles are judged. given: character spans that are actors whatever they look like.
    """
    roster = Roster(tree, lexicon)
    open_ones = [
        candidate
        for candidate in find_candidates(tree, lexicon, on, given)
        if not _place(roster, candidate) and candidate.points in ("pair", "many", "pronoun")
    ]
    notes = [_undecided(tree, candidate) for candidate in open_ones if not _place_ahead(roster, candidate)]
    notes += join_bands(roster)
    join_owners(roster)
    return *_write(tree, roster, lexicon.known_case()), tuple(notes)


def _place(roster: Roster, candidate: Candidate) -> bool:
    """Finds the figures that a candidate mentions; whether it found any."""
    meant = _meant(roster, candidate)
    for figure in meant:
        roster.note(candidate._replace(code=None), figure)
    if meant:
        return True
    if candidate.code is None or (
        candidate.points in ("pronoun", "echo", "relative", "pair", "order") and not candidate.given
    ):
        return False
    roster.add(candidate)
    return True


def _place_ahead(roster: Roster, candidate: Candidate) -> bool:
    """Whether a pronoun stands for who comes behind it: `After the arrest of its consul, Chad closed the border`."""
    figure = resolve_ahead(roster, candidate) if candidate.points == "pronoun" else None
    if figure is not None:
        roster.note(candidate, figure)
    return figure is not None


def _meant(roster: Roster, candidate: Candidate) -> tuple[Figure, ...]:
    """The figures that a phrase which points back stands for."""
    if candidate.points == "pair":
        return resolve_pair(roster, candidate)
    if candidate.points == "many":
        return resolve_many(roster, candidate)
    if candidate.points == "pronoun" and candidate.number == "many":
        token = roster.tree.tokens[candidate.phrase.head]
        if token.dep in SUBJECTS and (row := resolve_row(roster, token) or resolve_both(roster, token)):
            return row
        if token.dep in ("poss", "dobj") and (both := resolve_again(roster, token)):
            return both
    figure = _one_meant(roster, candidate)
    return (figure,) if figure else ()


def _one_meant(roster: Roster, candidate: Candidate) -> Figure | None:
    if not candidate.points:
        return None if candidate.given else resolve_people(roster, candidate)
    if candidate.points == "echo":
        return roster.echo(candidate)
    resolve = {"order": resolve_order, "other": resolve_other, "relative": resolve_relative, "pronoun": resolve_pronoun}
    return resolve.get(candidate.points, resolve_noun)(roster, candidate)


def _undecided(tree: Tree, candidate: Candidate) -> Note:
    evidence = tree.evidence(tree.tokens[candidate.phrase.first], tree.tokens[candidate.phrase.last])
    return Note(code="actor.undecided", text=f"{evidence.text!r}: no single actor before it fits", evidence=evidence)


def _write(tree: Tree, roster: Roster, cases: Mapping[str, str]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    figures = sorted(roster.figures, key=lambda f: min((c.phrase.first, -c.phrase.last) for c in f.mentions))
    inside = _nested({(c.phrase.first, c.phrase.last) for c, _ in roster.seen})
    actors: list[Actor] = []
    mentions: list[Mention] = []
    for number, figure in enumerate(figures, 1):
        own = [_mention(tree, c, f"a{number}", inside) for c in figure.mentions]
        mentions += own
        actor = _actor(f"a{number}", figure, tuple(sorted({(m.start, m.end) for m in own})))
        actors.append(_in_plain_case(tree, cases, actor, figure))
    return tuple(actors), tuple(sorted(mentions, key=lambda m: (m.first, -m.last, m.actor)))


def _in_plain_case(tree: Tree, cases: Mapping[str, str], actor: Actor, figure: Figure) -> Actor:
    """The actor with a name that can be read, where the report shouts it."""
    if any(c.islower() for c in actor.name) or not is_shouted(tree, figure.mentions[0].phrase.head):
        return actor
    return replace(actor, name=plain_case(actor.name, cases, proper=bool(figure.names)))


def _nested(spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans that lie inside another one."""
    found, farthest = set(), -1
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if last <= farthest:
            found.add((first, last))
        farthest = max(farthest, last)
    return found


def _mention(tree: Tree, candidate: Candidate, actor: str, inside: set[tuple[int, int]]) -> Mention:
    phrase = candidate.phrase
    nested = (phrase.first, phrase.last) in inside
    start, end = tree.tokens[phrase.first].start, tree.tokens[phrase.last].end
    return Mention(
        first=phrase.first, last=phrase.last, head=phrase.head, actor=actor, start=start, end=end, nested=nested
    )  # fmt: skip


def _actor(ident: str, figure: Figure, spans: tuple[tuple[int, int], ...]) -> Actor:
    code = figure.code
    return Actor(
        id=ident, name=code.name, kind=code.kind, country=code.country, sectors=code.sectors, role=code.role,
        lexicon_id=code.lexicon_id, basis=code.basis, mentions=spans,
    )  # fmt: skip
