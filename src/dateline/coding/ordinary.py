"""What ordinary life tells in words of conflict: strikes of workers, crashes, officials who say no more."""

from __future__ import annotations

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.status import NEGATION
from dateline.coding.untrue import is_asked
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import SUBJECTS
from dateline.lexicon.rules import Rules
from dateline.model import Token

BESIDE = frozenset({"appos", "npadvmod"})


def is_ordinary(cast: Cast, rules: Rules, act: Acted) -> bool:
    """Whether an act only sounds like one of the codebook."""
    token = cast.tree.tokens[act.trigger]
    carrier = cast.tree.tokens[act.carrier]
    if _is_left_open(cast, rules, carrier) or is_asked(cast.tree, carrier):
        return True
    if act.noun and _is_counted_with(cast, rules, token):
        return True
    if act.type == "REJECT" and is_verb(token) and _is_mum(cast, rules, token):
        return True
    if act.type == "ASSAULT":
        mishap = not act.actors and _is_mishap(cast, rules, token)
        return mishap or (_is_labour(cast, rules, act) if act.noun else _is_crash(cast, rules, token))
    if act.type == "REQUEST" and is_verb(token):
        unneeded = NEGATION in act.aux and _is(rules, token, "needing")
        return not unneeded and _is_foreseen(cast, rules, token)
    return _is_hushed(cast, rules, act) if is_verb(token) else _is_hollow(cast, rules, token)


def _is(rules: Rules, token: Token, name: str) -> bool:
    return token.lemma in rules.status.get(name, ())


def _is_counted_with(cast: Cast, rules: Rules, noun: Token) -> bool:
    """`killed a mayor, the second such killing this month`: the deed before it once more, and how many there were."""
    likened = any(_is(rules, t, "repeating") for t in cast.tree.children(noun, "amod"))
    return likened and noun.dep in BESIDE and any(_is(rules, t, "ordinals") for t in cast.tree.children(noun, "amod"))


def _is_labour(cast: Cast, rules: Rules, act: Acted) -> bool:
    """`talks on a strike at a mine`: nobody is said to have struck, and workers, pay or a plant stand beside it."""
    noun = cast.tree.tokens[act.trigger]
    if not _is(rules, noun, "idling") or act.actors:
        return False
    return any(_is(rules, t, "labouring") for t in cast.tree.sentence(noun))


def _is_mishap(cast: Cast, rules: Rules, token: Token) -> bool:
    """`The blast was an accident`, `was caused by a gas leak`, `an accidental explosion killed four`."""
    tree = cast.tree
    for blast in (token, *tree.children(token, "nsubj")):
        verb = tree.head(blast) if blast is token else token
        told = [*tree.children(blast, "amod", "compound"), *tree.children(verb, "attr", "acomp")]
        by = [n for prep in tree.children(verb, "agent", "prep") for n in tree.children(prep, "pobj")]
        if _is(rules, blast, "blasts") and any(_is(rules, t, "mishaps") for t in (*told, *by)):
            return True
    return False


def _is_crash(cast: Cast, rules: Rules, verb: Token) -> bool:
    """`The airliner crashed, killing 90`: what follows from a crash is nobody's deed, unless the craft was taken."""
    above = cast.tree.head(verb)
    if verb.dep not in ("advcl", "conj") or not _is(rules, above, "crashing") or cast.tree.child(above, "dobj"):
        return False
    crafts = [t for t in cast.tree.children(above, *SUBJECTS) if _is(rules, t, "crafts") or _is_clause(cast, above)]
    return bool(crafts) and not any(_is(rules, t, "taken") for t in cast.tree.sentence(verb))


def _is_clause(cast: Cast, verb: Token) -> bool:
    """`the jet which crashed`: a clause on a thing."""
    return verb.dep == "relcl" and any(t.lower in ("which", "that") for t in cast.tree.children(verb, *SUBJECTS))


def _is_left_open(cast: Cast, rules: Rules, verb: Token) -> bool:
    """`refused to say whether they would attack`: what somebody does not even say."""
    telling = cast.tree.head(verb)
    refusing = telling.dep == "xcomp" and _is(rules, cast.tree.head(telling), "keeping_quiet")
    asked = any(_is(rules, mark, "asked_whether") for mark in cast.tree.children(verb, "mark"))
    return refusing and asked and verb.dep == "ccomp"


def _is_foreseen(cast: Cast, rules: Rules, verb: Token) -> bool:
    """`said exports should rise`, `expects to see no harm`: what will come about, or one does oneself, asks nobody."""
    told = cast.tree.children(verb, "ccomp")
    if not told and _is(rules, verb, "self_willed") and cast.tree.child(verb, "dobj") is None:
        return True
    return any(_is(rules, t, "foreseen") and cast.tree.child(t, "dobj", "nsubjpass") is None for t in told)


def _is_hushed(cast: Cast, rules: Rules, act: Acted) -> bool:
    """`was not authorized to discuss the case`, `declined to discuss it`: to say no more turns down nobody."""
    verb = cast.tree.tokens[act.trigger]
    if act.recipients or not _is(rules, verb, "hushed"):
        return False
    return any(_is(rules, t, "telling_more") for t in cast.tree.children(verb, "xcomp"))


def _is_mum(cast: Cast, rules: Rules, verb: Token) -> bool:
    """`declined to confirm the raid`: who does not say so has turned down nobody, whatever it is."""
    return _is(rules, verb, "keeping_quiet") and any(
        _is(rules, t, "disclosing") for t in cast.tree.children(verb, "xcomp")
    )


def _is_hollow(cast: Cast, rules: Rules, noun: Token) -> bool:
    """`in order to`, `posed a threat`: part of a phrase that tells nothing of its own, or of no deed."""
    if noun.dep == "dobj" and _is(rules, noun, "posed") and _is(rules, cast.tree.head(noun), "posing"):
        return True
    before = cast.tree.tokens[noun.i - 1].lower if noun.i else ""
    return f"{before} {noun.lower}" in rules.status.get("hollow", ())
