"""One event for one happening: leaves out acts that only repeat, describe or motivate another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.coding.act import Acted
from dateline.coding.likeness import above, is_alike, is_prospect, joined, others, parties, repeats
from dateline.coding.occasion import is_place
from dateline.coding.outcome import Composition
from dateline.coding.view import GOING, PURPOSE, View
from dateline.grammar.clause import governors, is_passive
from dateline.grammar.holding import is_infinitive, measure_of, tells_within
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Mention, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruner:
    """words: lists of `status.toml`."""

    tree: Tree
    codebook: Composition
    words: Mapping[str, frozenset[str]]

    def prune(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts, in text order, without those that another act of their sentence already tells."""
        by_sentence = groupby(acts, key=lambda act: self.tree.tokens[act.trigger].sent)
        return [act for _, group in by_sentence for act in self._prune_sentence(self._share(list(group)))]

    def _share(self, acts: list[Acted]) -> list[Acted]:
        """`killed in an ambush by rebels`: a deed and the happening that it is part of share parties."""
        found = {act.trigger: act for act in acts}
        for part in acts:
            for whole in acts if not (part.noun or part.actors or part.reciprocal) else ():
                if whole.type == part.type and whole.actors and self._is_part(part, whole):
                    hit = self._hit_apart(part, whole)
                    lent = () if hit and whole.reciprocal else hit
                    found[part.trigger] = replace(part, actors=others(whole.actors, hit), recipients=hit)
                    found[whole.trigger] = replace(whole, recipients=whole.recipients or lent)
        return [found[act.trigger] for act in acts]

    def _hit_apart(self, part: Acted, whole: Acted) -> tuple[Mention, ...]:
        """`nine of them dying in police firing`: whom a deed hit, without those who did it and stand only beside it."""
        doers = {m.head for m in whole.actors if whole.noun and not whole.reciprocal}
        return tuple(m for m in part.recipients if m.head not in doers)

    def _is_part(self, part: Acted, whole: Acted) -> bool:
        """`killed in a raid`, `killed by shelling the town`, `The raid killed two`, `a raid that killed two`."""
        deed = self.tree.tokens[whole.trigger]
        if whole.noun and self._tells_of(self.tree.tokens[part.trigger], deed):
            return True
        prep = self.tree.head(deed)
        if deed.dep in ("nsubj", "csubj"):
            return prep.i == part.trigger
        listed = "within" if deed.dep == "pobj" else "by" if deed.dep == "pcomp" else ""
        dying = deed.dep == "pobj" and self.tree.tokens[part.trigger].lemma in self.words.get("dying", ())
        told = prep.lower in self.words.get(listed, ()) or dying and prep.lower in self.words.get("dying_of", ())
        return told and prep.head in (part.trigger, *part.absorbs)

    def _tells_of(self, verb: Token, noun: Token) -> bool:
        """`blamed rebels for a raid that killed two`, `a raid on a camp that killed two`: its subject is the deed."""
        over = self.tree.head(verb)
        prep = self.tree.head(over)
        within = over.dep == "pobj" and prep.dep == "prep" and prep.head == noun.i
        subjects = self.tree.children(verb, "nsubj")
        return verb.dep == "relcl" and (over.i == noun.i or within) and any(t.tag == "WDT" for t in subjects)

    def _clause(self, inner: Acted, outer: Acted) -> tuple[int, ...]:
        tells = self._tells_of(self.tree.tokens[inner.trigger], self.tree.tokens[outer.trigger])
        return (inner.trigger,) if tells else ()

    def _prune_sentence(self, acts: list[Acted]) -> Iterator[Acted]:
        acts = self._one_blow(acts)
        aimed = self._aims(acts)
        gone = {a.trigger for a in acts if self._is_told(a, acts)}
        view = View(tree=self.tree, codebook=self.codebook, words=self.words)
        modes: dict[int, tuple[str, ...]] = {}
        met: dict[int, list[Mention]] = {}
        clauses: dict[int, set[int]] = {}
        for inner in acts:
            if view.in_view(inner, acts):
                gone.add(inner.trigger)
            for outer in above(self.tree, inner, acts):
                topic = self._is_topic(inner, outer)
                part = self._is_deed(outer, inner) or self._is_result(inner, outer)
                if outer.trigger not in gone and (part or (not outer.mode and repeats(inner, outer))):
                    modes[outer.trigger] = (*modes.get(outer.trigger, ()), *inner.mode)
                if outer.trigger not in gone and (part or self._is_same_meeting(inner, outer)):
                    gone.add(inner.trigger)
                    met.setdefault(outer.trigger, []).extend(inner.actors + self._hit(inner, outer, part=part))
                if outer.trigger not in gone and (topic or self._is_idle(inner, outer, view)):
                    gone.add(inner.trigger)
                    clauses.setdefault(outer.trigger, set()).update(self._clause(inner, outer))
                if topic:
                    aimed.setdefault(outer.trigger, inner.recipients)
        for act in acts:
            if act.trigger not in gone:
                # a protest is aimed at whom it denounces
                mode = tuple(dict.fromkeys((*act.mode, *modes.get(act.trigger, ()))))
                told = frozenset(clauses.get(act.trigger, ()))
                act = replace(act, mode=mode, told_by=told, recipients=act.recipients or aimed.get(act.trigger, ()))
                yield joined(act, met.get(act.trigger, ()))

    def _hit(self, inner: Acted, outer: Acted, *, part: bool) -> tuple[Mention, ...]:
        """Whom a part of a deed hits besides: nobody in `clashed, leaving six dead`, no town in `a raid near Jos`."""
        if not part:
            return inner.recipients
        # where people were hit by nobody known is no second party: `a raid in Chad killed two traders`
        spots = ("close_by",) if outer.actors or not outer.recipients else ("locative",)
        hit = (m for m in inner.recipients if not (outer.recipients and self._is_close_by(m)))
        return () if outer.reciprocal else tuple(m for m in hit if not is_place(self.tree, m, spots))

    def _is_close_by(self, mention: Mention) -> bool:
        """`a shooting outside the prosecutor's office`: whose house stands beside."""
        noun = self.tree.tokens[mention.head]
        noun = self.tree.head(noun) if noun.dep == "poss" else noun
        return noun.dep == "pobj" and self.tree.head(noun).lower in self.words.get("close_by", ())

    def _one_blow(self, acts: list[Acted]) -> list[Acted]:
        """`The shell that hit a school killed nine`: the clause that tells which one tells no second deed."""
        found = {act.trigger: act for act in acts}
        for first in acts:
            verb = self.tree.tokens[first.trigger]
            for deed in acts if verb.dep == "relcl" and not first.noun else ():
                told = {t.i for t in self.tree.children(self.tree.tokens[deed.trigger], "nsubj")}
                if verb.head in told and is_alike(first, deed):
                    hit = (*deed.recipients, *others(first.recipients, (*deed.recipients, *deed.actors)))
                    modes = tuple(dict.fromkeys((*deed.mode, *first.mode)))
                    absorbs = deed.absorbs | {first.trigger}
                    found[deed.trigger] = replace(deed, recipients=hit, mode=modes, absorbs=absorbs)
                    found.pop(first.trigger, None)
        return list(found.values())

    def _is_told(self, act: Acted, acts: list[Acted]) -> bool:
        if self._aim(act, acts) is not None or self._is_hollow(act, acts) or self._is_getaway(act, acts):
            return True
        return self._is_overtaken(act, acts) or self._is_again(act, acts)

    def _is_hollow(self, act: Acted, acts: list[Acted]) -> bool:
        """`Clashes between A and B broke out`: a verb without parties, whose subject tells the same with them."""
        if act.noun or act.actors or act.recipients:
            return False
        subjects = {t.i for t in self.tree.children(self.tree.tokens[act.trigger], *SUBJECTS)}
        return any(o.trigger in subjects and o.type == act.type and (o.actors or o.recipients) for o in acts)

    def _is_deed(self, deed: Acted, whole: Acted) -> bool:
        """`killed 40 people in an attack on a village`: the happening of a deed that is told already."""
        own = {m.actor for m in whole.actors}
        same = deed.type == whole.type and own <= {m.actor for m in deed.actors}
        return same and bool(deed.recipients) and not deed.noun and self._is_part(deed, whole)

    def _is_result(self, result: Acted, deed: Acted) -> bool:
        """`opened fire on a bus, killing nine`: what a deed led to is no deed of its own."""
        verb = self.tree.tokens[result.trigger]
        told = verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in self.words.get("results", ())
        within = tells_within(self.tree, verb) and verb.lemma in self.words.get("harmed", ())
        at = {verb.head, self.tree.head(verb).head} if within else {verb.head}
        beside = (told or within) and bool(at & {deed.trigger, deed.carrier}) and result.type == deed.type
        # `The plane was shot down, killing five`: what was hit has not done it
        hit = deed.recipients if is_passive(self.tree, self.tree.tokens[verb.head]) else ()
        return beside and {m.actor for m in result.actors} <= {m.actor for m in (*deed.actors, *hit)}

    def _is_idle(self, inner: Acted, outer: Acted, view: View) -> bool:
        # `clashes that left ten dead` tell more than what they repeat
        of_its_own = self.tree.child(self.tree.tokens[inner.trigger], "relcl") is not None
        told = (repeats(inner, outer) and not of_its_own) or is_prospect(inner) or self._is_nobodys(inner, outer)
        told = told or self._is_offence(inner, outer) or view.is_meant(inner, outer) or view.is_view(inner, outer)
        told = told or self._is_sealed(inner, outer)
        return told or self._is_manner(inner, outer) or self._is_matter(inner, outer)

    def _is_sealed(self, inner: Acted, outer: Acted) -> bool:
        """`signed a truce, ending a war of ten years`: what an accord brings is told by the accord."""
        verb = self.tree.tokens[inner.trigger]
        told = verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in self.words.get("sealing", ())
        same = {m.actor for m in inner.actors} <= {m.actor for m in outer.actors}
        return told and same and outer.type in self.codebook.helping and verb.head in (outer.trigger, outer.carrier)

    def _is_offence(self, inner: Acted, outer: Acted) -> bool:
        """`jailed for insulting the king`: what those did to whom the other act is done, and for which it is.

        So are the charges on which it is done: `ordered the detention of an editor on charges of sedition`.
        """
        verb = self.tree.tokens[inner.trigger]
        prep = self.tree.head(verb)
        named = verb.dep == "pcomp" and prep.lower in self.words.get("offending", ())
        charged = inner.noun and not inner.recipients and prep.lower in self.words.get("formal_grounds", ())
        if not (named or charged) or prep.head not in (outer.trigger, outer.carrier):
            return False
        own, hit = {m.actor for m in inner.actors}, {m.actor for m in (outer.actors if charged else outer.recipients)}
        part = bool(own & hit) if inner.reciprocal else own <= hit
        return part and inner.type in self.codebook.offences.get(outer.type, frozenset())

    def _is_matter(self, inner: Acted, outer: Acted) -> bool:
        """`froze millions in aid to Gambia`: by nobody, for whom the other act is: what that one is about."""
        meant = {m.actor for m in inner.recipients}
        prep = self.tree.head(self.tree.tokens[inner.trigger])
        held = self.tree.head(prep).dep in ("dobj", "nsubjpass")
        part = prep.lower in self.words.get("measuring", ()) and inner.type in self.codebook.helping
        held = held and (prep.lower == "in" or part)
        return inner.noun and held and not inner.actors and bool(meant) and meant <= {m.actor for m in outer.recipients}

    def _is_manner(self, inner: Acted, outer: Acted) -> bool:
        """`closed the road in retaliation for the raid`: how and why it was done is no deed of its own."""
        noun = self.tree.tokens[inner.trigger]
        prep = self.tree.head(noun)
        named = noun.lemma in self.words.get("manner", ()) and prep.lower in self.words.get("mannered", ())
        caught = outer.type == "COERCE" and not inner.actors and noun.lemma in self.words.get("catching", ())
        caught = caught and prep.lower in self.words.get("within", ())
        return (named or caught) and noun.dep == "pobj" and prep.head in (outer.trigger, outer.carrier)

    def _is_overtaken(self, act: Acted, acts: list[Acted]) -> bool:
        """`rushed to the village and shot four men`: those who move in to use force are told by the force."""
        own = {m.actor for m in act.actors}
        for other in acts if own and not act.noun else ():
            same = own == {m.actor for m in other.actors} and not (other.noun or other.aux or act.aux)
            same = same and act.type in self.codebook.contained.get(other.type, ())
            if same and (self._is_one_move(act, other) or self._is_of_subject(act, other)):
                return True
        # `Rockets fired from a base near Goma hit a village`: by nobody known, and not at what lies near
        unsaid = [] if own or act.noun else [o for o in acts if o is not act and not o.noun]
        kinds = {o.trigger: {o.type, *self.codebook.contained.get(o.type, ())} for o in unsaid}
        return any(act.type in kinds[o.trigger] and self._is_of_subject(act, o) for o in unsaid)

    def _is_getaway(self, act: Acted, acts: list[Acted]) -> bool:
        """`shot the manager before fleeing`: those who strike and leave tell of one happening."""
        verb, own = self.tree.tokens[act.trigger], {m.actor for m in act.actors}
        left = act.type == "RETREAT" and verb.lemma in self.words.get("getaway", ()) and verb.dep in GOING
        return left and any(o.type == "ASSAULT" and own == {m.actor for m in o.actors} for o in acts)

    def _is_again(self, act: Acted, acts: list[Acted]) -> bool:
        """`were arrested and taken to prison`, `burned tyres and chanted slogans`: one deed in two verbs."""
        for other in acts if not act.noun else ():
            same = (act.type, act.mode, act.aux) == (other.type, other.mode, other.aux) and not other.noun
            (doers, hit), (own_doers, own_hit) = parties(act), parties(other)
            if same and doers == own_doers and hit == own_hit != set() and self._is_one_move(other, act):
                return True
            alone = doers == own_doers != set() and not hit
            if alone and (other.type, act.type) == ("PROTEST", "ASSAULT") and self._is_one_move(other, act):
                return True
            if same and alone and own_hit and act.type in self.codebook.topics and self._is_one_move(act, other):
                return True
        return False

    def _is_one_move(self, act: Acted, other: Acted) -> bool:
        """Whether the second verb goes on from the first: `moved in, killing two`, `rushed in and shot two`."""
        verb = self.tree.tokens[other.trigger]
        joined = other.trigger > act.trigger and verb.head == act.trigger and verb.dep in ("conj", "advcl", "xcomp")
        return joined and not is_infinitive(self.tree, verb)

    def _is_of_subject(self, act: Acted, other: Acted) -> bool:
        """`Rockets fired by a band hit a town`: what was done with that which then strikes."""
        verb = self.tree.tokens[act.trigger]
        struck = self.tree.tokens[other.trigger]
        strikers = self.tree.children(self.tree.head(struck) if struck.dep == "advcl" else struck, "nsubj")
        held = [n for t in strikers for p in self.tree.children(t, "prep") for n in self.tree.children(p, "pobj")]
        return verb.dep in ("acl", "relcl") and verb.head in {t.i for t in (*strikers, *held)}

    def _is_nobodys(self, inner: Acted, outer: Acted) -> bool:
        """`lifted a curfew after riots`: what nobody in particular did, told only beside what somebody did."""
        told = bool(inner.actors or inner.recipients) or self.tree.child(
            self.tree.tokens[inner.trigger], "acl", "relcl"
        )
        return inner.noun and not told and bool(outer.actors or outer.recipients)

    def _aims(self, acts: list[Acted]) -> dict[int, tuple[Mention, ...]]:
        """For acts without a recipient, whom their purpose is for."""
        pairs = ((outer, inner) for inner in acts if (outer := self._aim(inner, acts)) is not None)
        return {o.trigger: others(i.recipients, o.actors) for o, i in pairs if not o.reciprocal}

    def _aim(self, inner: Acted, acts: list[Acted]) -> Acted | None:
        """The act of help or accord whose purpose an act of the same party is: `met to discuss`."""
        at = self.tree.tokens[inner.carrier]
        purpose = at.dep in PURPOSE and is_infinitive(self.tree, at)
        if inner.noun or not purpose:
            return None
        for outer in above(self.tree, inner, acts):
            same = {m.actor for m in inner.actors} <= {m.actor for m in outer.actors}
            if same and outer.actors and outer.type in self.codebook.helping:
                return outer
        return None

    def _is_same_meeting(self, inner: Acted, outer: Acted) -> bool:
        """`flew to Rome for talks with the pope`, `left to meet him`: what one goes for is the visit itself."""
        if not inner.type == outer.type == self.codebook.meeting.get("type"):
            return False
        at = self.tree.tokens[inner.trigger]
        up = self.tree.head(at)
        if not inner.noun:
            return at.dep in ("advcl", "xcomp") and up.i == outer.trigger
        up = self.tree.head(measure_of(self.tree, at))  # `for a second round of talks`
        aim = up.lower in self.tree.words.get("purpose", ())
        return aim and outer.trigger in {t.i for t in governors(self.tree, up)} and not outer.noun

    def _is_topic(self, inner: Acted, outer: Acted) -> bool:
        if inner.type not in self.codebook.topics.get(outer.type, frozenset()):
            return False
        return not inner.actors or {m.actor for m in inner.actors} <= {m.actor for m in outer.actors}
