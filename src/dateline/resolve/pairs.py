"""Whom `the two countries`, `both sides`, `the warring parties` stand for: just two, or nobody."""

from __future__ import annotations

from collections import Counter

from dateline.grammar import Tree
from dateline.grammar.tree import SUBJECTS
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.checks import is_where
from dateline.resolve.pointers import WINDOW, acting_on
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

PERSON, GROUP, STATE, FORCE, OFFICE = "person", "group", "state", "force", "office"
# Sentences in which two who stand alone are meant before those whom the whole report is about.
NEAR = 1
NEAREST, FARTHER = range(NEAR + 1), range(NEAR + 1, WINDOW + 1)
# Mentions that each of a report's two sides has, and by how many the second leads the third.
FEWEST, LEAD = 2, 1
# Who acts for a state; and armed sides of their own.
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
RELATIVE = ("WDT", "WP")
ARMED = frozenset({"REB", "PRM"})
FORCES = ARMED | {"MIL"}
PARTS = ("region:", "city:")  # of ids of what lies in a state and is no side: `talks on Ladakh`


def resolve_pair(roster: Roster, candidate: Candidate) -> tuple[Figure, ...]:
    """The two whom such words stand for: those just named, else the two sides of the report."""
    token = roster.tree.tokens[candidate.phrase.head]
    kind = _kind(roster, token)
    others = acting_on(roster.tree, token) | _beside(roster, token) | _above(roster, token)
    own = {roster.by_head[i] for i in others if i in roster.by_head}
    doing = [roster.by_head[i] for i in acting_on(roster.tree, token) if i in roster.by_head]
    lands = {f.code.country for f in doing} - {None} if kind == STATE else set()
    others |= {c.phrase.head for c, f in roster.sightings.since(token.sent) if f in own}
    others |= {c.phrase.head for c, f in roster.sightings.since(token.sent - WINDOW) if f.code.country in lands}
    armed = roster.lexicon.reference.armed_pairs if kind == GROUP else frozenset()
    found = _near(roster, token, others, FORCE, range(WINDOW, WINDOW + 1)) if token.lower in armed else ()
    found = found or _foes(roster, token, others) or _near(roster, token, others, kind, NEAREST)
    if not found and kind != PERSON:
        found = _sides(roster, token, others)
        if token.lower in roster.lexicon.reference.own_bands and any(f.code.kind == "state" for f in found):
            found = ()
    if not found and token.lower in roster.lexicon.reference.state_heads:
        lands = {f.code.country for f in own} - {None}
        found = _near(roster, token, others, kind, FARTHER) or _headed(roster, token, others, lands)
    found = found or _near(roster, token, others, kind, FARTHER)
    return found or (_fighters(roster, token) if kind != PERSON else ())


def _headed(roster: Roster, token: Token, others: frozenset[int], lands: set[str | None]) -> tuple[Figure, ...]:
    """`the two presidents` whom nobody names: those of the two states that were just named, else the report's two.

    lands: those of who has to do with them, which are not meant.
    """
    others |= {c.phrase.head for c, f in roster.sightings.since(token.sent - WINDOW) if f.code.country in lands}
    for kind, reaches in ((OFFICE, NEAREST), (STATE, NEAREST), ("", NEAREST), (STATE, FARTHER)):
        found = _near(roster, token, others, kind, reaches) if kind else _sides(roster, token, others)
        if found:
            return found if kind == OFFICE or all(f.code.kind == "state" for f in found) else ()
    return ()


def _fighters(roster: Roster, token: Token) -> tuple[Figure, ...]:
    """`Farmers clashed with herders. Both sides threw stones`: whoever they are who fought just before."""
    tree = roster.tree
    first = tree.parse.sents[max(token.sent - NEAR, 0)][0]
    words = tree.words.get("brawling", frozenset())
    for fight in (t for t in reversed(tree.tokens[first : token.i]) if t.lemma in words):
        preps = (p for p in tree.children(fight, "prep") if p.lower in tree.words.get("fought_with", ()))
        heads = [*tree.children(fight, *SUBJECTS), *(n for p in preps for n in tree.children(p, "pobj"))]
        heads += [c for head in heads for c in tree.children(head, "conj")]
        sides = dict.fromkeys(roster.by_head[t.i] for t in heads if t.i in roster.by_head)
        if len(sides) == 2 or len(sides) == 1 and any(_is_two(tree, t) for t in heads):
            return tuple(sides)
    return ()


def _is_two(tree: Tree, noun: Token) -> bool:
    """`Two groups of villagers clashed`: a phrase that tells of both sides."""
    words = tree.words.get("two_sided", frozenset())
    return noun.tag == "NNS" and any(t.lower in words for t in tree.children(noun, "nummod", "amod"))


def _foes(roster: Roster, token: Token, others: frozenset[int]) -> tuple[Figure, ...]:
    """`both sides` of a fight that goes on: the report's two sides, if one is armed and both were just named."""
    if token.lower not in roster.lexicon.reference.fighting:
        return ()
    if _tells_of_war(roster, token) and (forces := _near(roster, token, others, FORCE, range(WINDOW, WINDOW + 1))):
        return forces
    sides = _sides(roster, token, others)
    near = {f for _, f in roster.sightings.since(token.sent - WINDOW)}
    armed = any(ARMED & set(f.code.sectors) for f in sides)
    return sides if armed and all(_side(f) in {_side(n) for n in near} for f in sides) else ()


def _tells_of_war(roster: Roster, token: Token) -> bool:
    """Whether this sentence or the one before it has a word for fighting."""
    words = roster.tree.words.get("at_war", frozenset())
    first = roster.tree.parse.sents[max(token.sent - 1, 0)][0]
    return any(t.lemma in words for t in roster.tree.tokens[first : roster.tree.parse.sents[token.sent][1]])


def _kind(roster: Roster, token: Token) -> str:
    """What two of a name are: persons, groups or states."""
    reference = roster.lexicon.reference
    if token.lower in reference.person_pairs:
        return PERSON
    return GROUP if token.lower in reference.group_pairs else STATE


def _near(roster: Roster, token: Token, others: frozenset[int], kind: str, reaches: range) -> tuple[Figure, ...]:
    """The only two that the last sentences name; none as soon as they name more."""
    tree = roster.tree
    before = [(c, f) for c, f in roster.sightings.since(token.sent - WINDOW) if c.phrase.head not in others]
    for reach in reaches:
        seen = [(c, f) for c, f in before if token.sent - tree.tokens[c.phrase.head].sent <= reach]
        near = [(c, f) for c, f in seen if _may_pair(c, f, kind) and not _is_seat(tree, tree.tokens[c.phrase.head])]
        if kind == PERSON and token.lower in roster.lexicon.reference.office_pairs:
            near = _in_office(near)
        elsewhere = [(c, f) for c, f in near if not is_where(tree, roster.lexicon, tree.tokens[c.phrase.head])]
        for chosen in (elsewhere, near):
            # of a state and what lies in it the state is meant
            found = {_identity(f, kind): f for _, f in sorted(chosen, key=lambda pair: _rank(pair[1]))}
            if len(found) == 2:
                return tuple(found.values())
        if len(near) > 2:
            return ()
    return ()


def _sides(roster: Roster, token: Token, others: frozenset[int]) -> tuple[Figure, ...]:
    """The two that a report has named most, each of them more often than any third."""
    counts: Counter[str] = Counter()
    known: dict[str, Figure] = {}
    told: set[tuple[str, int]] = set()
    for candidate, figure in roster.sightings.backwards():
        side = _side(figure)
        if not side or candidate.phrase.head in others:
            continue
        at = (side, roster.tree.tokens[candidate.phrase.head].sent)
        counts[side] += at not in told  # an embassy, its state and the `it` behind them are one sign of a side
        told.add(at)
        if side not in known or _rank(figure) > _rank(known[side]):
            known[side] = figure
    first, second, third = (counts.most_common(3) + [("", 0)] * 3)[:3]
    clear = second[1] >= FEWEST and second[1] >= third[1] + LEAD
    return (known[first[0]], known[second[0]]) if clear else ()


def _rank(figure: Figure) -> int:
    """A state's own name stands for it before that of its capital, and who acts for it before one of its regions."""
    if figure.code.kind == "state" and not figure.code.sectors:
        return 2 if (figure.code.lexicon_id or "").startswith("country:") else 0
    return 1


def _side(figure: Figure) -> str:
    """What tells one side from another: a state, with all who act for it, or an armed group."""
    code = figure.code
    if ARMED & set(code.sectors):
        return str(id(figure)) if figure.names else ""
    acts = OFFICIAL & set(code.sectors) or (code.kind in ("state", "people") and not code.sectors)
    return (code.country or "") if acts else ""


def _beside(roster: Roster, token: Token) -> frozenset[int]:
    """Who has only helped or given a place in the sentence: `the accord, brokered by Oman, was signed in Muscat`."""
    tree = roster.tree
    heads = (tree.tokens[c.phrase.head] for c, _ in roster.sightings.since(token.sent))
    return frozenset(t.i for t in heads if _is_helper(tree, t) or is_where(tree, roster.lexicon, t))


def _is_seat(tree: Tree, token: Token) -> bool:
    """`The Omani embassy in Lima said`: where only some body is that does something."""
    prep = tree.head(token)
    over = tree.head(prep)
    placed = token.dep == "pobj" and prep.lower in tree.words.get("locative", ())
    return placed and over.pos == "NOUN" and over.dep in SUBJECTS


def _above(roster: Roster, token: Token) -> frozenset[int]:
    """Who does something to a pair from farther off: `Oman, which has bases in both states, called on both sides`."""
    tree = roster.tree
    verb = next((t for t in tree.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.dep == "relcl" and token not in tree.children(verb, "nsubj"):
        head = tree.head(verb)  # `Kuwait, whose tankers both sides have hit`
        return frozenset({head.i, *(t.i for t in tree.children(verb, "nsubj")), *_relatives(tree, verb)})
    subjects = tree.children(verb, "nsubj") if verb is not None else []
    if token in subjects:
        return frozenset()
    while verb is not None and verb.dep == "xcomp" and not subjects:  # `China offered to mediate between the two`
        verb = tree.head(verb)
        subjects = tree.children(verb, "nsubj")
    if verb is not None and verb.dep == "relcl" and any(t.tag in RELATIVE for t in subjects):
        subjects = [*subjects, tree.head(verb)]
    clauses = (clause for t in subjects for clause in tree.children(t, "relcl"))
    pronouns = (t for clause in clauses for t in tree.children(clause, "nsubj") if t.tag in RELATIVE)
    return frozenset(t.i for t in (*subjects, *pronouns))


def _relatives(tree: Tree, verb: Token) -> list[int]:
    return [t.i for t in tree.subtree(verb) if t.tag in (*RELATIVE, "WP$")]


def _is_helper(tree: Tree, token: Token) -> bool:
    by = tree.head(token)
    return token.dep == "pobj" and by.lower == "by" and tree.head(by).dep == "acl"


def _in_office(near: list[tuple[Candidate, Figure]]) -> list[tuple[Candidate, Figure]]:
    """Those who hold an office; both of just two of whom one does ("Minister Doe met her colleague Roe")."""
    holding = [(c, f) for c, f in near if {"GOV", "ELI"} & set(f.code.sectors)]
    return near if len({id(f) for _, f in near}) == 2 and len({id(f) for _, f in holding}) == 1 else holding


def _may_pair(seen: Candidate, figure: Figure, kind: str) -> bool:
    if kind == PERSON:
        return figure.code.kind == "person" and seen.number == "one" and bool(figure.names)
    if kind == OFFICE:
        return figure.code.kind == "group" and "GOV" in figure.code.sectors and bool(figure.code.country)
    if kind == FORCE:
        return figure.code.kind != "person" and bool(FORCES & set(figure.code.sectors))
    if kind == GROUP:
        return figure.code.kind in ("group", "organization") and bool(figure.names)
    code = figure.code
    whole = code.kind in ("state", "people") and not (code.lexicon_id or "").startswith(PARTS)
    return whole and bool(code.country) and "GOV" not in code.sectors


def _identity(figure: Figure, kind: str) -> str:
    return str(figure.code.country) if kind in (STATE, OFFICE) else str(id(figure))


def resolve_other(roster: Roster, candidate: Candidate) -> Figure | None:
    """The state that `its neighbour` stands for: the only one that was just named beside the one whose it is."""
    token = roster.tree.tokens[candidate.phrase.head]
    owner = next((roster.by_head[t.i] for t in roster.tree.children(token, "poss") if t.i in roster.by_head), None)
    if owner is None or owner.code.country is None:
        return None
    named = [f for _, f in roster.sightings.since(token.sent - WINDOW) if _may_pair(candidate, f, STATE)]
    others = {f.code.country: f for f in named if f.code.country != owner.code.country}
    return next(iter(others.values())) if len(others) == 1 else None
