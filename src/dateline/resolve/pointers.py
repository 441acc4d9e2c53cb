"""Finds whom pronouns and phrases such as `the two countries` stand for; a tie stays open."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.lexicon.reference import Pronoun
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.checks import is_where
from dateline.resolve.kinds import STATES
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

# Sentences that a pronoun may look back; how far the best antecedent must lead; what counts for and against one.
WINDOW, CLEAR, QUOTED, GENDER = 3, 0.25, 1.5, 0.5
INNER = frozenset({"amod", "compound", "nmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def resolve_pronoun(roster: Roster, candidate: Candidate) -> Figure | None:
    """The figure that a pronoun stands for, by nearness and place in the sentence; None if none or several fit."""
    token = roster.tree.tokens[candidate.phrase.head]
    pronoun = roster.lexicon.reference.pronouns.get(token.lower)
    if pronoun is None or _is_empty(roster, token, pronoun):
        return None
    scores: dict[int, tuple[float, Figure]] = {}
    for score, figure in _antecedents(roster, token, pronoun):
        if score > scores.get(id(figure), (0.0, figure))[0]:
            scores[id(figure)] = (score, figure)
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR):
        return None
    if len(ranked) > 1 and _may_be_either(roster, token, ranked[0][1], ranked[1][1]):
        return None
    if ranked[0][1].gender == "any" and pronoun.gender in "mf":
        ranked[0][1].gender = pronoun.gender
    return ranked[0][1]


def _antecedents(roster: Roster, token: Token, pronoun: Pronoun) -> Iterator[tuple[float, Figure]]:
    """Each mention before a pronoun that it may stand for, with how likely it is."""
    tree = roster.tree
    held = frozenset(t.i for t in tree.subtree(tree.head(token))) if token.dep == "poss" else None
    acting = _acting(roster, token)
    for seen, figure in reversed(roster.seen):
        head = tree.tokens[seen.phrase.head]
        distance = token.sent - head.sent
        if distance > WINDOW:
            return
        if head.i >= token.i or not _fits(pronoun, seen, figure) or _rivals(tree, token, head, held):
            continue
        if figure in acting or _has_accused(roster, token, head):
            continue
        score = _salience(tree, seen, token, distance)
        if head.i in roster.quoted and token.i not in roster.quoted:
            score -= QUOTED  # who is spoken of in a quotation is seldom whom the report goes on with
        if pronoun.gender in "mf" and figure.gender == pronoun.gender:
            score += GENDER
        yield score, figure


def _acting(roster: Roster, token: Token) -> list[Figure]:
    """Those who do something to whom a pronoun names: "the bishop asked him" is of two persons."""
    if token.dep not in ("dobj", "dative"):
        return []
    subjects = roster.tree.children(roster.tree.head(token), *SUBJECTS)
    return [roster.by_head[t.i] for t in subjects if t.i in roster.by_head]


def _has_accused(roster: Roster, token: Token, other: Token) -> bool:
    """Whether one who denies is asked to be the one who accused: "X accused Y of spying. It denied the charge"."""
    reference, tree = roster.lexicon.reference, roster.tree
    if token.dep not in SUBJECTS or tree.head(token).lemma not in reference.denying or other.dep not in SUBJECTS:
        return False
    return other.sent < token.sent and tree.head(other).lemma in reference.accusing


def _may_be_either(roster: Roster, token: Token, one: Figure, other: Figure) -> bool:
    """Whether a pronoun in what one person tells another may be either: "Doe told Roe that he would be arrested"."""
    tree = roster.tree
    telling = next((t for t in tree.ancestors(token) if t.lemma in roster.lexicon.reference.telling), None)
    if telling is None or token.dep == "poss":
        return False
    both = [roster.by_head[t.i] for t in tree.children(telling, "nsubj", "dobj", "dative") if t.i in roster.by_head]
    return one in both and other in both


def _is_empty(roster: Roster, token: Token, pronoun: Pronoun) -> bool:
    """`It is clear that`, `it seems`: a subject that stands for nobody."""
    tree = roster.tree
    if pronoun.gender != "n" or token.dep not in ("nsubj", "nsubjpass", "expl"):
        return token.dep == "expl"
    verb = tree.head(token)
    said = (verb, *tree.children(verb, "acomp"))
    if any(t.lower in roster.lexicon.reference.minded for t in said):
        return False
    clause = tree.child(verb, "ccomp", "csubj")
    return verb.pos == "AUX" or (token.dep == "nsubjpass" and clause is not None)


def _fits(pronoun: Pronoun, seen: Candidate, figure: Figure) -> bool:
    if figure.code.kind not in pronoun.kinds:
        return False
    if pronoun.gender in "mf" and (figure.gender not in (pronoun.gender, "any") or seen.number == "many"):
        return False
    if pronoun.number == "many":
        single = figure.code.kind in ("person", "state") and seen.number == "one"
        return not single
    return not (seen.number == "many" and figure.code.kind not in ("state", "organization"))


def _rivals(tree: Tree, pronoun: Token, other: Token, held: frozenset[int] | None) -> bool:
    """Whether both fill slots of one verb, so that they must be two ("Israel attacked it").

    held: the words of the phrase that a possessive pronoun belongs to.
    """
    if held is not None:
        return other.i in held
    return _verb(tree, pronoun).i == _verb(tree, other).i and pronoun.sent == other.sent and other.dep != "poss"


def _verb(tree: Tree, token: Token) -> Token:
    return next((t for t in tree.ancestors(token) if t.pos in ("VERB", "AUX")), token)


def _salience(tree: Tree, seen: Candidate, token: Token, distance: int) -> float:
    head = tree.tokens[seen.phrase.head]
    score = 3.0 - 0.75 * distance
    top = head
    while top.dep == "conj":
        top = tree.head(top)
    if top.dep in SUBJECTS:
        score += 1.5 if _verb(tree, head).dep in ("ROOT", "ccomp", "conj") else 1.0
    elif top.dep in ("dobj", "agent"):
        score += 0.5
    elif top.dep == "poss":
        score += 0.4
    own = _verb(tree, token)
    if distance == 0 and _verb(tree, head).i == own.i:
        score += 0.8
    elif distance == 0 and own.i != token.i and _verb(tree, head).i == _verb(tree, own).i:
        score += 0.5
    return score - (0.002 * (token.i - head.i))


def resolve_relative(roster: Roster, candidate: Candidate) -> Figure | None:
    """The figure of the noun that a relative pronoun stands for."""
    tree = roster.tree
    clause = next((t for t in tree.ancestors(tree.tokens[candidate.phrase.head]) if t.dep == "relcl"), None)
    return roster.by_head.get(clause.head) if clause else None


def resolve_noun(roster: Roster, candidate: Candidate) -> Figure | None:
    """The figure that `the country` or `the company` stands for: the last state, or the last body of that kind."""
    reference = roster.lexicon.reference
    if candidate.points == "state":
        noun = roster.tree.tokens[candidate.phrase.head].lower
        return _last_state(roster, reference.islands if noun in reference.island_nouns else None)
    wanted = reference.bodies.get(candidate.word, frozenset())

    def fits(figure: Figure) -> bool:
        code = figure.code
        if candidate.word in figure.words:
            return True
        if code.kind == "state":
            return "GOV" in wanted and "GOV" in code.sectors
        is_body = code.kind in ("organization", "group") and bool(figure.names)
        mixed = {"GOV", "IGO"} <= set(code.sectors) and "IGO" in wanted  # a union of states that governs
        return is_body and (not wanted or not code.sectors or code.sectors[0] in wanted or mixed)

    near = [f for c, f in roster.sightings.since(_sent(roster, candidate) - 1) if candidate.word in f.words]
    return near[-1] if near else roster.latest(fits)


def _sent(roster: Roster, candidate: Candidate) -> int:
    return roster.tree.tokens[candidate.phrase.head].sent


def _last_state(roster: Roster, among: frozenset[str] | None) -> Figure | None:
    """The state named last: by its own name rather than its capital's, in a slot of its own before one as modifier.

    among: the only states that it may be, if the noun tells.
    """
    named, other = None, None
    for candidate, figure in roster.sightings.backwards():
        if not _is_country(figure) or among is not None and figure.code.country not in among:
            continue
        other = other or figure
        if any(e.kind in STATES for e in roster.lexicon.look_up(figure.code.name)):
            named = named or figure
            inner = roster.tree.tokens[candidate.phrase.head].dep in INNER
            if not inner and not _in_compound(roster.tree, candidate):
                return figure
    return named or other


def _is_country(figure: Figure) -> bool:
    return figure.code.kind == "state" and (figure.code.lexicon_id or "").startswith("country:")


def _in_compound(tree: Tree, candidate: Candidate) -> bool:
    """Whether a hyphen ties a name to the next word ("US-led")."""
    last = candidate.phrase.last
    after = tree.tokens[last + 1] if last + 1 < len(tree) else None
    return after is not None and after.text[:1] in "-‐–" and after.start == tree.tokens[last].end


def resolve_pair(roster: Roster, candidate: Candidate) -> tuple[Figure, ...]:
    """The two states or persons that `the two countries`, `both sides` stand for; none unless they are exactly two."""
    tree = roster.tree
    token = tree.tokens[candidate.phrase.head]
    reference = roster.lexicon.reference
    kind = (
        "person"
        if token.lower in reference.person_pairs
        else "group"
        if token.lower in reference.group_pairs
        else "state"
    )
    others = _acting_on(tree, token)
    before = [(c, f) for c, f in roster.sightings.since(token.sent - WINDOW) if c.phrase.head not in others]
    for reach in range(WINDOW + 1):
        seen = [(c, f) for c, f in before if token.sent - tree.tokens[c.phrase.head].sent <= reach]
        near = [(c, f) for c, f in seen if _may_pair(c, f, kind)]
        if token.lower in reference.office_pairs:
            near = _in_office(near)
        for chosen in (
            near,
            [(c, f) for c, f in near if not is_where(tree, roster.lexicon, tree.tokens[c.phrase.head])],
        ):
            found = {_identity(f, kind): f for _, f in chosen}
            if len(found) == 2:
                return tuple(found.values())
        if len(near) > 2:
            return ()
    return ()


def _acting_on(tree: Tree, token: Token) -> frozenset[int]:
    """Those who do something to whom a word names: they are none of them (`Russia urged both governments`)."""
    if token.dep in SUBJECTS:
        return frozenset()
    return frozenset(t.i for t in tree.children(tree.head(token), *SUBJECTS))


def _in_office(near: list[tuple[Candidate, Figure]]) -> list[tuple[Candidate, Figure]]:
    """Those who hold an office; both of just two of whom one does ("Minister Doe met her colleague Roe")."""
    holding = [(c, f) for c, f in near if {"GOV", "ELI"} & set(f.code.sectors)]
    return near if len({id(f) for _, f in near}) == 2 and len({id(f) for _, f in holding}) == 1 else holding


def _may_pair(seen: Candidate, figure: Figure, kind: str) -> bool:
    if kind == "person":
        return figure.code.kind == "person" and seen.number == "one" and bool(figure.names)
    if kind == "group":
        return figure.code.kind in ("group", "organization") and bool(figure.names)
    return figure.code.kind in ("state", "people") and bool(figure.code.country) and "GOV" not in figure.code.sectors


def _identity(figure: Figure, kind: str) -> str:
    return str(figure.code.country) if kind == "state" else str(id(figure))
