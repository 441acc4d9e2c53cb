"""Which acts are told as happenings: somebody did them, or they were done to somebody, or they came about."""

from __future__ import annotations

from dateline.coding.act import Acted
from dateline.coding.outcome import Composition
from dateline.coding.status import NEGATION
from dateline.grammar.clause import is_verb, patients
from dateline.grammar.holding import is_more
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

PLACES = frozenset({"GPE", "LOC"})


def is_worth(tree: Tree, composition: Composition, speech: SpeechWords, act: Acted) -> bool:
    """Whether an act is told as a happening and by or to somebody, and not but of proof for what is said."""
    if NEGATION in act.aux and _lacks_proof(tree, speech, act):
        return False
    none = (_is_name_for, _is_rest, _is_era, _is_wished, _is_posted)
    if any(is_none(tree, act) for is_none in none):
        return False
    named = act.solo or bool(act.actors or act.recipients) or _is_wrecked(tree, composition, act)
    named = named or _is_ordered(tree, composition, act) or _is_located(tree, composition, act)
    return act.standing and (named or _is_counted(tree, composition, act) or _begins(tree, composition, act))


def _lacks_proof(tree: Tree, speech: SpeechWords, act: Acted) -> bool:
    return any(speech.listed("proofs", t.lemma) for t in tree.children(tree.tokens[act.trigger], "dobj"))


def _is_rest(tree: Tree, act: Acted) -> bool:
    """`Two were stabbed to death and nine others injured`: of one happening that is told already."""
    trigger = tree.tokens[act.trigger]
    beside = trigger.dep == "conj" and tree.head(trigger).lemma in tree.words.get("struck_down", ())
    bare = beside and not (act.noun or act.actors)
    return bare and any(t.lower in tree.words.get("rest_of", ()) or is_more(tree, t) for t in patients(tree, trigger))


def _is_name_for(tree: Tree, act: Acted) -> bool:
    """`called the law a breach of the treaty`: what somebody calls a thing."""
    noun = tree.tokens[act.trigger]
    return act.noun and noun.dep == "oprd" and tree.head(noun).lemma in tree.words.get("naming_so", ())


def _is_era(tree: Tree, act: Acted) -> bool:
    """`trenches held since the war with Eritrea`: when or why something else was done, not what was done."""
    noun = tree.tokens[act.trigger]
    prep = tree.head(noun)
    known = any(t.lower in tree.words.get("definite", ()) or t.pos == "NUM" for t in tree.children(noun))
    era = noun.lemma in tree.words.get("eras", ()) and prep.lower in tree.words.get("era_behind", ())
    return act.noun and era and known and noun.dep == "pobj"


def _is_posted(tree: Tree, act: Acted) -> bool:
    """`troops stationed in Chad left`: where those are who do something is no deed."""
    verb = tree.tokens[act.trigger]
    return verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in tree.words.get("posted", ())


def _is_wished(tree: Tree, act: Acted) -> bool:
    """`a suggestion that observers be let in`: what somebody is to do, by a verb without tense or helper."""
    verb = tree.tokens[act.carrier]
    helpers = tree.children(verb, "aux", "auxpass")
    bare = verb.tag == "VB" and not helpers or any(t.tag == "VB" and t.dep == "auxpass" for t in helpers[:1])
    wished = tree.head(verb).lemma in tree.words.get("wishing", ()) and verb.dep in ("ccomp", "acl")
    return bare and wished and tree.child(verb, *SUBJECTS) is not None


def _is_counted(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Two were held and later freed`, `Six others were hurt`: done to somebody, whoever it is."""
    trigger = tree.tokens[act.trigger]
    hits = is_verb(trigger) and act.type in composition.with_toll
    people = tree.words.get("somebody", ())
    rest = tree.words.get("rest_of", ())
    return hits and any(
        t.pos == "NUM" or t.lower in people or t.lower in rest and tree.child(t, "nummod")
        for t in patients(tree, trigger)
    )


def _begins(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`The withdrawal started at dawn`: a happening of which a verb says no more than that it began."""
    trigger, verb = tree.tokens[act.trigger], tree.tokens[act.carrier]
    about = verb.lemma in tree.words.get("beginning", ()) and trigger.dep in SUBJECTS
    return act.noun and about and not act.aux and act.type not in composition.verbal


def _is_wrecked(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Shops were looted`, `A van was set on fire`: done to things of somebody's, by whom nobody knows."""
    trigger = tree.tokens[act.trigger]
    wrecked = any(f"{act.type}/{m}" in composition.wrecking for m in act.mode)
    told = wrecked or act.type in composition.wrecking and tree.child(trigger, "agent") is None
    past = not any(t.tag in ("VBZ", "VBP", "MD") for t in tree.children(trigger, "aux", "auxpass"))
    happened = trigger.tag == "VBN" and past and not act.aux
    return told and happened and any(t.pos in ("NOUN", "PROPN") for t in patients(tree, trigger))


def _is_located(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`a bomb in Baghdad`, `an attack at a market in Kabul`: harm that is told to have been done at a place."""
    where, ways = (tree.words.get(name, frozenset()) for name in ("locative", "ways"))
    told = (tree.tokens[i] for i in dict.fromkeys((act.trigger, act.carrier)))
    preps = (p for t in told for p in tree.children(t, "prep"))
    sites = (n for p in preps for n in tree.children(p, "pobj") if p.lower in where or n.lemma in ways)
    placed = any(t.ent in PLACES for site in sites for t in tree.subtree(site))
    cut = any(n.lemma in ways and t.ent in PLACES for n in _things(tree, act) for t in tree.subtree(n))
    return not act.aux and (placed and act.type in composition.wrecking or cut and act.type in composition.with_toll)


def _things(tree: Tree, act: Acted) -> list[Token]:
    """What is done to: `blocked the road to Lima`."""
    trigger = tree.tokens[act.trigger]
    return patients(tree, trigger) if is_verb(trigger) else []


def _is_ordered(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Curfew was imposed on the town`: what only those who rule a place do, whoever they are."""
    trigger = tree.tokens[act.trigger]
    official = any(f"{act.type}/{m}" in composition.official for m in act.mode)
    verb = tree.head(trigger)
    passive = trigger.dep == "nsubjpass" or trigger.dep == "nsubj" and verb.tag == "VBN" and verb.dep == "conj"
    return act.noun and official and not act.aux and passive and is_verb(verb)
