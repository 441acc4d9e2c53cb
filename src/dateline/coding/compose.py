"""Reads acts inside operators: refuse(lift(SANCTION)) and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.match import Matcher
from dateline.coding.outcome import Composition, parse_outer
from dateline.coding.prune import prune
from dateline.coding.slots import NOUN_ACTOR, NOUN_RECIPIENT, VERB_ACTOR, VERB_RECIPIENT, Slots
from dateline.coding.status import Status
from dateline.grammar.clause import conjuncts, is_verb, patients, surface_subjects
from dateline.grammar.tree import Tree
from dateline.lexicon.rules import Act, Operator, Rules
from dateline.model import Mention, Token

VERB_INNER = ("xcomp", "ccomp", "obj", "to", "of", "from", "for", "on", "in", "with", "against", "into", "about", "by")
NOUN_INNER = ("acl", "of", "to", "for", "on", "against", "from", "about", "compound", "ccomp")


class Composer:
    """Reads each word of a tree once; a word's reading may hold the readings of the words below it."""

    def __init__(self, tree: Tree, cast: Cast, rules: Rules, composition: Composition) -> None:
        self.tree = tree
        self.cast = cast
        self.rules = rules
        self.composition = composition
        self.slots = Slots(tree, cast, rules.light)
        self.matcher = Matcher(tree, cast, self.slots, rules)
        self.status = Status(tree, rules.status)
        self._memo: dict[int, tuple[Acted, ...]] = {}

    def read_all(self) -> list[Acted]:
        """All acts of the text in order, one for each trigger, without those that went into another."""
        found: dict[int, Acted] = {}
        for token in self.tree.tokens:
            for act in self.read(token):
                known = found.get(act.trigger)
                if known is None or len(act.chain) > len(known.chain):
                    found[act.trigger] = act
        gone = {i for act in found.values() for i in act.absorbs}
        return prune(self.tree, [found[i] for i in sorted(found) if i not in gone])

    def read(self, token: Token) -> tuple[Acted, ...]:
        """The acts that a word heads."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a cycle through sharing reads as nothing
            self._memo[token.i] = tuple(self._read(token))
        return self._memo[token.i]

    def _read(self, token: Token) -> list[Acted]:
        attributive = is_verb(token) and token.dep in ("amod", "compound", "nmod")
        operators = [] if attributive else self.matcher.operators(token)
        for operator in operators:
            found = self._operate(operator, token)
            if found:
                return found
        act = self.matcher.act(token)
        if act is not None:
            return [self._build(act, token)]
        for operator in operators:
            if operator.bare and self._bare_holds(operator, token):
                built = self._outer(operator, token, None, operator.bare)
                if built:
                    return [built]
        if is_verb(token) and token.lemma in self.rules.light:
            return [a for noun in self._held(token) for a in self.read(noun)]
        return []

    def _held(self, verb: Token) -> list[Token]:
        found = [n for n in patients(self.tree, verb) if not is_verb(n)]
        for prep in self.tree.children(verb, "prep"):
            found += [n for t in self.tree.children(prep, "pobj") for n in conjuncts(self.tree, t)]
        return found

    # plain acts

    def _build(self, act: Act, token: Token) -> Acted:
        verb = is_verb(token)
        actor_slots = act.actor or (VERB_ACTOR if verb else NOUN_ACTOR)
        recipient_slots = act.recipient or (VERB_RECIPIENT if verb else NOUN_RECIPIENT)
        actors = self.slots.parties(token, actor_slots)
        taken = frozenset(m.actor for m in actors)
        recipients = self.slots.parties(token, recipient_slots, taken)
        if act.reciprocal:
            actors, recipients = self._join(token, actors, taken)
        elif not recipients:
            recipients = self.slots.far(token if verb else self.carrier(token), taken)
        carrier = self.carrier(token)
        joint = act.joint and len({self.cast.actor(m).country for m in actors} - {None}) > 1
        return Acted(
            absorbs=self._named(act, token),
            type=act.joint if joint else act.type,
            mode=() if joint else act.mode,
            contexts=act.contexts,
            trigger=token.i,
            carrier=carrier.i,
            chain=(act.id,),
            actors=actors,
            recipients=recipients,
            aux=self.status.of(carrier, token),
            reciprocal=act.reciprocal,
            solo=act.solo,
            noun=not verb,
            standing=self._stands(token),
            weight=0.75 if act.object or act.with_ else 0.7,
        )

    def _named(self, act: Act, token: Token) -> frozenset[int]:
        """The triggers that stand as a rule's own object (`violated a ban`): they are part of its act."""
        if not act.object:
            return frozenset()
        heads = self.slots.heads(token, "obj")
        inside = [t for t in heads if t.pos == "NOUN" and any(self.matcher.fits(t, w) for w in act.object)]
        return frozenset(a.trigger for t in inside for a in self.read(t) if a.trigger != token.i)

    def _join(
        self, token: Token, actors: tuple[Mention, ...], taken: frozenset[str]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Both sides of a reciprocal act stand among its actors."""
        slots = ("with", "between", "among", "obj", "by", "mod2", "for", "of", "to", "from", "involving", "against")
        others = self.slots.parties(token, slots, taken)
        if not others and len(actors) < 2:
            others = self._company(self.carrier(token), taken)
        return actors + others, ()

    def _company(self, token: Token, taken: frozenset[str]) -> tuple[Mention, ...]:
        """The `with` phrase of a clause, wherever the parser hung it."""
        for prep in self.tree.subtree(token):
            if prep.lower == "with" and prep.dep == "prep":
                for noun in self.tree.children(prep, "pobj"):
                    found = tuple(m for m in self.cast.spread(noun) if m.actor not in taken)
                    if found:
                        return found
        return ()

    def carrier(self, token: Token) -> Token:
        """The word whose clause tells whether and when: the verb itself, or the verb that holds a noun."""
        if is_verb(token):
            return token
        verb = self.slots.governing_verb(token)
        if verb is None:
            return token
        holds = verb.lemma in self.rules.light or token.dep in ("nsubj", "nsubjpass", "attr")
        return verb if holds else token

    def _stands(self, noun: Token) -> bool:
        """Whether a word tells of a happening here, or only names a topic or takes up what was told."""
        if is_verb(noun):
            return noun.dep not in ("amod", "compound", "nmod")
        if noun.dep in ("compound", "amod", "nmod", "poss"):
            return False
        if self.tree.child(noun, "acl", "relcl") is not None:
            return True
        verb = self.slots.governing_verb(noun)
        if verb is not None and verb.lemma in self.rules.light:
            return True
        definite = any(t.lower in self.rules.status.get("definite", ()) for t in self.tree.children(noun, "det"))
        return not definite or bool(self.tree.children(noun, "prep", "poss"))

    # operators

    def _operate(self, operator: Operator, token: Token) -> list[Acted]:
        found: list[Acted] = []
        for inner in self._inner(operator, token):
            outer = self.composition.outer(operator.table, inner)
            if not outer or outer == "-" or (operator.self_only and not self._own(token, inner)):
                continue
            built = self._outer(operator, token, inner, outer)
            if built is not None:
                found.append(built)
        return self._one(found)

    def _one(self, found: list[Acted]) -> list[Acted]:
        """An operator word is one event, however many acts stand under it."""
        same = [a for a in found if a.trigger == (found[0].trigger if found else -1)]
        if len(same) < 2:
            return found
        absorbed = frozenset(i for a in same for i in a.absorbs)
        rest = [a for a in found if a.trigger != same[0].trigger]
        return [replace(same[0], absorbs=absorbed), *rest]

    def _own(self, token: Token, inner: Acted) -> bool:
        """Whether the act is the speaker's own (`said it would ...`)."""
        speakers = {m.actor for t in surface_subjects(self.tree, token) for m in self.cast.at(t)}
        actors = {m.actor for m in inner.actors}
        return bool(speakers & actors) or not actors

    def _inner(self, operator: Operator, token: Token) -> Iterator[Acted]:
        slots = operator.inner or (VERB_INNER if is_verb(token) else NOUN_INNER)
        seen: set[int] = set()
        for slot in slots:
            for head in self._inner_heads(token, slot):
                for act in self._within(head):
                    if act.trigger not in seen and act.trigger != token.i:
                        seen.add(act.trigger)
                        yield act

    def _inner_heads(self, token: Token, slot: str) -> list[Token]:
        if slot == "ccomp" and token.dep == "dobj":
            # `made a demand on Monday that ...`: the clause hangs on the verb that holds the noun
            beside = [t for t in self.tree.children(self.tree.head(token), "ccomp") if t.i > token.i]
            return [n for t in [*self.tree.children(token, "ccomp"), *beside] for n in conjuncts(self.tree, t)]
        if slot in ("xcomp", "ccomp", "acl", "compound", "advcl", "relcl"):
            return [n for t in self.tree.children(token, slot) for n in conjuncts(self.tree, t)]
        if slot == "surface":
            return surface_subjects(self.tree, token)
        if slot == "obj" and is_verb(token):
            return patients(self.tree, token)
        gerunds = [
            n
            for p in self.tree.children(token, "prep")
            if p.lower == slot
            for t in self.tree.children(p, "pcomp")
            for n in conjuncts(self.tree, t)
        ]
        if is_verb(token):
            gerunds += [n for o in self.tree.children(token, "dobj") for n in self._gerunds(o, slot)]
        return gerunds + [t for t in self.slots.heads(token, slot)]

    def _gerunds(self, noun: Token, word: str) -> list[Token]:
        return [
            n
            for p in self.tree.children(noun, "prep")
            if p.lower == word
            for t in self.tree.children(p, "pcomp")
            for n in conjuncts(self.tree, t)
        ]

    def _within(self, head: Token) -> tuple[Acted, ...]:
        """The acts of a complement; of one that names none, those of the nouns that it holds."""
        found = self.read(head)
        if found:
            return found
        if is_verb(head):
            held = self._held(head)
            inner = [t for t in self.tree.children(head, "xcomp") if t.i != head.i]
            return tuple(a for t in [*inner, *held] for a in self.read(t))
        if head.lemma in self.rules.classes.get("shell", ()):
            return tuple(
                a for slot in ("acl", "of", "to", "for") for t in self._inner_heads(head, slot) for a in self.read(t)
            )
        return ()

    def _bare_holds(self, operator: Operator, token: Token) -> bool:
        if operator.bare_object:
            heads = self.slots.heads(token, "obj")
            return any(self.matcher.fits(t, w) for t in heads for w in operator.bare_object)
        if operator.bare_if == "always":
            return True
        if operator.bare_if == "object":
            return bool(self.slots.heads(token, "obj"))
        if operator.bare_if == "clause":
            told = self.tree.child(token, "xcomp", "ccomp", "acl") is not None
            return told and bool(self._operator_recipients(operator, token, None, frozenset()))
        if operator.bare_if == "actor":
            return bool(self.slots.parties(token, VERB_ACTOR if is_verb(token) else NOUN_ACTOR))
        slots = operator.recipient or VERB_RECIPIENT
        return bool(self.slots.parties(token, slots))

    def _outer(self, operator: Operator, token: Token, inner: Acted | None, spec: str) -> Acted | None:
        outer = parse_outer(spec)
        if outer.keeps:
            return self._kept(operator, token, inner, spec) if inner is not None else None
        actors = self._operator_actors(operator, token, inner)
        taken = frozenset(m.actor for m in actors)
        recipients = self._operator_recipients(operator, token, inner, taken)
        if outer.reciprocal or operator.reciprocal:
            actors, recipients = actors + recipients, ()
        carrier = self.carrier(token)
        absorbs = (
            frozenset({inner.trigger, inner.carrier} - {token.i} | inner.absorbs)
            if inner is not None and not operator.emits
            else frozenset()
        )
        return Acted(
            type=outer.type,
            mode=self.composition.mode(outer, inner),
            trigger=token.i,
            carrier=carrier.i,
            chain=(operator.id, *(inner.chain if inner else ())),
            actors=actors,
            recipients=recipients,
            aux=self.status.of(carrier, token) | outer.aux,
            absorbs=absorbs,
            noun=not is_verb(token),
            contexts=inner.contexts if inner else (),
            standing=self._stands(token),
            reciprocal=bool(inner and inner.reciprocal),
            weight=0.8 if inner else 0.6,
        )

    def _kept(self, operator: Operator, token: Token, inner: Acted, spec: str) -> Acted:
        """The inner act, with what the operator does to its status and, for `~TYPE`, its type."""
        outer = parse_outer(spec)
        own = self.status.of(self.carrier(token), token)
        actors, recipients = self._kept_parties(operator, token, inner)
        standing = inner.standing or is_verb(token)
        kept = replace(
            inner,
            aux=inner.aux ^ own ^ outer.aux if "negation" in own | outer.aux else inner.aux | own | outer.aux,
            chain=(operator.id, *inner.chain),
            actors=actors,
            standing=standing,
            recipients=tuple(m for m in recipients if m.actor not in {a.actor for a in actors}),
        )
        if outer.type:
            kept = replace(kept, type=outer.type, mode=self.composition.mode(outer, inner))
        return kept

    def _kept_parties(
        self, operator: Operator, token: Token, inner: Acted
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The inner act's parties; where the operator's subject does the deed, it is the actor."""
        if not operator.doer or not inner.noun or inner.reciprocal:
            return inner.actors or self._operator_actors(operator, token, inner), inner.recipients
        own = self.slots.parties(token, VERB_ACTOR) if is_verb(token) else ()
        displaced = tuple(m for m in inner.actors if m.actor not in {o.actor for o in own})
        return (own, inner.recipients or displaced) if own else (inner.actors, inner.recipients)

    def _operator_actors(self, operator: Operator, token: Token, inner: Acted | None) -> tuple[Mention, ...]:
        slots = operator.actor or (VERB_ACTOR if is_verb(token) else NOUN_ACTOR)
        actors = self.slots.parties(token, slots)
        if not actors and inner is not None and inner.reciprocal:
            return inner.actors
        return actors

    def _operator_recipients(
        self, operator: Operator, token: Token, inner: Acted | None, taken: frozenset[str]
    ) -> tuple[Mention, ...]:
        """Who is spoken to; else who is meant: the inner act's other parties; else what stands near."""
        if operator.recipient:
            found = self.slots.parties(token, operator.recipient, taken)
            if found:
                return found
        elif is_verb(token):
            direct = [m for s in ("obj", "iobj") for t in self.slots.heads(token, s) for m in self.cast.at(t)]
            found = tuple(m for m in direct if m.actor not in taken)
            if found:
                return found
        if inner is not None:
            sides = (inner.actors, inner.recipients) if operator.aims == "actors" else (inner.recipients, inner.actors)
            for side in sides:
                found = tuple(m for m in side if m.actor not in taken)
                if found:
                    return found
        near = self.slots.parties(token, VERB_RECIPIENT if is_verb(token) else NOUN_RECIPIENT, taken)
        return near or self.slots.far(token, taken)
