"""Leaves out what tells of no happening: general truths, instructions, stories, the private affairs of nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.ordinary import is_ordinary
from dateline.coding.untrue import is_in_case
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import SUBJECTS
from dateline.lexicon.rules import Rules
from dateline.model import Mention, Token

PRESENT = frozenset({"VBZ", "VBP"})
STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restraint:
    """What is left out.

    private: types and sectors whose events among strangers are no news; `trade`: sectors
    whose doings among themselves are none, `shared`: types that are so without a doer and with a land too,
    `matters`: types of what is only talked about or kept to.
    """

    cast: Cast
    rules: Rules
    private: Mapping[str, frozenset[str]]

    def leaves_out(self, act: Acted) -> bool:
        """Whether an act is no happening of the codebook, however much its words are."""
        known = any(_is_known(self.cast, m) for m in act.actors + act.recipients)
        general = is_general(self.cast, act) or self._is_private(act)
        if (not known and general) or self._is_trade(act) or self._asks_nobody(act):
            return True
        if self._is_habit(act) or self._is_stage(act) or self._is_tale(act):
            return True
        if self._is_spot(act) or self._is_posted(act) or self._is_name(act):
            return True
        if self._is_forgone(act) or self._is_allowed(act) or is_ordinary(self.cast, self.rules, act):
            return True
        if self._is_managed(act) or self._is_joined(act) or self._is_idle(act) or self._is_named_so(act):
            return True
        if self._is_beyond(act):
            return True
        return self._is_measured(act) or self._is_spoken_of(act) or self._is_cargo(act) or self._is_matter(act)

    def _is_stage(self, act: Acted) -> bool:
        """`told supporters at a rally`, `told a rally that`: where somebody speaks, and to whom."""
        noun = self.cast.tree.tokens[act.trigger]
        prep = self.cast.tree.head(noun)
        if act.noun and not act.actors and noun.dep in ("dobj", "dative") and self._is(prep, "telling_crowds"):
            return True
        at = act.noun and noun.dep == "pobj" and self._is(prep, "locative")
        return at and not act.actors and any(self._is(up, "speaking") for up in self.cast.tree.ancestors(prep))

    def _is_habit(self, act: Acted) -> bool:
        """`often targets government workers`: what somebody does again and again is no happening."""
        verb = self.cast.tree.tokens[act.carrier]
        often = any(self._is(t, "habitual") for t in self.cast.tree.children(verb, "advmod"))
        return often and _is_present(self.cast, verb)

    def _is_private(self, act: Acted) -> bool:
        """`The chef threatened to leave`: what people and firms of no name and no office do among themselves."""
        parties = act.actors + act.recipients
        if any(self._is(t, "public_wrongs") for t in self.cast.tree.subtree(self.cast.tree.tokens[act.trigger])):
            return False
        return act.type in self.private.get("types", ()) and bool(parties) and all(map(self._is_stranger, parties))

    def _is_trade(self, act: Acted) -> bool:
        """`The airline will open a route to Spain`: what firms do among themselves, with a land or with nobody."""
        doers = act.actors or act.recipients
        shared = act.type in self.private.get("shared", ())
        listed = shared or (bool(act.actors) and act.type in self.private.get("types", ()))
        if act.chain[-1] in self.rules.dealing or not (listed and doers and all(map(self._trades, doers))):
            return False
        return not any(self._is_public(m) or (not shared and self._is_land(m)) for m in act.recipients)

    def _is_measured(self, act: Acted) -> bool:
        """`Exports to Chad fell`, `are expected to rise`: a figure of what is done all the time."""
        noun = self.cast.tree.tokens[(act.core or act).trigger]
        if act.type not in self.private.get("shared", ()) or noun.pos != "NOUN" or noun.dep not in SUBJECTS:
            return False
        verb = self.cast.tree.head(noun)
        words = (verb, *self.cast.tree.children(verb, "xcomp", "acomp"))
        told = ("figuring", "growing") if act.core else ("figuring",)
        bare = (t for t in words if self.cast.tree.child(t, "dobj") is None)
        return any(self._is(t, name) for t in bare for name in told)

    def _is_spoken_of(self, act: Acted) -> bool:
        """`The treaty covers attacks`, `needs a truce`, `rehearsals for an attack`: what something only has in view."""
        noun = self.cast.tree.tokens[act.trigger]
        verb = self.cast.tree.head(noun)
        if act.noun and noun.dep == "pobj" and self._is(self.cast.tree.head(verb), "rehearsing"):
            return True
        if act.noun and any(self._is(t, "any") for t in self.cast.tree.children(noun, "det")):
            return True  # `will answer any attack`
        if act.noun and self._is(verb, "overseeing") and self._is(noun, "truces"):
            return True  # `will monitor the ceasefire`
        if act.noun and is_in_case(self.cast.tree, noun):
            return True
        if not act.noun or noun.dep != "dobj":
            return False
        if self._is(verb, "wanting") or self._is(verb, "rehearsing"):
            return True
        ruled = any(self._is(t, "rules") for t in self.cast.tree.children(verb, *SUBJECTS))
        return (ruled and self._is(verb, "ruling")) or (not act.recipients and self._is(verb, "stoking"))

    def _is_beyond(self, act: Acted) -> bool:
        """`cannot make peace without Oman`, `There can be no deal without Oman`: a judgement, no refusal."""
        tree, word = self.cast.tree, self.cast.tree.tokens[act.carrier]
        verb = word if is_verb(word) or word.pos == "AUX" else tree.head(word)
        able = any(self._is(t, "able") for t in tree.children(verb, "aux")) and self._is(verb, "feats")
        held = (verb, *tree.children(verb, "dobj", "attr", "nsubjpass", "nsubj"))
        lacking = (p for t in held for p in tree.children(t, "prep") if able and self._is(p, "without"))
        return any(self.cast.at(noun) for p in lacking for noun in tree.children(p, "pobj"))

    def _is_managed(self, act: Acted) -> bool:
        """`The leader plans attacks`, `is responsible for ambushes`: what one sees to is no happening that is told."""
        noun = self.cast.tree.tokens[act.trigger]
        over = self.cast.tree.head(noun)
        over = self.cast.tree.head(over) if over.dep == "prep" else over
        bare = noun.tag == "NNS" and not self.cast.tree.children(noun, "det", "nummod", "poss")
        held = act.noun and bare and noun.dep in ("dobj", "pobj") and not act.recipients
        return held and self._is(over, "managing")

    def _is_matter(self, act: Acted) -> bool:
        """`talks over a port deal with Oman`, `withdrew under a deal`: dealt with, kept to or remembered."""
        noun = self.cast.tree.tokens[act.trigger]
        whole = len(act.actors) > act.reciprocal  # talks with one side that is named are nobody's
        if act.noun and noun.dep == "pobj" and not whole and self._is(self._over(noun), "marking"):
            return True
        about = act.noun and noun.dep == "pobj" and self._is(self.cast.tree.head(noun), "dealing")
        return about and act.type in self.private.get("matters", ())

    def _over(self, noun: Token) -> Token:
        return self.cast.tree.head(self.cast.tree.head(noun))

    def _is_idle(self, act: Acted) -> bool:
        """`policemen, who were on strike`: that is no blow."""
        noun = self.cast.tree.tokens[act.trigger]
        bare = act.type == "ASSAULT" and act.noun and not self.cast.tree.children(noun, "det", "amod", "compound")
        return bare and self._is(noun, "idling") and self.cast.tree.head(noun).lower == "on"

    def _is_joined(self, act: Acted) -> bool:
        """`a patrol, supported by coalition troops, killed two`: forces that only take part with other forces."""
        verb = self.cast.tree.tokens[act.trigger]
        parties = [*act.actors, *act.recipients]
        armed = all({"MIL", "COP"} & set(self.cast.actor(m).sectors) for m in parties)
        return verb.tag == "VBN" and verb.dep == "acl" and self._is(verb, "joining") and bool(act.actors) and armed

    def _is_cargo(self, act: Acted) -> bool:
        """`a convoy carrying food aid was attacked`: what is on the way only describes what carries it."""
        noun = self.cast.tree.tokens[act.trigger]
        verb = self.cast.tree.head(noun)
        carrier = verb if is_verb(verb) else self.cast.tree.head(verb)
        laden = noun.dep in ("dobj", "pobj") and self._is(carrier, "carrying")
        return act.noun and laden and carrier.dep in ("acl", "relcl")

    def _is_name(self, act: Acted) -> bool:
        """`Amnesty condemned the raid`, `the Organisation for the Prohibition of ...`: a name is no happening."""
        noun = self.cast.tree.tokens[act.trigger]
        if not noun.tag.startswith("NNP"):
            return False
        within = any(m.start < noun.start < m.end for m in act.actors + act.recipients)
        return within or (noun.dep == "nsubj" and bool(self.cast.at(noun)))

    def _is_named_so(self, act: Acted) -> bool:
        """`jailed him for what it termed sedition`: a name that is given by the way, no charge of its own."""
        verb = self.cast.tree.tokens[act.trigger]
        if not self._is(verb, "naming_so"):
            return False
        return any(t.tag == "WP" for t in self.cast.tree.children(verb, "dobj", "nsubjpass"))

    def _is_forgone(self, act: Acted) -> bool:
        """`instead of releasing the crew`, `rather than attack Chad`: what was not done, for something else was."""
        verb = self.cast.tree.tokens[act.carrier]
        if verb.dep in ("acl", "relcl") and self._is(self.cast.tree.head(verb), "negative_nouns"):
            return True  # `there was nothing to negotiate`
        before = [self.cast.tree.head(verb)] if verb.dep == "pcomp" else self.cast.tree.children(verb, "mark")
        pairs = (f"{self.cast.tree.tokens[t.i - 1].lower} {t.lower}" for t in before if t.i)
        return is_verb(verb) and any(pair in self.rules.status.get("forgone", ()) for pair in pairs)

    def _is_allowed(self, act: Acted) -> bool:
        """`gave the envoy 48 hours to leave`: what there is time for has not been done."""
        verb = self.cast.tree.tokens[act.carrier]
        over = self.cast.tree.head(verb)
        given = verb.dep == "xcomp" and self._is(over, "giving")
        return given and any(self._is(t, "time_given") for t in self.cast.tree.children(over, "dobj"))

    def _is_spot(self, act: Acted) -> bool:
        """`rammed a car into a checkpoint`: where something else happened."""
        noun = self.cast.tree.tokens[act.trigger]
        where = noun.dep == "pobj" and self._is(self.cast.tree.head(noun), "spotted")
        return act.noun and where and self._is(noun, "spots")

    def _is_posted(self, act: Acted) -> bool:
        """`a constable posted at the gate said`, `men armed with guns`, `people displaced by war`."""
        verb = self.cast.tree.tokens[act.trigger]
        man = self.cast.tree.head(verb)
        preps = {t.lower for t in self.cast.tree.children(verb, "prep")}
        if verb.dep == "acl" and self._is(verb, "sought") and "for" in preps:
            return True
        told = any(self._is(verb, name) for name in ("bearing", "held_to", "uprooting"))
        if verb.dep in ("acl", "amod") and not act.actors and told:
            return True
        if verb.dep == "acl" and self._is(verb, "keeping_hold") and self._is(man, "held_grounds"):
            return True  # `a town held by rebels`
        return self._is(verb, "serving") and verb.dep == "acl" and man.tag == "NN" and man.dep in SUBJECTS

    def _trades(self, mention: Mention) -> bool:
        sectors = self.cast.actor(mention).sectors
        return bool(sectors) and self.private.get("trade", frozenset()).issuperset(sectors)

    def _asks_nobody(self, act: Acted) -> bool:
        """`said the buyer would have to wait`, `exports are expected to rise`: an opinion, not a demand on anybody."""
        if act.chain[-1] not in self.rules.wishing:
            return False
        by_office = any(map(self._is_public, act.actors))
        asked = any(self._is_public(m) or self._is_land(m) or (by_office and self._trades(m)) for m in act.recipients)
        return not (act.actors and asked)

    def _is_public(self, mention: Mention) -> bool:
        """Whether a party has part in public affairs: an office, arms, a cause; a land by its name alone has not."""
        actor = self.cast.actor(mention)
        told = self._is(self.cast.tree.tokens[mention.head], "public")
        return told or not self.private.get("sectors", frozenset()).issuperset(actor.sectors)

    def _is_land(self, mention: Mention) -> bool:
        return self.cast.actor(mention).kind == "state"

    def _is_stranger(self, mention: Mention) -> bool:
        actor = self.cast.actor(mention)
        # a group without a trade may be the sides of a war
        return (bool(actor.sectors) or actor.kind != "group") and not self._is_public(mention)

    def _is_tale(self, act: Acted) -> bool:
        """`a book on the siege`, `The painting shows soldiers firing`, `In the opera, soldiers storm the castle`."""
        tree = self.cast.tree
        trigger = tree.tokens[act.trigger]
        way = [trigger, *tree.ancestors(trigger)]
        if any(below.dep == "prep" and self._is_work(up) for below, up in pairwise(way)):
            return True
        return any(self._tells(verb) for verb in way if is_verb(verb))

    def _is_work(self, head: Token) -> bool:
        """A book, or the verb that holds one (`wrote her thesis on the siege`)."""
        held = self.cast.tree.children(head, "dobj") if is_verb(head) else []
        return any(self._is(t, "tales") for t in (head, *held))

    def _tells(self, verb: Token) -> bool:
        if any(self._is(t, "fiction") for t in self._places(verb)):
            return True
        subjects = self.cast.tree.children(verb, *SUBJECTS)
        return self._is(verb, "depicting") and any(self._is(t, "tales") or self._is(t, "stories") for t in subjects)

    def _places(self, verb: Token) -> Iterator[Token]:
        for prep in self.cast.tree.children(verb, "prep"):
            if self._is(prep, "locative"):
                yield from self.cast.tree.children(prep, "pobj")

    def _is(self, token: Token, name: str) -> bool:
        return token.lemma in self.rules.status.get(name, ())


def is_general(cast: Cast, act: Acted) -> bool:
    """Whether an act of nobody in particular is told in the plain present or as an instruction.

    `Armies march on their stomachs.`, `Kill the weeds with vinegar.`; headlines, which end without a stop, are not.
    """
    tree = cast.tree
    carrier = tree.tokens[act.carrier]
    if not is_verb(carrier) or tree.sentence(carrier)[-1].text not in STOPS:
        return False
    return _is_present(cast, carrier) or _is_instruction(cast, carrier)


def _is_known(cast: Cast, mention: Mention) -> bool:
    """Whether a party is somebody: of a country, of the lexicon, or with a name of its own."""
    actor = cast.actor(mention)
    return bool(actor.country or actor.lexicon_id) or cast.tree.tokens[mention.head].pos in ("PROPN", "PRON")


def _is_present(cast: Cast, verb: Token) -> bool:
    """`win`, `are won`; not `have won`, `are winning`."""
    auxiliaries = cast.tree.children(verb, "aux", "auxpass")
    if verb.tag in PRESENT:
        return not auxiliaries
    return verb.tag == "VBN" and bool(auxiliaries) and all(t.dep == "auxpass" and t.tag in PRESENT for t in auxiliaries)


def _is_instruction(cast: Cast, verb: Token) -> bool:
    plain = verb.tag == "VB" and verb.dep == "ROOT"
    return plain and not cast.tree.child(verb, "aux", *SUBJECTS)
