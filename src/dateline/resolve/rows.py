"""Two actors in a row, "A and B", and the words that stand for both or for one of them."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.checks import is_where
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

OFFICIAL = frozenset({"GOV", "MIL", "LEG"})
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


def resolve_again(roster: Roster, token: Token) -> tuple[Figure, ...]:
    """Those that "their" or "them" stands for after "the two countries", if nobody else of many is named since."""
    near = [(c, f) for c, f in roster.sightings.since(token.sent - 1) if c.phrase.head < token.i]
    last = next((c.phrase.head for c, _ in reversed(near) if c.points in ("pair", "many")), None)
    others = [c for c, _ in near if last is not None and c.phrase.head > last and c.number == "many"]
    return () if others else tuple(f for c, f in near if c.phrase.head == last)


def resolve_order(roster: Roster, candidate: Candidate) -> Figure | None:
    """The one of a row that "the former" or "the latter" stands for; none if no row of two stands before."""
    token = roster.tree.tokens[candidate.phrase.head]
    rows = _rows(roster, token)
    return rows[-1][1][roster.lexicon.reference.ordered.index(token.lower)] if rows else None


def resolve_many(roster: Roster, candidate: Candidate) -> tuple[Figure, ...]:
    """Those that "the three countries" stands for: so many in a row, or all that the last sentences name."""
    token = roster.tree.tokens[candidate.phrase.head]
    counts = roster.lexicon.reference.counts
    said = (counts.index(t.lower) + 2 for t in roster.tree.children(token) if t.lower in counts)
    number = next(said, 0)
    near = [(c, f) for c, f in roster.sightings.since(token.sent - WINDOW) if c.phrase.head < token.i]
    for seen, _ in reversed(near):
        head = roster.tree.tokens[seen.phrase.head]
        row = [roster.by_head.get(t.i) for t in (head, *_joined(roster.tree, head))]
        if len(row) == number and head.dep != "conj" and all(f is not None and f.code.country for f in row):
            return tuple(f for f in row if f is not None)
    for away in range(WINDOW + 1):
        named = {f.code.country: f for c, f in near if token.sent - _sent(roster, c) <= away and _deals(roster, c, f)}
        if len(named) >= number:
            return tuple(named.values()) if len(named) == number else ()
    return ()


def _sent(roster: Roster, candidate: Candidate) -> int:
    return roster.tree.tokens[candidate.phrase.head].sent


def _deals(roster: Roster, candidate: Candidate, figure: Figure) -> bool:
    """Whether a mention is of a state, or of one who acts for it, and tells more than where something is."""
    official = figure.code.kind in ("state", "people") or not OFFICIAL.isdisjoint(figure.code.sectors)
    where = is_where(roster.tree, roster.lexicon, roster.tree.tokens[candidate.phrase.head])
    return official and bool(figure.code.country) and not where


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
