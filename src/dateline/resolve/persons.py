"""Whom words stand for that name nobody: `the men`, `the hostages`, and `its` before who is meant."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.grammar import Tree
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

REACH = 3  # sentences within which they are looked for
FRONTED = frozenset({"prep", "advcl"})
PERSONS = frozenset({"person", "group", "people"})

Seen = Sequence[tuple[Candidate, Figure]]


def resolve_people(roster: Roster, candidate: Candidate) -> Figure | None:
    """The figure that a word for any persons stands for: those to whom something was done before those who acted."""
    words, head = roster.lexicon.reference, roster.tree.tokens[candidate.phrase.head]
    held = candidate.word in words.held_nouns
    if not (held or candidate.word in words.people_nouns) or not _is_plain(roster, candidate, head):
        return None
    near = [(c, f) for c, f in roster.sightings.since(head.sent - REACH) if _may_be(roster, candidate, c, f)]
    for chosen in (_held(roster, near), () if held and candidate.number == "many" else near):
        found = {id(f): f for _, f in chosen}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _is_plain(roster: Roster, candidate: Candidate, head: Token) -> bool:
    """Whether the words before it only point, and none behind it say who is meant."""
    first = roster.tree.tokens[candidate.phrase.first].lower
    said = candidate.code is None or candidate.code.country is None and candidate.marks <= {candidate.word}
    behind = roster.tree.tokens[head.i + 1].text if head.i + 1 < len(roster.tree) else ""
    telling = roster.tree.children(head, "relcl", "prep", "acl") if behind != "," else []
    return said and first in roster.lexicon.reference.definite and not telling and not roster.tree.child(head, "poss")


def _may_be(roster: Roster, candidate: Candidate, seen: Candidate, figure: Figure) -> bool:
    sent = roster.tree.tokens[candidate.phrase.head].sent
    token = roster.tree.tokens[seen.phrase.head]
    held = figure.code.kind in ("group", "organization") and not figure.names and _is_held(roster.tree, token, roster)
    kind = held or figure.code.kind in PERSONS and bool(seen.word or figure.names)
    return (
        kind
        and token.sent < sent
        and (held or figure.mentions[0].number == candidate.number or _is_gang(candidate, figure))
    )


def _is_gang(candidate: Candidate, figure: Figure) -> bool:
    """`A gang raided a bank. The men fled`: a group that is of many, though it is named as one."""
    return candidate.number == "many" and figure.code.kind == "group" and not figure.names


def _held(roster: Roster, near: Seen) -> Seen:
    """Those whom somebody has arrested, seized or kidnapped."""
    return [(c, f) for c, f in near if _is_held(roster.tree, roster.tree.tokens[c.phrase.head], roster)]


def _is_held(tree: Tree, token: Token, roster: Roster) -> bool:
    while token.dep == "conj":
        token = tree.head(token)
    return token.dep in ("dobj", "nsubjpass") and tree.head(token).lemma in roster.lexicon.reference.holding


def resolve_ahead(roster: Roster, candidate: Candidate) -> Figure | None:
    """The subject of the main clause, for a possessive in a phrase or clause that stands before it."""
    tree, token = roster.tree, roster.tree.tokens[candidate.phrase.head]
    pronoun = roster.lexicon.reference.pronouns.get(token.lower)
    top = next((t for t in tree.ancestors(token) if t.head == t.i), token)
    subject = tree.child(top, "nsubj", "nsubjpass")
    figure = roster.by_head.get(subject.i) if subject is not None and subject.i > token.i else None
    fronted = any(t.dep in FRONTED and t.head == top.i and t.i < token.i for t in tree.ancestors(token))
    if figure is None or pronoun is None or token.dep != "poss" or not fronted or figure.code.kind not in pronoun.kinds:
        return None
    gender = pronoun.gender not in "mf" or figure.gender in (pronoun.gender, "any")
    many = pronoun.number == "many" and figure.mentions[0].number == "one" and figure.code.kind in ("person", "state")
    return figure if gender and not many else None
