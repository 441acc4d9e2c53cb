"""How the places of a sentence hang in its tree, and whether that says where something happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.grammar import Tree
from dateline.lexicon.place_words import PlaceWords
from dateline.model import Place, Token
from dateline.resolve.headings import is_heading

PASSING = frozenset({"compound", "nmod", "amod", "appos", "conj", "poss", "npadvmod", "nummod"})
BEFORE_NOUN = frozenset({"compound", "nmod", "poss", "amod"})
# Relations that the parser gives to a phrase whose preposition it lost.
ADRIFT = frozenset({"npadvmod", "nsubj", "dep", "ROOT", "appos", "nmod", "dobj", "advmod", "pcomp", "pobj", "conj"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
LONGEST_CODE = 4
LINE = 200


@dataclass(frozen=True, slots=True)
class Tie:
    """What a place hangs on: the tokens from its phrase up to the verb of its clause.

    prep: the preposition of its phrase; on: the word that this is on. Both are None without a preposition.
    """

    place: Place
    path: tuple[Token, ...]
    prep: Token | None = None
    on: Token | None = None

    @property
    def head(self) -> Token:
        """The head of the phrase that names the place."""
        return self.path[0]

    @property
    def verb(self) -> Token:
        """The verb of its clause, or the topmost word if there is none."""
        return self.path[-1]


def find_ties(tree: Tree, places: Sequence[Place], sent: int, words: PlaceWords) -> list[Tie]:
    """A tie for each place of a sentence, those left out that head the report."""
    first, last = tree.parse.sents[sent]
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    found: list[Tie] = []
    header: Place | None = None
    for place in places[bisect_left(places, start, key=lambda p: p.start) :]:
        if place.start >= end:
            break
        if heads_report(tree, place) or header and _continues(tree, header, place):
            header = place
        elif found and _continues(tree, found[-1].place, place):
            # "in Sabari district, Khost province": the second hangs where the first does, however it is parsed
            found.append(replace(found[-1], place=place))
        else:
            found.append(_tie(tree, place, words))
    return found


def heads_report(tree: Tree, place: Place) -> bool:
    """Whether a place is written as datelines are, above all in capitals: "KABUL, Afghanistan -- ..."."""
    text = tree.parse.text
    after = text[place.end : place.end + LINE]
    if is_heading(text, place.start, place.end):
        return True
    return place.text.isupper() and not after.isupper() and len(place.text) > LONGEST_CODE


def _continues(tree: Tree, before: Place, place: Place) -> bool:
    """Whether only a comma and a noun such as "district" stand between two places."""
    gap = tree.parse.text[before.end : place.start].split()
    return 0 < len(gap) <= 2 and gap[-1].endswith(",") and not any("(" in word for word in gap)


def _tie(tree: Tree, place: Place, words: PlaceWords) -> Tie:
    at = bisect_left(tree.tokens, place.start, key=lambda t: t.start)
    inside = [t for t in tree.tokens[at : at + 12] if t.start < place.end] or [tree.tokens[at]]
    head = next((t for t in inside if not place.start <= tree.head(t).start < place.end), inside[-1])
    path = [head]
    for up in tree.ancestors(head):
        path.append(up)
        if up.pos in VERBAL and not (up.dep == "acl" and up.lemma in words.linking):
            break
    return _attach(tree, Tie(place, _past_inner_nouns(path, place, words)), words)


def _attach(tree: Tree, tie: Tie, words: PlaceWords) -> Tie:
    """The tie with its preposition: its head's governor, or the word before it if the parser hung it elsewhere."""
    above = tie.path[1:]
    if above and above[0].pos in {"ADP", "SCONJ"}:
        return replace(tie, prep=above[0], on=above[1] if len(above) > 1 else None)
    if tie.head.dep not in ADRIFT:
        return tie
    prep = _preposition_before(tree, tie.place, words)
    return replace(tie, prep=prep, on=above[0] if above else None) if prep else tie


def _past_inner_nouns(path: list[Token], place: Place, words: PlaceWords) -> tuple[Token, ...]:
    """The path from the noun that a name stands beside or within: "in Sabari district", "on the outskirts of Kabul"."""
    start = 0
    while start + 1 < len(path):
        here, up = path[start], path[start + 1]
        if here.dep in {"appos", "conj"} and up.pos not in VERBAL or _is_beside(here, up, place, words):
            start += 1
        elif _is_linked(path, start, words):
            start += 2
        elif not _is_mission_of(path, start, place, words) and (passed := _passes_on(path, start, words)):
            start += passed
        else:
            break
    return tuple(path[start:])


def _is_beside(here: Token, up: Token, place: Place, words: PlaceWords) -> bool:
    """Whether a name stands before a noun that is at the place: "Kabul airport", but not "the U.S. embassy"."""
    if here.dep not in PASSING or up.pos not in NOMINAL:
        return False
    belongs = place.precision == "country" and here.dep != "poss"
    if up.lemma in words.happenings and here.dep == "compound":
        return not belongs and up.dep == "pobj"  # "killed in Kabul blast"
    return up.lemma in words.levels or up.lemma in words.around and not belongs


def _is_linked(path: list[Token], start: int, words: PlaceWords) -> bool:
    """Whether a road joins the place: "on the road linking Gao and Kidal"; the path ends at the verb of linking."""
    above = path[start + 1]
    return path[start].dep == "dobj" and above.lemma in words.linking and above.dep == "acl" and start + 2 < len(path)


def _is_mission_of(path: list[Token], start: int, place: Place, words: PlaceWords) -> bool:
    """ "outside the embassy of Ghana": the house of a state in another one."""
    of = path[start + 1].lower in words.genitives and start + 2 < len(path)
    return of and place.precision == "country" and path[start + 2].lemma in words.missions


def _passes_on(path: list[Token], start: int, words: PlaceWords) -> int:
    """How far up the noun of place is that a preposition hangs on, if it passes on what it hangs on itself.

    "in a village near Kabul", "between the airport and the centre of Mogadishu"; 0 if it does not.
    """
    if start + 3 >= len(path) or path[start + 1].pos != "ADP":
        return 0
    noun, up = path[start + 2], start + 3
    while up < len(path) - 1 and path[up - 1].dep == "conj":
        up += 1
    prep = path[up].lower
    is_part = noun.lemma in words.around or noun.lemma in words.levels or noun.lower in words.parts
    passing = words.event | words.genitives | words.goals | words.sources | words.spots | words.between | words.over
    if prep in words.between and noun.tag == "NNS":
        return 0  # "talks between the two sides in Vienna"
    fits = path[up].pos == "ADP" and is_part and noun.lemma not in words.seats and prep in passing
    return up - 1 - start if fits else 0


def _preposition_before(tree: Tree, place: Place, words: PlaceWords) -> Token | None:
    """The preposition of place right before a name."""
    tokens = tree.tokens
    i = bisect_left(tokens, place.start, key=lambda t: t.start) - 1
    while i >= 0 and tokens[i].lower in words.articles | words.parts:
        i -= 1
    return tokens[i] if i >= 0 and tokens[i].lower in words.event and tokens[i].pos in {"ADP", "SCONJ"} else None


def tells_where(tree: Tree, tie: Tie, words: PlaceWords) -> bool:
    """Whether a preposition says where something happens, and not whose seat, origin or matter the place is."""
    if tie.prep is None or tie.on is None:
        return False
    prep, on = tie.prep.lower, tie.on
    if prep in words.goals:
        return on.lemma in words.motion and not _is_only_tried(tree, on) or on.lemma in words.roads and on.dep == "pobj"
    if prep in words.sources:
        return on.lemma in words.leaving or _is_taken(tree, tie, on, words)
    if prep in words.between:
        local = tie.place.precision not in {"country", "region"}
        return local and not {on.lemma, *_subjects(tree, on)} & words.dealing
    if prep in words.genitives:
        is_part = on.lemma in words.territorial and on.pos == "NOUN" or on.lower in words.parts
        return is_part or _is_left(tree, on, words)
    if prep in words.over:
        return on.lemma in words.flying
    if prep in tree.words.get("against_whom", ()) and tie.place.precision == "country":
        return False  # `held a rally against Oman`
    if prep in words.targets:
        is_spot = tie.head.lemma in words.levels or tie.head.lemma in words.around
        return on.lemma in words.territorial or prep in words.spots and (is_spot or on.lemma in words.throwing)
    return prep in words.event and not (on.lemma in words.seats and _acts(tree, on, words))


def _is_only_tried(tree: Tree, verb: Token) -> bool:
    """`as they were trying to flee to Chad`, `while crossing to Chad`: whoever was on the way was not there."""
    tried = verb.dep == "xcomp" and tree.head(verb).lemma in tree.words.get("trying", ())
    clause = tree.head(verb) if tried else verb
    return clause.dep == "advcl" and clause.tag == "VBG" and (tried or bool(tree.children(clause, "aux")))


def _is_taken(tree: Tree, tie: Tie, taken: Token, words: PlaceWords) -> bool:
    """Whether a place is where somebody is taken from, and not only the state that they are of."""
    verb = tree.head(taken).lemma
    is_origin = verb in words.taking and tie.place.precision == "country"
    return taken.dep == "dobj" and verb in words.leaving and not is_origin


def _subjects(tree: Tree, verb: Token) -> set[str]:
    return {t.lemma for t in tree.children(verb) if t.dep in {"nsubj", "nsubjpass"}}


def _is_left(tree: Tree, out: Token, words: PlaceWords) -> bool:
    """Whether the word before "of" is the "out" of a verb that brings somebody away: "drove them out of Tel Abyad"."""
    return out.lower in words.outward and tree.head(out).lemma in words.driving | words.leaving | words.motion


def _acts(tree: Tree, noun: Token, words: PlaceWords) -> bool:
    """Whether a noun is the subject of its clause or depends on one as its agent, partner or owner."""
    if noun.dep == "pobj":
        return tree.head(noun).lower in words.partners
    return noun.dep in {"nsubj", "poss", "ROOT", "conj", "appos", "compound"}


def is_target(tree: Tree, tie: Tie, trigger: Token, words: PlaceWords) -> bool:
    """Whether an act is done to the place: "shelled Aleppo", "raided the town of Bama", "the siege of Mosul"."""
    if trigger.lemma not in words.territorial:
        return False
    if tie.prep is not None and tie.on is not None:
        nouns = words.levels.keys() | words.around | words.held_over
        if tie.prep.lower in words.genitives and tie.on.lemma in nouns and tie.on.dep in {"dobj", "nsubjpass"}:
            return tie.on.head == trigger.i
        return tie.on.i == trigger.i and tie.prep.lower in words.genitives | words.targets and trigger.pos == "NOUN"
    return tie.head.dep in {"dobj", "nsubjpass"} and tie.head.head == trigger.i
