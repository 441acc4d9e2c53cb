"""Which of an article's places is where an event happened, and why.

Each place of the trigger's sentence is tied to a word by a path up the tree (see `place_ties`). Ties, the surest first:
    phrase    a preposition of place on the trigger itself or within its phrase, or a town before its noun ("the Kabul
              bombing"); for words of saying only there, or at the gathering where they are said
    object    the place is what a territorial act is done to ("shelled Aleppo", "the siege of Mosul")
    clause    a preposition of place anywhere in the clause of the trigger, or of the verb that carries its noun
    sentence  one in a clause that this clause is coordinated with, modifies or holds, never across a verb of saying
Without a place in the sentence:
    before    what one of the three sentences before tells, if nobody is quoted
    dateline  the place that heads the report, for its opening sentences
Of the places of the best tie the finest wins if the others contain it ("Kabul" over "Afghanistan"), else the nearest
to the trigger; a finer one within it that the same clause names is preferred. Otherwise None: a place that is only a
party ("Pakistan attacked"), the seat or origin of one ("a spokesman in Baghdad", "a man from Chechnya"), the matter of
talk ("condemned the attack in Nice"), or in the clause that tells who says it, is not where it happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.grammar import Tree
from dateline.lexicon.place_words import PlaceWords, built_in_place_words
from dateline.model import Place, Token
from dateline.resolve.place_here import is_here, names_elsewhere
from dateline.resolve.place_ties import BEFORE_NOUN, VERBAL, Tie, find_ties, heads_report, is_target, tells_where

CLAUSE_DEPS = frozenset({"conj", "xcomp", "advcl", "pcomp", "csubj", "nsubj", "dep"})
SMALL_LEVELS = frozenset({"city", "village"})
RELATIVE = frozenset({"relcl", "acl"})
REPORTED = frozenset({"ccomp", "conj"})
OPENING_SENTENCES = 3
SENTENCES_BACK = 3
FINE = {"site": 0, "city": 1, "district": 1, "unknown": 1, "admin1": 2, "region": 3, "country": 4}
OCCASION = 5  # words: place, its preposition, the gathering, its preposition, the verb
RANK = {"phrase": 0, "object": 1, "clause": 2, "sentence": 3}
BEFORE = "before"
Choice = tuple[Place, str]


def pick_place(tree: Tree, places: Sequence[Place], trigger: int, *, words: PlaceWords | None = None) -> Choice | None:
    """The place of the event with this trigger token, and the tie that tells so; None if the text does not say.

    places: all of the article's, in text order. words: the word lists, if not the built-in ones.
    """
    words = words or built_in_place_words()
    token = tree.tokens[trigger]
    ties = find_ties(tree, places, token.sent, words)
    ranked = [(basis, tie) for tie in ties if (basis := _basis(tree, tie, token, words))]
    if ranked:
        return _best(ranked, token, ties, words)
    if ties or token.lemma in words.verbal or _is_told_by_others(tree, token) or _is_only_meant(tree, token, words):
        return None
    here = is_here(tree, token, words)
    if not here and names_elsewhere(tree, places, token, words):
        return None
    before = None if here else _from_before(tree, places, token, words)
    return before or _from_dateline(tree, places, token, here=here)


def _basis(tree: Tree, tie: Tie, trigger: Token, words: PlaceWords) -> str | None:
    """The name of the tie between a place and a trigger, None if there is none."""
    if is_target(tree, tie, trigger, words):
        return "object"
    if _names_event(tie, trigger):
        return "phrase"
    mine = _clause_verb(tree, trigger)
    hangs = tie.head.dep == "npadvmod" and tie.verb.i == mine.i and _is_local(tie.place)
    if _is_where(tree, tie, mine, words):
        return "clause"
    if _is_topic(tie, trigger, words):
        return None
    if not (hangs or tells_where(tree, tie, words) or is_target(tree, tie, tie.verb, words)):
        return None
    if tie.on is not None and tie.on.i == trigger.i:
        return "phrase"
    if trigger.lemma in words.verbal and not _takes_lives(tree, trigger):
        return _basis_of_words(tree, tie, trigger, words)
    if trigger.i in {t.i for t in tie.path[:-1]}:
        return "phrase"
    if tie.verb.i == mine.i or _is_caught(tree, tie.verb, mine):
        return "clause"
    return "sentence" if _same_telling(tree, mine, tie, words) else None


def _takes_lives(tree: Tree, verb: Token) -> bool:
    """`The raid claimed nine lives`: no word of saying."""
    return any(t.lemma in tree.words.get("lives_taken", ()) for t in tree.children(verb, "dobj"))


def _basis_of_words(tree: Tree, tie: Tie, trigger: Token, words: PlaceWords) -> str | None:
    """The tie of a place to a word of saying: what comes with the words, not what they are about."""
    if _is_occasion(tie, trigger, words):
        return "phrase"
    # "Speaking in Warsaw, he urged ..."; "thousands gathered in the square, demanding ..."
    comes = _goes_along(tree, tie, trigger)
    goes = trigger.dep == "advcl" and trigger.head == tie.verb.i and tie.verb.lemma in words.rallying
    return "sentence" if comes or goes else None


def _is_caught(tree: Tree, verb: Token, mine: Token) -> bool:
    """`shot a boy who was throwing stones near Nablus`: where those were to whom it was done.

    Also of `fired on a mob that tried to burn a shop in Nablus`: what is tried goes on, too.
    """
    while verb.dep == "xcomp" and tree.head(verb).lemma in tree.words.get("trying", ()):
        verb = tree.head(verb)
    tried = verb.lemma in tree.words.get("trying", ()) and verb.tag == "VBD"
    going_on = tried or verb.tag == "VBG" and any(t.tag == "VBD" for t in tree.children(verb, "aux"))
    hit = tree.head(verb)
    if hit.dep == "pobj":
        hit = tree.head(hit)
        hit = tree.head(hit) if tree.head(hit).dep == "dobj" else hit
        return going_on and verb.dep == "relcl" and hit.head == mine.i
    return going_on and verb.dep == "relcl" and hit.head == mine.i and hit.dep in {"dobj", "nsubjpass"}


def _goes_along(tree: Tree, tie: Tie, trigger: Token) -> bool:
    """`Speaking in Warsaw, he urged ...`, `The league, meeting in Cairo, denounced ...`; not what others do."""
    for at in tie.path:
        if at.dep == "advcl" and at.head == trigger.i:
            return not any(t.dep in {"nsubj", "nsubjpass"} for t in tree.children(at))
        spoken = at.dep == "acl" and at.tag == "VBG" and tree.head(at).dep == "nsubj"
        if spoken and tree.head(at).head == trigger.i:
            return True
    return False


def _is_where(tree: Tree, tie: Tie, verb: Token, words: PlaceWords) -> bool:
    """Whether the clause of an event tells what happened at a place: "Cairo, where they signed a truce".

    Also if somebody says so: "Okoro, where residents said three men were shot".
    """
    inner = verb
    while verb.dep in REPORTED and tree.head(verb).i != verb.i:
        verb = tree.head(verb)
    head = tree.head(verb)
    named = head.i in {t.i for t in tie.path[:-1]} or tie.place.start <= head.start < tie.place.end
    if verb.dep not in RELATIVE or not named:
        return False
    where = (t for v in (verb, inner) for t in tree.children(v))
    return any(t.dep == "advmod" and t.lower in words.where for t in where)


def _is_topic(tie: Tie, trigger: Token, words: PlaceWords) -> bool:
    """Whether the place is that of another happening which the event is about: "jailed for protests in Giza"."""
    about = words.happenings - words.gatherings
    for n, (noun, prep) in enumerate(zip(tie.path[2:], tie.path[3:], strict=False), start=2):
        if prep.pos == "ADP" and prep.lower in words.topics and noun.lemma in about:
            return trigger.i not in {t.i for t in tie.path[: n + 1]}
    return False


def _is_occasion(tie: Tie, trigger: Token, words: PlaceWords) -> bool:
    """Whether what is said comes at a gathering in a place: "at a meeting in Istanbul, they agreed"."""
    if len(tie.path) < OCCASION or tie.on is None or tie.on.lemma not in words.gatherings:
        return False
    return tie.path[-1].i == trigger.i and tie.path[-2].lower in words.occasions


def _names_event(tie: Tie, trigger: Token) -> bool:
    """Whether a town stands before the noun of the event: "the Kabul bombing"; a country there is a party."""
    before = tie.head.dep in BEFORE_NOUN - {"poss"} and len(tie.path) > 1 and tie.path[1].i == trigger.i
    return before and trigger.pos in {"NOUN", "PROPN"} and _is_local(tie.place)


def _is_local(place: Place) -> bool:
    return place.precision not in {"country", "region"}


def _clause_verb(tree: Tree, token: Token) -> Token:
    """The verb of the clause that a word stands in; the word itself if it is a verb."""
    if token.pos in VERBAL:
        return token
    return next((up for up in tree.ancestors(token) if up.pos in VERBAL), token)


def _same_telling(tree: Tree, mine: Token, tie: Tie, words: PlaceWords) -> bool:
    """Whether two clauses belong together without a clause of saying between them."""
    if _opens_sentence(tree, tie, words) and not _is_told_by_others(tree, mine):
        return True
    return tie.verb.i in _reach(tree, mine, words) or mine.i in _reach(tree, tie.verb, words)


def _opens_sentence(tree: Tree, tie: Tie, words: PlaceWords) -> bool:
    """`In Maracay, students stoned police, who fired back`: where all happened that such a sentence tells."""
    first = tree.parse.sents[tie.head.sent][0]
    return tie.prep is not None and tie.prep.i == first and tie.prep.lower in words.event


def _reach(tree: Tree, verb: Token, words: PlaceWords) -> set[int]:
    """The verbs that a clause hangs on as a modifier, a coordination, or as the relative clause of a happening."""
    found = {verb.i}
    while verb.dep in CLAUSE_DEPS or verb.pos not in VERBAL or verb.dep in RELATIVE:
        head = tree.head(verb)
        if head.i == verb.i or verb.dep in RELATIVE and head.lemma not in words.happenings:
            break
        if head.pos in VERBAL and head.lemma in words.verbal and verb.dep != "conj":
            break
        verb = head
        found.add(verb.i)
    return found


def _best(ranked: list[tuple[str, Tie]], trigger: Token, ties: list[Tie], words: PlaceWords) -> Choice:
    basis = min((basis for basis, _ in ranked), key=lambda b: RANK[b])
    place = _finest([tie for b, tie in ranked if b == basis], trigger, words)
    finer = [
        tie.place for b, tie in ranked if RANK[b] <= max(RANK[basis], RANK["clause"]) and _lies_in(tie.place, place)
    ]
    return _with_division(min(finer, key=_grain) if finer else place, [tie.place for tie in ties]), basis


def _is_outer(tie: Tie, words: PlaceWords) -> bool:
    """Whether a name before a noun says what another after it lies in: "the Damascus suburb of Saqba"."""
    return tie.place.start < tie.head.start and words.levels.get(tie.head.lemma) in SMALL_LEVELS


def _finest(ties: list[Tie], trigger: Token, words: PlaceWords) -> Place:
    """The finest of the places of one tie that may lie within each other, from the one nearest to the trigger."""
    nearest = min(ties, key=lambda tie: (abs(tie.head.i - trigger.i), _is_outer(tie, words))).place
    return min((tie.place for tie in ties if _is_one(tie.place, nearest) or _lies_in(tie.place, nearest)), key=_grain)


def _grain(place: Place) -> int:
    """How fine a place is: 0 a building, 4 a country. A district that only its province locates is a district."""
    within = place.precision == "admin1" and place.name != place.admin1
    return FINE["district"] if within else FINE.get(place.precision, 1)


def _is_one(place: Place, other: Place) -> bool:
    return (place.name, place.country, place.admin1) == (other.name, other.country, other.admin1)


def _lies_in(place: Place, other: Place) -> bool:
    """Whether one place is finer than another and may lie within it."""
    if _grain(place) >= _grain(other) or place.country and other.country and place.country != other.country:
        return False
    return not (place.admin1 and other.admin1) or place.admin1 == other.admin1


def _with_division(place: Place, others: list[Place]) -> Place:
    """The place with the division that its sentence names, if its own is unknown."""
    if place.admin1 or not _is_local(place):
        return place
    divisions = (p for p in others if p.precision == "admin1" and p.country in {place.country or p.country})
    division = next(divisions, None)
    return replace(place, admin1=division.admin1, country=division.country) if division else place


def _is_told_by_others(tree: Tree, token: Token) -> bool:
    """Whether a word stands in what somebody says, as far as the tree shows."""
    return token.dep == "ccomp" or any(up.dep == "ccomp" for up in tree.ancestors(token))


def _is_only_meant(tree: Tree, token: Token, words: PlaceWords) -> bool:
    """Whether somebody but promises, threatens or plans it: "vowed to crush the rebels"."""
    return token.dep == "xcomp" and tree.head(token).lemma in words.verbal


def _from_before(tree: Tree, places: Sequence[Place], token: Token, words: PlaceWords) -> Choice | None:
    """The place where the sentences just before tell that something happened."""
    for number in range(token.sent - 1, max(token.sent - 1 - SENTENCES_BACK, -1), -1):
        ties = [tie for tie in find_ties(tree, places, number, words) if not _is_ward(tie, words)]
        telling = [tie for tie in ties if tells_where(tree, tie, words)]
        if telling and all(_is_aside(tree, tie) for tie in telling):
            return None
        if telling:
            place = _finest(telling, telling[0].head, words)
            sure = all(_is_one(tie.place, place) or _lies_in(place, tie.place) for tie in telling)
            return (_with_division(place, [tie.place for tie in ties]), BEFORE) if sure else None
        if ties:
            return None
    return None


def _is_ward(tie: Tie, words: PlaceWords) -> bool:
    """`They were taken to a hospital in Rajshahi`: what is told next did not happen there."""
    return any(t.lemma.lower() in words.wards for t in tie.path)


def _is_aside(tree: Tree, tie: Tie) -> bool:
    """Whether a place is told only of where somebody is: "He meant Doe, who was in Oslo to sign a treaty"."""
    verb = tie.verb
    stays = verb.lemma == "be" and tie.on is not None and tie.on.i == verb.i
    return stays and tree.child(verb, "nsubj") is not None and tie.place.precision == "country"


def _from_dateline(tree: Tree, places: Sequence[Place], token: Token, *, here: bool) -> Choice | None:
    """The place that heads the report, for what its first sentences tell before they name another, or that is here."""
    if token.sent >= OPENING_SENTENCES and not here:
        return None
    before = takewhile(lambda place: place.end <= token.start, places)
    local = [place for place in before if place.precision != "country"]
    heads = [place for place in local if heads_report(tree, place)] if here else local[-1:]
    if not heads or not heads_report(tree, heads[-1]):
        return None
    return heads[-1], "dateline"
