"""What the rest of a text says about actors that are named without a state."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.model import Token
from dateline.resolve.choice import choose
from dateline.resolve.roster import Figure, Roster

# Bodies and offices that are of the state that a text speaks of, where it speaks of one only.
DOMESTIC = frozenset({"GOV", "COP", "JUD", "LEG", "ELI", "OPP", "PTY"})
INTERNATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
BASIS = "the only state that the text names"


def only_country(lexicon: ActorLexicon, text: str) -> str | None:
    """The one state that a text names; None if it names none or several."""
    found = set(_countries(lexicon, text))
    return found.pop() if len(found) == 1 else None


def _countries(lexicon: ActorLexicon, text: str) -> Iterator[str]:
    words = split_words(text)
    i = 0
    while i < len(words):
        match = lexicon.match(words, i)
        choice = choose(match.entries, None) if match else None
        if choice and choice.country and choice.country not in INTERNATIONAL:
            yield choice.country
        i = match.last if match else i + 1


def home_country(roster: Roster, figure: Figure) -> str | None:
    """The state of an office or body that the text names without one, if it names one state only.

    None where a mention of that state stands beside it as the other party of a verb.
    """
    if figure.code.country or not DOMESTIC & set(figure.code.sectors) or figure.mentions[0].given:
        return None
    states = {f.code.country for f in roster.figures if f.code.country and f.code.country not in INTERNATIONAL}
    if len(states) != 1:
        return None
    country = states.pop()
    if figure.code.kind == "person" and any(f.code.kind == "person" and f.code.country for f in roster.figures):
        return None
    rivals = [c.phrase.head for c, f in roster.seen if f.code.country == country]
    for candidate in figure.mentions:
        if any(_are_parties(roster.tree, candidate.phrase.head, other) for other in rivals):
            return None
    return country


def _are_parties(tree: Tree, one: int, other: int) -> bool:
    """Whether two heads fill slots of one verb."""
    first, second = _governor(tree, tree.tokens[one]), _governor(tree, tree.tokens[other])
    return first is not None and second is not None and first.i == second.i


def _governor(tree: Tree, token: Token) -> Token | None:
    """The verb whose subject, object or prepositional object a token is."""
    while token.dep == "conj":
        token = tree.head(token)
    if token.dep == "pobj":
        head = tree.head(token)
        if head.lower in ("in", "at"):
            return None
        token = head
    governor = tree.head(token)
    return governor if governor.pos in ("VERB", "AUX") and governor.i != token.i else None
