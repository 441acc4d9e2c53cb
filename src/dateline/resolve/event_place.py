"""Which of an article's places is where an event happened, and why.

Only places in the trigger's sentence are asked. Each is tied to a word by a path up the tree: through nouns that pass on what they
hang on ("the outskirts of Kabul"), a preposition, and nouns, to the verb of its clause. The ties, the surest first:
    phrase    a preposition of place on the trigger itself, or a town before its noun ("the Kabul bombing")
    object    the place is what a territorial act is done to ("shelled Aleppo", "the siege of Mosul")
    clause    a preposition of place anywhere in the clause of the trigger, or of the verb that carries its noun
    sentence  one in a clause that this clause belongs to or holds, but never across a verb of saying
    before    the sentence names no place, and the one or two before it do, and nobody is quoted in between
    dateline  in the report's opening sentences, the place that heads them, if the sentence names no other place
Among places of one tie the most specific wins if the others contain it ("Kabul" over "Afghanistan"), else the nearest. No tie: None.
A place that is only a party ("Pakistan attacked"), the origin or seat of one ("officials from Ankara", "the Kabul government"),
or stands in the clause that tells who says it, is not asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.grammar import Tree
from dateline.lexicon.place_words import PlaceWords, built_in_place_words
from dateline.model import Place, Token

PASSING = frozenset({"compound", "nmod", "amod", "appos", "conj", "poss", "npadvmod", "nummod"})
# Relations that the parser gives to a phrase whose preposition it lost.
ADRIFT = frozenset({"npadvmod", "nsubj", "dep", "ROOT", "appos", "nmod", "dobj", "advmod", "pcomp", "pobj", "conj"})
CLAUSE_DEPS = frozenset({"conj", "xcomp", "advcl", "relcl", "acl", "pcomp", "dep"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OPENING_SENTENCES = 3
SENTENCES_BACK = 2
LONGEST_CODE = 4
FINE = {"site": 0, "city": 1, "district": 1, "admin1": 2, "unknown": 2, "region": 3, "country": 4}
RANK = {"phrase": 0, "object": 1, "clause": 2, "sentence": 3}


@dataclass(frozen=True, slots=True)
class Tie:
    """How a place hangs in its sentence: its tokens upwards, the preposition met first, the word that this is on."""

    place: Place
    path: tuple[Token, ...]
    prep: Token | None
    on: Token | None
    compound: bool


def pick_place(
    tree: Tree, places: Sequence[Place], trigger: int, *, words: PlaceWords | None = None
) -> tuple[Place, str] | None:
    """The place of the event with this trigger token, and the tie that tells so; None if the text does not say.

    words: the word lists, if not the built-in ones.
    """
    words = words or built_in_place_words()
    token = tree.tokens[trigger]
    here = _in_sentence(tree, places, token)
    ranked = [(basis, tie) for tie in here if (basis := _basis(tree, tie, token, words))]
    if ranked:
        best = min(RANK[basis] for basis, _ in ranked)
        basis = next(b for b, _ in ranked if RANK[b] == best)
        place = _most_specific([tie for b, tie in ranked if b == basis], token)
        return _with_division(place, [tie.place for tie in here]), basis
    if here or _is_told_by_others(tree, token):
        return None
    return _from_before(tree, places, token, words) or _from_dateline(tree, places, token)


def _in_sentence(tree: Tree, places: Sequence[Place], token: Token) -> list[Tie]:
    sentence = tree.sentence(token)
    first = bisect_left([p.start for p in places], sentence[0].start)
    found: list[Tie] = []
    header: Place | None = None
    for place in places[first:]:
        if place.start >= sentence[-1].end:
            break
        if heads_report(tree, place) or header and _continues(tree, header, place):
            header = place
        elif found and _continues(tree, found[-1].place, place):
            # "in Sabari district, Khost province": the second hangs where the first does, whatever the parser made of it
            found.append(replace(found[-1], place=place))
        else:
            found.append(_tie(tree, place, sentence))
    return found


def _continues(tree: Tree, before: Place, place: Place) -> bool:
    """Whether only a comma and a noun such as "district" stand between two places."""
    gap = tree.parse.text[before.end : place.start].split()
    return len(gap) <= 2 and "".join(gap).isascii() and bool(gap) and gap[-1].endswith(",") and not any("(" in word for word in gap)


def heads_report(tree: Tree, place: Place) -> bool:
    """Whether a place is written as datelines are, in capitals in a text that is not: "KABUL, Afghanistan -- Police ..."."""
    after = tree.parse.text[place.end : place.end + 200]
    return place.text.isupper() and len(place.text) > LONGEST_CODE and not after.isupper()


def _tie(tree: Tree, place: Place, sentence: tuple[Token, ...]) -> Tie:
    inside = [t for t in sentence if place.start <= t.start < place.end]
    head = next((t for t in inside if not place.start <= tree.head(t).start < place.end), inside[-1])
    path, prep, on = [head], None, None
    for up in tree.ancestors(head):
        if path[-1].pos == "ADP" and prep is None and path[-1].dep in {"prep", "agent"}:
            prep, on = path[-1], up
        path.append(up)
        if up.pos in {"VERB", "AUX"}:
            break
    return Tie(place, tuple(path), prep, on, head.dep in {"compound", "nmod", "poss", "amod"})


def _basis(tree: Tree, tie: Tie, trigger: Token, words: PlaceWords) -> str | None:
    """The name of the tie between a place and a trigger, None if there is none."""
    tie = _past_level_nouns(tree, tie, words)
    if _is_object(tree, tie, trigger, words):
        return "object"
    if tie.path[0].dep == "npadvmod" and tie.path[-1].i == _clause_verb(tree, trigger).i and _is_local(tie.place):
        return "clause"
    if tie.prep is None or tie.on is None:
        return "phrase" if _names_event(tie, trigger) else None
    if not _tells_where(tree, tie, words):
        return None
    if trigger.i in {t.i for t in tie.path}:
        return "phrase" if tie.on.i == trigger.i else "clause"
    mine, theirs = _clause_verb(tree, trigger), tie.path[-1]
    if mine.i == theirs.i:
        return "clause"
    return "sentence" if _same_telling(tree, mine, theirs) else None


def _past_level_nouns(tree: Tree, tie: Tie, words: PlaceWords) -> Tie:
    """The tie of the noun that a name stands beside or within: "in Sabari district", "on the outskirts of Kabul"."""
    path = list(tie.path)
    start = 0
    while start + 1 < len(path):
        here, up = path[start], path[start + 1]
        is_level = up.lemma in words.levels or up.lemma in words.around
        if here.dep in {"appos", "conj"} and up.pos != "VERB" or here.dep in PASSING and is_level and up.pos in {"NOUN", "PROPN"}:
            start += 1
        elif _passes_on(path, start, words):
            start += 2
        else:
            break
    head = path[start]
    nxt = path[start + 1] if start + 1 < len(path) else None
    prep = nxt if nxt is not None and nxt.pos in {"ADP", "SCONJ"} else None
    on = path[start + 2] if prep is not None and start + 2 < len(path) else None
    if prep is None and head.dep in ADRIFT:
        prep, on = _preposition_before(tree, tie.place, words), nxt
    compound = head.dep in {"compound", "nmod", "poss", "amod"}
    return Tie(tie.place, tuple(path[start:]), prep, on, compound)


def _passes_on(path: list[Token], start: int, words: PlaceWords) -> bool:
    """Whether the noun that a preposition hangs on stands after a preposition of place itself: "in a village near Kabul"."""
    if start + 3 >= len(path) or path[start + 1].pos != "ADP" or path[start + 3].pos != "ADP":
        return False
    noun = path[start + 2]
    is_part = noun.lemma in words.around or noun.lemma in words.levels
    return is_part and noun.lemma not in words.seats and noun.pos in {"NOUN", "PROPN", "ADV"} and path[start + 3].lower in words.event


def _preposition_before(tree: Tree, place: Place, words: PlaceWords) -> Token | None:
    """The preposition of place right before a name that the parser hung elsewhere."""
    tokens = tree.tokens
    i = bisect_left(tokens, place.start, key=lambda t: t.start) - 1
    while i >= 0 and (tokens[i].lower == "the" or tokens[i].lower in words.parts):
        i -= 1
    return tokens[i] if i >= 0 and tokens[i].lower in words.event and tokens[i].pos in {"ADP", "SCONJ"} else None


def _is_object(tree: Tree, tie: Tie, trigger: Token, words: PlaceWords) -> bool:
    """Whether the event is done to the place: its object, the subject of its passive, or with "of" on its noun."""
    head = tie.path[0]
    if trigger.lemma not in words.territorial or tie.compound:
        return False
    if tie.prep is not None and tie.on is not None:
        return tie.on.i == trigger.i and tie.prep.lower in {"of", "on", "against"} and trigger.pos == "NOUN"
    return head.dep in {"dobj", "nsubjpass", "obj"} and tree.head(head).i == trigger.i


def _names_event(tie: Tie, trigger: Token) -> bool:
    """Whether a town stands before the noun of the event: "the Kabul bombing"; a country there is a party."""
    before_noun = tie.compound and tie.path[0].dep != "poss" and len(tie.path) > 1 and tie.path[1].i == trigger.i
    return before_noun and trigger.pos in {"NOUN", "PROPN"} and _is_local(tie.place)


def _is_local(place: Place) -> bool:
    return place.precision not in {"country", "region"}


def _tells_where(tree: Tree, tie: Tie, words: PlaceWords) -> bool:
    """Whether the preposition says where something happens, and not whose seat or origin the place is."""
    if tie.prep is None or tie.on is None or tie.compound:
        return False
    prep, on = tie.prep.lower, tie.on
    if prep in {"to", "into", "toward", "towards"}:
        return on.lemma in words.motion
    if prep == "from":
        return on.lemma in words.leaving
    if prep == "of":
        return on.lower in words.parts
    return prep in words.event and not (on.lemma in words.seats and _acts(tree, on))


def _acts(tree: Tree, noun: Token) -> bool:
    """Whether a noun is the subject of its clause or depends on one as its agent, partner or owner."""
    if noun.dep == "pobj":
        return tree.head(noun).lower in {"by", "from", "with", "to"}
    return noun.dep in {"nsubj", "poss", "ROOT", "conj", "appos", "compound"}


def _clause_verb(tree: Tree, token: Token) -> Token:
    """The verb of the clause that a word stands in; the word itself if it is a verb."""
    if token.pos in {"VERB", "AUX"}:
        return token
    return next((up for up in tree.ancestors(token) if up.pos in {"VERB", "AUX"}), token)


def _same_telling(tree: Tree, mine: Token, theirs: Token) -> bool:
    """Whether two clauses belong together without a clause of saying between them."""
    return theirs.i in _reach(tree, mine) or mine.i in _reach(tree, theirs)


def _reach(tree: Tree, verb: Token) -> set[int]:
    """The verbs that a clause hangs on as a modifier or coordination."""
    found = {verb.i}
    while verb.dep in CLAUSE_DEPS or verb.pos not in {"VERB", "AUX"}:
        head = tree.head(verb)
        if head.i == verb.i:
            break
        verb = head
        found.add(verb.i)
        if verb.pos not in {"VERB", "AUX"} and verb.dep == "ccomp":
            break
    return found


def _most_specific(ties: list[Tie], trigger: Token) -> Place:
    """The finest of the places of one tie, and of those the nearest to the trigger."""

    def order(tie: Tie) -> tuple[int, int]:
        return FINE.get(tie.place.precision, 2), abs(tie.path[0].i - trigger.i)

    nearest = min(ties, key=lambda tie: abs(tie.path[0].i - trigger.i))
    related = [tie for tie in ties if _related(tie.place, nearest.place)]
    return min(related, key=order).place


def _related(place: Place, other: Place) -> bool:
    """Whether one place may contain the other."""
    if place.country and other.country and place.country != other.country:
        return False
    if place.admin1 and other.admin1 and place.admin1 != other.admin1:
        return False
    return FINE.get(place.precision, 2) != FINE.get(other.precision, 2) or place == other


def _with_division(place: Place, others: list[Place]) -> Place:
    """The place with the division that its sentence names, if its own is unknown."""
    if place.admin1 or place.precision in {"country", "region"}:
        return place
    division = next((p for p in others if p.precision == "admin1" and (not place.country or p.country == place.country)), None)
    return replace(place, admin1=division.admin1, country=division.country) if division else place


def _is_told_by_others(tree: Tree, token: Token) -> bool:
    """Whether a word stands in what somebody says, as far as the tree shows."""
    return token.dep == "ccomp" or any(up.dep == "ccomp" for up in tree.ancestors(token))


def _from_before(tree: Tree, places: Sequence[Place], token: Token, words: PlaceWords) -> tuple[Place, str] | None:
    """The place where the sentences just before tell that something happened."""
    for number in range(token.sent - 1, max(token.sent - 1 - SENTENCES_BACK, -1), -1):
        ties = _in_sentence(tree, places, tree.tokens[tree.parse.sents[number][0]])
        telling = [tie for tie in (_past_level_nouns(tree, t, words) for t in ties) if _tells_where(tree, tie, words)]
        if telling:
            place = _most_specific(telling, telling[0].path[0])
            if all(_related(tie.place, place) for tie in telling):
                return _with_division(place, [tie.place for tie in ties]), "before"
        if ties:
            return None
    return None


def _from_dateline(tree: Tree, places: Sequence[Place], token: Token) -> tuple[Place, str] | None:
    """The place that heads the report, for what its first sentences tell."""
    if token.sent >= OPENING_SENTENCES:
        return None
    headers = [p for p in places if p.end <= token.start and heads_report(tree, p) and p.precision != "country"]
    return (headers[-1], "dateline") if headers else None
