"""What the rest of a text says about actors that are named without a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.resolve.choice import choose
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure
from dateline.resolve.verbs import verbs_of

# Bodies and offices that are of the state that a text is about, where it is about one.
DOMESTIC = frozenset({"GOV", "COP", "JUD", "LEG", "ELI", "OPP", "PTY"})
INTERNATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
BASIS = "the only state that the text names"
MAIN_BASIS = "the state that the text is about"
MAIN_SHARE, MAIN_MENTIONS = 0.8, 6


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


def main_country(roster: Roster) -> tuple[str, str] | None:
    """The state that a text is about and why: the only one that it names, or one that it names far more than others."""
    named = Counter(f.code.country for _, f in roster.seen if f.code.country and f.code.country not in INTERNATIONAL)
    if not named:
        return None
    country, count = named.most_common(1)[0]
    if len(named) == 1:
        return country, BASIS
    share = count / sum(named.values())
    return (country, MAIN_BASIS) if share >= MAIN_SHARE and count >= MAIN_MENTIONS else None


def send_home(roster: Roster) -> None:
    """Gives offices and bodies that are named without a state the one that the text is about.

    Not where a person of another state is named too, or where that state stands beside it as the
    other party of a verb.
    """
    main = main_country(roster)
    if main is None:
        return
    country, reason = main
    persons = {f.code.country for f in roster.figures if f.code.kind == "person" and f.code.country}
    rivals = {verb for f in roster.figures if f.code.country == country for verb in verbs_of(roster, f)}
    for figure in roster.figures:
        verbs = verbs_of(roster, figure) if _may_belong(roster, figure, (country, persons)) else None
        if verbs is not None and rivals.isdisjoint(verbs):
            basis = "; ".join(b for b in (figure.code.basis, reason) if b)
            figure.code = replace(figure.code, country=country, basis=basis)
            persons |= {country} if figure.code.kind == "person" else set()
            rivals |= verbs


def _may_belong(roster: Roster, figure: Figure, home: tuple[str, set[str]]) -> bool:
    """Whether an office or body is one of those that belong to a state. home: it, and the states of the persons."""
    if figure.code.country or not DOMESTIC & set(figure.code.sectors) or figure.mentions[0].given:
        return False
    country, persons = home
    short = len(roster.tree.parse.sents) < MAIN_MENTIONS
    return not (figure.code.kind == "person" and persons and (short or persons != {country}))
