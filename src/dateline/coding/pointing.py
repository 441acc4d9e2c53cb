"""What a statement points back at: "the Malian allegation", "both charges", "his account", "it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Statement, Token

CHARGE, FIGURE, DENIAL, TELLING, IT, WHO = "charge", "figure", "denial", "telling", "it", "who"
KINDS = (("charges", CHARGE), ("figures", FIGURE), ("denials", DENIAL), ("tellings", TELLING))
OWNING = ("poss", "amod", "nmod", "compound")
BY = ("prep", "agent", "acl")
LONGEST = 24
JUDGING = ("confirms", "upholds", "admits", "retracts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A word for what others said. kind: charge | figure | denial | telling | it | who.

    owners: ids and countries of those who are said to have said it; of `who` those who are believed or contradicted,
    empty for whoever spoke last. owner_words: the words in front of it, which may name its owner.
    many: whether several are meant; sides: whether those of all parties are ("neither side's account");
    order: first | second | last of them, None if the text does not tell;
    upheld: of `who`, whether they are said to be right or wrong. told: whether it says what was said ("reports that").
    apposed: whether it stands right behind what it means: "said that Y had paid, a charge that Y denies".
    """

    kind: str
    token: int
    owners: frozenset[str] = frozenset()
    owner_words: frozenset[str] = frozenset()
    many: bool = False
    sides: bool = False
    order: str | None = None
    upheld: bool | None = None
    told: bool = False
    apposed: bool = False


def find_pointer(tree: Tree, cast: Cast, words: SpeechWords, statement: Statement) -> Pointer | None:
    """The word of a content, or of the object of its cue, that stands for what others said."""
    inside = tree.tokens[statement.first : min(statement.last + 1, statement.first + LONGEST)]
    inside = tuple(t for t in inside if t.sent == tree.tokens[statement.first].sent)
    noun = _noun(tree, words, statement, inside)
    if noun is not None:
        kind = next(kind for name, kind in KINDS if words.listed(name, noun.lemma))
        sides = _of_sides(tree, words, noun)
        return Pointer(
            kind=kind,
            token=noun.i,
            owners=frozenset() if sides else _owners(tree, cast, words, noun),
            owner_words=frozenset(t.lemma for t in tree.children(noun, *OWNING)),
            many=noun.tag == "NNS" or any(words.listed("neithers", t.lower) for t in tree.children(noun, "det")),
            sides=sides,
            order=_order(tree, words, noun),
            apposed=noun.dep in ("appos", "npadvmod", "dobj", "nsubj") and _stands_behind(tree, noun),
            told=any(
                tree.child(clause, "mark") is not None and clause.i != statement.cue_head
                for clause in tree.children(noun, "acl", "ccomp")
            ),
        )
    if statement.stance != "affirms" or statement.act in JUDGING:
        return _pronoun(cast, words, inside) or _opponent(tree, cast, statement) or _person(tree, cast, words, inside)
    return _person(tree, cast, words, inside)


def _noun(tree: Tree, words: SpeechWords, statement: Statement, inside: Sequence[Token]) -> Token | None:
    """The first word for what others said, if the statement judges it or is about it alone."""
    if statement.stance == "affirms" and statement.act not in JUDGING:
        return None
    for token in inside:
        if token.pos == "NOUN" and any(words.listed(name, token.lemma) for name, _ in KINDS):
            alone = not statement.first <= token.head <= statement.last or token.dep in (
                "nsubj",
                "nsubjpass",
                "pobj",
                "dobj",
            )
            return token if statement.answers or alone else None
    return None


def _owners(tree: Tree, cast: Cast, words: SpeechWords, noun: Token) -> frozenset[str]:
    """Whose claim it is: "the Malian allegation", "Lima's charge", "an allegation by the union"."""
    found: set[str] = set()
    for child in tree.children(noun, *OWNING):
        found.update(m.actor for m in cast.at(child))
    for child in tree.children(noun, *BY):
        nouns = tree.children(child, "pobj") + [
            n for p in tree.children(child, "agent") for n in tree.children(p, "pobj")
        ]
        if child.dep == "prep" and not words.listed("owned_by", child.lower):
            continue
        found.update(m.actor for n in nouns for m in cast.spread(n))
    for clause in tree.children(noun, "relcl"):
        found.update(m.actor for n in tree.children(clause, "nsubj") for m in cast.at(n) if n.tag not in ("WDT", "WP"))
    countries = {cast.actors[key].country for key in found}
    return frozenset(found | {c for c in countries if c})


def _stands_behind(tree: Tree, noun: Token) -> bool:
    """Whether a noun with an indefinite article follows a comma, and a clause tells who turns it down."""
    article = next((t for t in tree.children(noun, "det") if t.i < noun.i), None)
    clause = tree.child(noun, "relcl", "acl", "advcl", "ccomp")
    after_comma = article is not None and article.i > 0 and tree.tokens[article.i - 1].text == ","
    return after_comma and clause is not None and article is not None and article.lower in ("a", "an")


def _of_sides(tree: Tree, words: SpeechWords, noun: Token) -> bool:
    """Whether it is told of as both sides': "neither side's account", "the claims of either side"."""
    owners = tree.children(noun, "poss")
    owners += [n for p in tree.children(noun, "prep") for n in tree.children(p, "pobj")]
    return any(words.listed("camps", owner.lemma) for owner in owners)


def _order(tree: Tree, words: SpeechWords, noun: Token) -> str | None:
    for child in tree.children(noun, "amod", "det", "nmod"):
        for order in ("first", "second", "last"):
            if words.listed(f"{order}s", child.lower):
                return order
    return None


def _pronoun(cast: Cast, words: SpeechWords, inside: Sequence[Token]) -> Pointer | None:
    """ "denied it", "contradicted him"."""
    plain = [t for t in inside if t.pos not in ("PUNCT", "DET", "PART")]
    if len(inside) > 1 and words.listed("things", inside[0].lower) and inside[1].lower == "as":
        return Pointer(kind=IT, token=inside[0].i)
    if len(plain) != 1 or plain[0].pos not in ("PRON", "PROPN", "NOUN"):
        return None
    token = plain[0]
    people = frozenset(m.actor for m in cast.at(token))
    if people and not (token.pos == "PRON" and words.listed("things", token.lower)):
        return Pointer(kind=WHO, token=token.i, owners=people)
    return Pointer(kind=IT, token=token.i) if token.pos == "PRON" else None


def _opponent(tree: Tree, cast: Cast, statement: Statement) -> Pointer | None:
    """ "contradicted the state government", "disputed Mr Ali": the content is but the name of who is turned down."""
    if statement.act != "disputes" or statement.cue_head is None:
        return None
    things = tree.children(tree.tokens[statement.cue_head], "dobj")
    head = next((t for t in things if statement.first <= t.i <= statement.last), None)
    people = [m for m in cast.at(head) if m.last >= statement.last] if head is not None else []
    if head is None or not people:
        return None
    names = frozenset({head.lemma, *(t.lemma for t in tree.children(head, *OWNING))})
    return Pointer(kind=WHO, token=head.i, owners=frozenset(m.actor for m in people), owner_words=names)


def _person(tree: Tree, cast: Cast, words: SpeechWords, inside: Sequence[Token]) -> Pointer | None:
    """ "The relatives were right", "they did not believe him"."""
    for token in (t for t in inside if t.dep in ("dobj", "nsubj")):
        people = frozenset(m.actor for m in cast.at(token))
        verb = tree.head(token)
        if token.dep == "dobj" and words.listed("doubting_verbs", verb.lemma) and (people or token.tag == "PRP"):
            return Pointer(kind=WHO, token=token.i, owners=people)
        if not people:
            continue
        predicate = [t.lemma for t in (verb, *tree.children(verb, "acomp", "attr"))]
        good = any(words.listed("upholds", word) for word in predicate)
        bad = any(words.listed("discredits", word) for word in predicate)
        if token.dep == "nsubj" and good != bad:
            upheld = good != (tree.child(verb, "neg") is not None)
            named = frozenset({token.lemma})
            return Pointer(kind=WHO, token=token.i, owners=people, owner_words=named, upheld=upheld)
    return None
