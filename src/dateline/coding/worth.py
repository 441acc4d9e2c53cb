"""Which acts are told as happenings: somebody did them, or they were done to somebody, or they came about."""

from __future__ import annotations

from dateline.coding.act import Acted
from dateline.coding.outcome import Composition
from dateline.coding.status import NEGATION
from dateline.grammar.clause import is_verb, patients
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechWords


def is_worth(tree: Tree, composition: Composition, speech: SpeechWords, act: Acted) -> bool:
    """Whether an act is told as a happening and by or to somebody, and not but of proof for what is said."""
    if NEGATION in act.aux and _lacks_proof(tree, speech, act):
        return False
    named = act.solo or bool(act.actors or act.recipients) or _is_wrecked(tree, composition, act)
    named = named or _is_ordered(tree, composition, act)
    return act.standing and (named or _is_counted(tree, composition, act) or _begins(tree, composition, act))


def _lacks_proof(tree: Tree, speech: SpeechWords, act: Acted) -> bool:
    return any(speech.listed("proofs", t.lemma) for t in tree.children(tree.tokens[act.trigger], "dobj"))


def _is_counted(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Two were held and later freed`, `They were released`: it was done to somebody, whoever that is."""
    trigger = tree.tokens[act.trigger]
    hits = is_verb(trigger) and act.type in composition.with_toll
    people = tree.words.get("somebody", ())
    return hits and any(t.pos == "NUM" or t.lower in people for t in patients(tree, trigger))


def _begins(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`The withdrawal started at dawn`: a happening of which a verb says no more than that it began."""
    trigger, verb = tree.tokens[act.trigger], tree.tokens[act.carrier]
    about = verb.lemma in tree.words.get("beginning", ()) and trigger.dep in SUBJECTS
    return act.noun and about and not act.aux and act.type not in composition.verbal


def _is_wrecked(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Shops were looted`, `A van was set on fire`: done to things of somebody's, by whom nobody knows."""
    trigger = tree.tokens[act.trigger]
    told = (
        is_verb(trigger) and trigger.tag == "VBN" and any(f"{act.type}/{m}" in composition.wrecking for m in act.mode)
    )
    told = told or trigger.tag == "VBN" and act.type in composition.wrecking and tree.child(trigger, "agent") is None
    past = not any(t.tag in ("VBZ", "VBP", "MD") for t in tree.children(trigger, "aux", "auxpass"))
    return told and past and not act.aux and any(t.pos in ("NOUN", "PROPN") for t in patients(tree, trigger))


def _is_ordered(tree: Tree, composition: Composition, act: Acted) -> bool:
    """`Curfew was imposed on the town`: what only those who rule a place do, whoever they are."""
    trigger = tree.tokens[act.trigger]
    official = any(f"{act.type}/{m}" in composition.official for m in act.mode)
    verb = tree.head(trigger)
    passive = trigger.dep == "nsubjpass" or trigger.dep == "nsubj" and verb.tag == "VBN" and verb.dep == "conj"
    return act.noun and official and not act.aux and passive and is_verb(verb)
