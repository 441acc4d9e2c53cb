"""Finds whom pronouns and phrases such as `the two countries` stand for; a tie stays open."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.grammar.holding import commits
from dateline.lexicon.reference import Pronoun
from dateline.model import Token
from dateline.resolve.candidates import Candidate
from dateline.resolve.checks import is_among, is_called
from dateline.resolve.contrast import is_another, was_held
from dateline.resolve.doers import counted, doers, own_doers
from dateline.resolve.kinds import STATES
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure
from dateline.resolve.struck import is_struck

# Sentences that a pronoun may look back; how far the best antecedent must lead; what counts for and against one.
WINDOW, CLEAR, QUOTED, GENDER, STRUCK, HELD, OWN = 3, 0.25, 1.5, 0.5, 1.5, 1.5, 2.0
# Sectors of bodies that a capital may stand for; of firms, of which a report has many (`the firm` is not any).
RULERS, TRADE = frozenset({"GOV"}), frozenset({"BUS"})
# Sectors of fighters, and how many sentences back some are meant whom nobody names.
# How many sentences back somebody goes by a word who is meant by it rather than the last of that kind.
NAMED = 8
FIGHTING, BAND = frozenset({"REB", "PRM", "CRM", "UAF"}), 2
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
    own = own_doers(roster, token)
    acting = [] if own else doers(roster, token)
    asked = counted(tree, token)
    for seen, figure in reversed(roster.seen):
        head = tree.tokens[seen.phrase.head]
        distance = token.sent - head.sent
        if distance > WINDOW:
            return
        fits = _fits(pronoun, seen, figure, counted=asked is not token)
        if head.i >= token.i or not fits or _rivals(tree, token, head, held):
            continue
        if figure in acting or is_another(roster, asked, head):
            continue
        score = _salience(tree, seen, token, distance)
        if head.i in roster.quoted and token.i not in roster.quoted:
            score -= QUOTED  # who is spoken of in a quotation is seldom whom the report goes on with
        score += STRUCK * is_struck(tree, token, head)
        if pronoun.gender in "mf" and figure.gender == pronoun.gender:
            score += GENDER
        score += (HELD if was_held(roster, asked, head) else 0.0) + (OWN if figure in own else 0.0)
        yield score, figure


def _may_be_either(roster: Roster, token: Token, one: Figure, other: Figure) -> bool:
    """Whether a pronoun in what one person tells another may be either: "Doe told Roe that he would be arrested"."""
    tree = roster.tree
    telling = next((t for t in tree.ancestors(token) if t.lemma in roster.lexicon.reference.telling), None)
    if telling is None or token.dep == "poss" or commits(tree, token):
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


def _fits(pronoun: Pronoun, seen: Candidate, figure: Figure, *, counted: bool) -> bool:
    """counted: whether a number stands before the pronoun, so that it is of many: `killed 20 of them`."""
    if figure.code.kind not in pronoun.kinds:
        return False
    if pronoun.gender in "mf" and (figure.gender not in (pronoun.gender, "any") or seen.number == "many"):
        return False
    if pronoun.number == "many":
        if seen.number == "one" and (counted or seen.points == "pronoun"):
            return False
        single = figure.code.kind in ("person", "state") and seen.number == "one"
        return not single
    return not (seen.number == "many" and figure.code.kind not in ("state", "organization"))


def _rivals(tree: Tree, pronoun: Token, other: Token, held: frozenset[int] | None) -> bool:
    """Whether both fill slots of one verb, so that they must be two ("Israel attacked it").

    held: the words of the phrase that a possessive pronoun belongs to.
    """
    if held is not None:
        return other.i in held
    if pronoun.sent != other.sent or other.dep == "poss" or is_among(tree, pronoun):
        return False
    own, its = _verb(tree, pronoun), _verb(tree, other)
    return own.i == its.i or (own.dep == "conj" and other.dep in SUBJECTS and _goes_on(tree, own, its))


def _goes_on(tree: Tree, verb: Token, first: Token) -> bool:
    """Whether a verb shares the subject of one before it: `shot three rebels and captured two of them`."""
    while verb.dep == "conj" and verb.i != first.i and not any(t.dep in SUBJECTS for t in tree.children(verb)):
        verb = tree.head(verb)
    return verb.i == first.i


def _verb(tree: Tree, token: Token) -> Token:
    return next((t for t in tree.ancestors(token) if t.pos in ("VERB", "AUX")), token)


def _salience(tree: Tree, seen: Candidate, token: Token, distance: int) -> float:
    head = tree.tokens[seen.phrase.head]
    score = 3.0 - 0.75 * distance
    top = counted(tree, head)
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
        return _own_state(roster, candidate, reference.islands if noun in reference.island_nouns else None)
    wanted = reference.bodies.get(candidate.word, frozenset())

    def fits(figure: Figure) -> bool:
        code = figure.code
        if _goes_by(figure, candidate.word, wanted):
            return not _is_anothers(roster, candidate, figure)
        if code.kind == "state":
            return wanted == RULERS and "GOV" in code.sectors
        if "IGO" in code.sectors and candidate.word in reference.ruling:
            return False
        is_body = code.kind in ("organization", "group") and bool(figure.names)
        mixed = {"GOV", "IGO"} <= set(code.sectors) and "IGO" in wanted  # a union of states that governs
        known = code.sectors[0] in wanted if code.sectors else wanted != RULERS
        return is_body and (not wanted or known or mixed)

    sent = _sent(roster, candidate)
    near = [f for c, f in roster.sightings.since(sent - 1) if _goes_by(f, candidate.word, wanted)]
    called = ((c, f) for c, f in roster.sightings.since(sent - NAMED) if c.named) if not near else ()
    near = near or [f for c, f in called if is_called(roster.tree, c.phrase, candidate.word)]
    found = near[-1] if near else roster.latest(fits) or _band(roster, wanted, sent)
    # a capital named long ago is not the government of a report
    return None if found is not None and _is_past(roster, found, sent) else found


def _band(roster: Roster, wanted: frozenset[str], sent: int) -> Figure | None:
    """The only fighters of whom the sentences before tell, whom nobody names: `Gunmen raided a post. The group ...`."""
    near = [f for c, f in roster.sightings.since(sent - BAND) if c.number == "many" and f.code.kind == "group"]
    bands = {id(f): f for f in near if FIGHTING & wanted & set(f.code.sectors)}
    return next(iter(bands.values())) if len(bands) == 1 else None


def _goes_by(figure: Figure, word: str, wanted: frozenset[str]) -> bool:
    """Whether a figure goes by a word, or by one that says more: `the ministry` of `the Togolese foreign ministry`."""
    body = figure.code.kind in ("organization", "group")  # `the council` of `Norwegian Refugee Council`
    longer = (*figure.words, *figure.names) if body else figure.words
    more = TRADE.isdisjoint(wanted) and any(known.endswith(f" {word}") for known in longer)
    return more or word in figure.words


def _is_past(roster: Roster, figure: Figure, sent: int) -> bool:
    last = roster.tree.tokens[figure.mentions[-1].phrase.head].sent
    return figure.code.kind == "state" and sent - last > 1


def _sent(roster: Roster, candidate: Candidate) -> int:
    return roster.tree.tokens[candidate.phrase.head].sent


def _is_anothers(roster: Roster, candidate: Candidate, figure: Figure) -> bool:
    """`his government`, some sentences ago: not what `The government` of a report means."""
    tree = roster.tree
    away = tree.tokens[candidate.phrase.head].sent - tree.tokens[figure.mentions[-1].phrase.head].sent
    owned = (tree.child(tree.tokens[m.phrase.head], "poss") for m in figure.mentions)
    return away > 1 and all(owner is not None and owner.pos == "PRON" for owner in owned)


def _own_state(roster: Roster, candidate: Candidate, among: frozenset[str] | None) -> Figure | None:
    """`his country`: that of whom the pronoun stands for; `the country`: the state named last."""
    head = roster.tree.tokens[candidate.phrase.head]
    owner = roster.tree.child(head, "poss")
    person = roster.by_head.get(owner.i) if owner is not None and owner.pos == "PRON" else None
    if person is None or person.code.country is None or _is_country(person):
        return _last_state(roster, acting_on(roster.tree, head), among)
    return roster.latest(lambda f: _is_country(f) and f.code.country == person.code.country)


def acting_on(tree: Tree, token: Token) -> frozenset[int]:
    """Those who do something to whom a word names: they are not meant by it (`China lent the island money`)."""
    if token.dep in SUBJECTS:
        return frozenset()
    return frozenset(t.i for t in tree.children(tree.head(token), *SUBJECTS))


def _last_state(roster: Roster, others: frozenset[int], among: frozenset[str] | None) -> Figure | None:
    """The state named last: by its own name rather than its capital's, in a slot of its own before one as modifier.

    others: heads of mentions of those who are not meant. among: the only states that it may be, if the noun tells.
    """
    named, other = None, None
    acting = {id(f) for i in others if (f := roster.by_head.get(i)) is not None}
    for candidate, figure in roster.sightings.backwards():
        if not _is_country(figure) or id(figure) in acting or (among is not None and figure.code.country not in among):
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
