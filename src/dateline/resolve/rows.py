"""Two actors in a row, "A and B", and the words that stand for both or for one of them."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
WINDOW = 2  # sentences back that such a row may stand
Row = tuple[Figure, Figure]


def resolve_both(roster: Roster, token: Token) -> Row | None:
    """The two that "they" stands for: the only subjects of the sentence before, in a row ("Chad and Mali withdrew")."""
    rows = [(head, row) for head, row in _rows(roster, token) if head.dep in SUBJECTS and head.sent == token.sent - 1]
    singles = all(f.mentions[0].number == "one" for _, row in rows for f in row)
    return rows[0][1] if len(rows) == 1 and singles else None


def resolve_row(roster: Roster, token: Token) -> tuple[Figure, ...]:
    """Those that "they" stands for below a verb whose subjects stand in a row: "A, B and C said that they would"."""
    tree = roster.tree
    for verb in tree.ancestors(token):
        subject = next((t for t in tree.children(verb, *SUBJECTS) if t.i < token.i), None)
        if verb.pos == "VERB" and subject is not None:
            heads = [subject, *_joined(tree, subject)]
            figures = [roster.by_head[t.i] for t in heads if t.i in roster.by_head]
            singles = all(f.mentions[0].number == "one" for f in figures)
            return tuple(figures) if len(heads) == len(figures) > 1 and singles else ()
    return ()


def _joined(tree: Tree, token: Token) -> list[Token]:
    return [n for t in tree.children(token, "conj") for n in (t, *_joined(tree, t))]


def resolve_order(roster: Roster, candidate: Candidate) -> Figure | None:
    """The one of a row that "the former" or "the latter" stands for; none if no row of two stands before."""
    token = roster.tree.tokens[candidate.phrase.head]
    rows = _rows(roster, token)
    return rows[-1][1][roster.lexicon.reference.ordered.index(token.lower)] if rows else None


def _rows(roster: Roster, token: Token) -> list[tuple[Token, Row]]:
    """The rows of just two actors before a word, each with the first one's head."""
    tree = roster.tree
    found: list[tuple[Token, Row]] = []
    for candidate, figure in roster.sightings.since(token.sent - WINDOW):
        head = tree.tokens[candidate.phrase.head]
        others = [t for t in tree.children(head, "conj") if t.i in roster.by_head]
        if head.i >= token.i or head.dep == "conj" or len(others) != 1 or tree.children(others[0], "conj"):
            continue
        other = roster.by_head[others[0].i]
        if other is not figure and others[0].i < token.i:
            found.append((head, (figure, other)))
    return found
