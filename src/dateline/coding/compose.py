"""Reads acts inside operators: refuse(lift(SANCTION)) and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.act import Acted, done_by
from dateline.coding.blow import Blow
from dateline.coding.cast import Cast
from dateline.coding.complements import complements, held, purports
from dateline.coding.instruments import Instruments
from dateline.coding.match import KIND_OF_POS, Matcher, sureness
from dateline.coding.outcome import Composition
from dateline.coding.parties import Parties
from dateline.coding.prune import Pruner
from dateline.coding.restraint import Restraint
from dateline.coding.slots import Slots
from dateline.coding.status import NEGATION, TO_COME, Status
from dateline.coding.unnamed import unnamed
from dateline.coding.whose import only_meets
from dateline.grammar.clause import is_verb
from dateline.grammar.holding import governing_verb, is_likened_to, only_leads_to
from dateline.grammar.tree import Tree
from dateline.lexicon.outer import Outer, parse_outer
from dateline.lexicon.rules import Act, Operator, Rules
from dateline.model import Token

ATTRIBUTIVE = frozenset({"amod", "compound", "nmod"})
INFINITIVE = ("xcomp", "ccomp", "advcl", "acl")
PREDICATIVE = frozenset({"acomp", "oprd"})


class Composer:
    """Reads each word of a tree once; a word's reading may hold the readings of the words below it."""

    def __init__(self, tree: Tree, cast: Cast, rules: Rules, composition: Composition) -> None:
        self.tree = tree
        self.cast = cast
        self.rules = rules
        self.composition = composition
        self.slots = Slots(tree, cast, rules.light, bare=rules.frames.bare, judging=rules.judging)
        self.parties = Parties(tree, cast, self.slots, rules.frames, composition.friendly)
        self.matcher = Matcher(tree, cast, self.slots, rules)
        self.status = Status(tree, rules.status)
        self._memo: dict[int, tuple[Acted, ...]] = {}

    def read_all(self) -> list[Acted]:
        """All acts of the text in order, one for each trigger, without those that went into another."""
        found: dict[int, Acted] = {}
        telling = self.rules.heads | self.rules.light  # no other word is read into anything
        likely = (t for t in self.tree.tokens if t.lemma in telling or t.lower in telling)
        for token in (t for t in likely if t.pos in KIND_OF_POS):
            for act in self.read(token):
                known = found.get(act.trigger)
                if known is None or len(act.chain) > len(known.chain):
                    found[act.trigger] = act
        gone = {i for act in found.values() for i in act.absorbs}
        restraint = Restraint(cast=self.cast, rules=self.rules, private=self.composition.private)
        kept = [found[i] for i in sorted(found) if i not in gone and not restraint.leaves_out(found[i])]
        words = self.rules.status
        kept = Blow(tree=self.tree, cast=self.cast, words=words).join(kept)
        told = Pruner(tree=self.tree, codebook=self.composition, words=words).prune(kept)
        table, means, bearing = self.rules.instruments, self.rules.frames.means, words.get("bearing", frozenset())
        add = Instruments(tree=self.tree, slots=self.slots, table=table, means=means, bearing=bearing).add
        return list(map(add, told))

    def read(self, token: Token) -> tuple[Acted, ...]:
        """The acts that a word heads."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a cycle through sharing reads as nothing
            self._memo[token.i] = tuple(self._read(token))
        return self._memo[token.i]

    def _read(self, token: Token) -> list[Acted]:
        told = self.matcher.is_listed(token) and not is_likened_to(self.tree, token)
        found = self._told(token) if told else []
        if not found and is_verb(token) and token.lemma in self.rules.light:
            return [a for noun in held(self.tree, token) for a in self.read(noun)]
        return found

    def _told(self, token: Token) -> list[Acted]:
        """What the rules that begin with a word make of it."""
        attributive = is_verb(token) and token.dep in ATTRIBUTIVE
        operators = [] if attributive else self.matcher.operators(token)
        for operator in operators:
            if found := self._operate(operator, token):
                return found
        denied = [o for o in operators if o.id in self.rules.denied and self._meant(o, token)[1] is not o]
        if plain := self._plain(denied, token):
            return [plain]
        if (act := self.matcher.act(token)) is not None:
            return [self._build(act, token)]
        plain = self._plain(operators, token)
        return [plain] if plain else []

    def _plain(self, operators: list[Operator], token: Token) -> Acted | None:
        """What an operator's word tells without an act inside it."""
        for operator in operators:
            own, meant, turned = self._meant(operator, token)
            if meant.bare and self._bare_holds(meant, token):
                outer = parse_outer(meant.bare)
                found = self._outer(meant, token, None, replace(outer, aux=outer.aux | own))
                return replace(found, turned=turned)
        return None

    def _build(self, act: Act, token: Token) -> Acted:
        carrier = self.carrier(token)
        actors, recipients = self.parties.of_act(act, token, carrier)
        if not actors:
            actors = unnamed(self.parties, self.composition, act, token, recipients)
        joint = act.joint and len({self.cast.actor(m).country for m in actors} - {None}) > 1
        return Acted(
            type=act.joint if joint else act.type,
            mode=() if joint else act.mode,
            contexts=act.contexts,
            trigger=token.i,
            carrier=carrier.i,
            chain=(act.id,),
            actors=actors,
            recipients=recipients,
            aux=self.status.of(carrier, token) - (TO_COME | {NEGATION} if act.clause else frozenset()),
            absorbs=self._named(act, token),
            reciprocal=act.reciprocal,
            solo=act.solo,
            noun=not is_verb(token),
            standing=self._stands(token),
            weight=sureness(act),
        )

    def _named(self, act: Act, token: Token) -> frozenset[int]:
        """The triggers that stand as a rule's own object or clause (`violated a ban`): they are part of its act."""
        if act.that:
            clauses = self.tree.children(token, "ccomp", "acl")
            return frozenset(a.trigger for t in clauses for a in self._within(t) if a.trigger != token.i)
        if not act.object:
            return frozenset()
        fits, heads = self.matcher.fitting.fits, self.slots.heads(token, "obj")
        inside = [t for t in heads if t.pos == "NOUN" and fits(t, act.object)]
        return frozenset(a.trigger for t in inside for a in self.read(t) if a.trigger != token.i)

    def carrier(self, token: Token) -> Token:
        """The word whose clause tells whether and when: the verb itself, or the verb that holds a noun or adjective."""
        if is_verb(token):
            return token
        head = self.tree.head(token)
        if token.dep in PREDICATIVE and is_verb(head):
            return head
        if (verb := governing_verb(self.tree, token)) is None:
            return token
        holds = verb.lemma in self.rules.light or token.dep in ("nsubj", "nsubjpass", "attr")
        holds = holds and not only_meets(self.tree, self.rules.judging, token, verb)
        return verb if holds and not only_leads_to(self.tree, token, verb) else token

    def _stands(self, word: Token) -> bool:
        """Whether a word tells of a happening here, or only names a topic or takes up what was told."""
        if word.dep in ATTRIBUTIVE or (word.dep == "poss" and not is_verb(word)):
            return False
        verb = governing_verb(self.tree, word)
        light = verb is not None and verb.lemma in self.rules.light
        if verb is not None and not light and self.status.is_supposed(word, verb):
            return False
        if is_verb(word) or light or self.tree.child(word, "acl", "relcl") is not None:
            return True
        definite = any(t.lower in self.rules.status.get("definite", ()) for t in self.tree.children(word, "det"))
        return not definite or bool(self.tree.children(word, "prep", "poss"))

    def _operate(self, operator: Operator, token: Token) -> list[Acted]:
        own, meant, turned = self._meant(operator, token)
        found: list[Acted] = []
        for inner in self._inner(operator, token):
            cell = "=" if inner.turned else self.composition.outer(meant.table, inner)
            if not cell or cell == "-" or not self._is_fit(operator, token, inner, denied=meant is not operator):
                continue
            above = {t.i for t in self.tree.ancestors(self.tree.tokens[inner.trigger])} - {token.i}
            if any(act.trigger in above for act in found):
                continue  # `ordered an inquiry into the blast`: what it does is done to the inquiry alone
            outer = parse_outer(cell).told(own)
            kept = self._kept(meant, token, inner, outer) if outer.keeps else None
            found.append(replace(kept or self._outer(operator, token, inner, outer), turned=turned))
            blamed = self.parties.blamed(operator, token, inner)
            found += [done_by(inner, blamed, operator.id, token.i)] if blamed else []
        return self._one(found)

    def _meant(self, operator: Operator, token: Token) -> tuple[frozenset[str], Operator, bool]:
        """The status of an operator's word, the operator that it stands for, whether a refusal above it is counted in.

        A negation is used up where it makes another operator of it: not to agree, or to refuse to, is to refuse.
        """
        own = self.status.of(self.carrier(token), token)
        other = self.rules.denied.get(operator.id)
        refused = self.status.is_refused(token)
        if other is None or (NEGATION in own) is refused or self.status.is_pending(self.carrier(token)):
            return own, operator, False
        return own - {NEGATION} - TO_COME, other, refused

    def _one(self, found: list[Acted]) -> list[Acted]:
        """An operator word is one event, however many acts stand under it."""
        same = [a for a in found if a.trigger == (found[0].trigger if found else -1)]
        if len(same) < 2:
            return found
        absorbed = frozenset(i for a in same for i in a.absorbs)
        return [replace(same[0], absorbs=absorbed), *(a for a in found if a.trigger != same[0].trigger)]

    def _is_fit(self, operator: Operator, token: Token, inner: Acted, *, denied: bool) -> bool:
        """Whether an operator speaks of such an act: of one's own (`said it would ...`), of one that is not known."""
        if operator.indefinite and inner.noun:
            return not self.status.is_known(self.tree.tokens[inner.trigger])
        clause = not inner.noun or self.tree.child(token, "ccomp")
        own = operator.self_only or operator.self_denied and denied and clause
        return not own or self.parties.is_own(self.carrier(token), inner)

    def _inner(self, operator: Operator, token: Token) -> Iterator[Acted]:
        frames = self.rules.frames
        seen = {token.i}
        for slot in operator.inner or (frames.verb_inner if is_verb(token) else frames.noun_inner):
            for head in complements(self.tree, self.slots, token, slot):
                for act in self._within(head):
                    if act.trigger not in seen:
                        seen.add(act.trigger)
                        yield act

    def _within(self, head: Token) -> tuple[Acted, ...]:
        """The acts of a complement; of one that names none, those of the words that it holds."""
        if found := self.read(head):
            return found
        below: list[Token] = []
        if is_verb(head):
            goes = "nsubj" if head.lemma in self.rules.status.get("going_on", ()) else "xcomp"
            below = self.tree.children(head, "xcomp", goes)
            below += held(self.tree, head, light=head.lemma in self.rules.light)
        elif head.lemma in self.rules.classes.get("shell", ()):
            below = purports(self.tree, self.slots, head, self.rules.frames.shell_inner)
        elif head.lemma in self.rules.classes.get("bomb", ()):
            below = self.tree.children(head, "relcl")  # `claimed the bomb that went off`
        return tuple(a for t in below for a in self.read(t))

    def _bare_holds(self, operator: Operator, token: Token) -> bool:
        if operator.bare_object:
            return any(self.matcher.fitting.fits(t, operator.bare_object) for t in self.slots.heads(token, "obj"))
        match operator.bare_if:
            case "object":
                return bool(self.slots.heads(token, "obj"))
            case "infinitive":
                marks = [m for t in self.tree.children(token, *INFINITIVE) for m in self.tree.children(t, "aux")]
                addressed = self.parties.operator_recipients(operator, token, None, frozenset())
                return any(m.tag == "TO" for m in marks) and bool(addressed)
            case "clause":
                told = self.tree.child(token, "xcomp", "ccomp", "acl") is not None
                return told and bool(self.parties.operator_recipients(operator, token, None, frozenset()))
            case "actor":
                return bool(self.slots.parties(token, self.parties.actor_slots(operator, token)))
            case "recipient":
                return bool(self.slots.parties(token, self.parties.recipient_slots(operator, token)))
        return True

    def _outer(self, operator: Operator, token: Token, inner: Acted | None, outer: Outer) -> Acted:
        carrier = self.carrier(token)
        judges = outer.type in self.composition.judging
        actors, recipients = self.parties.of_operator(operator, token, inner, judges=judges)
        absorbs = scope = frozenset[int]()
        if inner is not None and not operator.emits:
            absorbs = inner.absorbs | {inner.trigger}
            scope = (inner.scope | absorbs | {inner.carrier}) - {token.i}
        return Acted(
            type=outer.type,
            mode=self.composition.mode(outer, inner),
            contexts=inner.contexts if inner else (),
            trigger=token.i,
            carrier=carrier.i,
            chain=(operator.id, *(inner.chain if inner else ())),
            actors=actors,
            recipients=recipients,
            aux=outer.aux,
            absorbs=absorbs,
            scope=scope,
            core=(inner.core or inner) if inner else None,
            reciprocal=bool(inner and inner.reciprocal),
            solo=bool(inner and inner.solo and self.composition.eases(outer.type, inner)),
            noun=not is_verb(token),
            standing=self._stands(token),
            weight=0.8 if inner else 0.6,
        )

    def _kept(self, operator: Operator, token: Token, inner: Acted, outer: Outer) -> Acted:
        """The inner act, with what the operator does to its status and, for `~TYPE`, its type."""
        actors, recipients = self.parties.of_kept(operator, token, inner)
        # two negations lift each other, but not one that both share
        lifted = NEGATION in outer.aux and inner.carrier != self.carrier(token).i
        return replace(
            inner,
            type=outer.type or inner.type,
            mode=self.composition.mode(outer, inner) if outer.type else inner.mode,
            aux=(inner.aux | outer.aux) - (inner.aux & {NEGATION} if lifted else frozenset()),
            chain=(operator.id, *inner.chain),
            actors=actors,
            recipients=recipients,
            standing=inner.standing or is_verb(token) or is_verb(self.carrier(token)),
            core=inner.core or inner,
        )
