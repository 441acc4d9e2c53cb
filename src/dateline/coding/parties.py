"""Who acts and who is acted on, by the frame of a rule."""

from __future__ import annotations

from dateline.coding.act import Acted
from dateline.coding.cast import STATE, Cast, serves
from dateline.coding.scene import TOWNS, is_bound, is_on_way, is_only_where
from dateline.coding.slots import Slots
from dateline.grammar.clause import is_passive, is_verb, surface_subjects
from dateline.grammar.holding import governing_verb
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.rules import Act, Frames, Operator
from dateline.model import Mention, Token

Mentions = tuple[Mention, ...]

# Sectors of those who fight for whoever speaks of them as theirs.
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
# Sectors of those who fight the states that they are in.
BANDS = frozenset({"REB", "PRM", "UAF", "CRM"})
# Sectors of those who speak of the violence of others.
TELLERS = frozenset({"IGO", "NGO", "JRN", "MED", "EDU", "SOC"})


def ids(mentions: Mentions) -> frozenset[str]:
    """The actors that are mentioned."""
    return frozenset(m.actor for m in mentions)


class Parties:
    """Fills actors and recipients of acts and operators. friendly: types of what is done together."""

    def __init__(self, tree: Tree, cast: Cast, slots: Slots, frames: Frames, friendly: frozenset[str]) -> None:
        self.tree = tree
        self.cast = cast
        self.slots = slots
        self.frames = frames
        self.friendly = friendly

    def actor_slots(self, rule: Act | Operator, token: Token) -> tuple[str, ...]:
        """Where a rule's actor stands."""
        return rule.actor or (self.frames.verb_actor if is_verb(token) else self.frames.noun_actor)

    def recipient_slots(self, rule: Act | Operator, token: Token) -> tuple[str, ...]:
        """Where a rule's recipient stands."""
        return rule.recipient or self._near(token)

    def _near(self, token: Token) -> tuple[str, ...]:
        return self.frames.verb_recipient if is_verb(token) else self.frames.noun_recipient

    def of_act(self, act: Act, token: Token, carrier: Token) -> tuple[Mentions, Mentions]:
        """Actors and recipients of a plain act; both sides of a reciprocal one are its actors."""
        if not act.reciprocal and (found := self._received(token)):
            return found
        actors = self.slots.parties(token, self.actor_slots(act, token))
        if act.joint:
            actors += self._company(carrier, ids(actors))
        if act.reciprocal:
            return actors + self._unlike(actors, self._others(act, token, carrier, actors)), ()
        slots = self.recipient_slots(act, token)
        recipients = self.slots.parties(token, slots, ids(actors))
        recipients = self._abroad(actors, recipients)
        if (actors or act.type not in self.friendly) and self._is_left(token, recipients):
            return actors, ()
        hit = recipients or self._far(carrier, actors, sent="obj" not in slots and self._is_active(carrier))
        kept = tuple(m for m in hit if not is_on_way(self.tree, self.cast, m))
        return actors, tuple(m for m in kept if act.type != "ASSAULT" or not is_only_where(self.tree, self.cast, m))

    def _is_left(self, verb: Token, recipients: Mentions) -> bool:
        """`Hundreds were evacuated from Goma`: the town is where they were, not they."""
        owned = any(self.tree.child(t, "poss") for t in self.slots.heads(verb, "obj"))
        if not recipients or owned or verb.lemma not in self.tree.words.get("emptying", ()):
            return False
        beside = {t.i for slot in self.frames.leaving for t in self.slots.heads(verb, slot)}
        return all(m.head in beside and (self.cast.actor(m).basis or "").startswith(TOWNS) for m in recipients)

    def _received(self, noun: Token) -> tuple[Mentions, Mentions] | None:
        """`drew a rebuke from Oman`, `came under attack by rebels`, `faces sanctions`: who does it, and who gets it."""
        verb = None if is_verb(noun) or noun.dep in SUBJECTS else governing_verb(self.tree, noun)
        endured = verb is not None and verb.lemma in self.tree.words.get("enduring", ())
        if verb is None or not (endured or self._is_got(noun, verb)):
            return None
        givers = self.slots.parties(noun, ("from", "by"))
        takers = self.slots.parties(verb, ("surface",), ids(givers))
        return (givers, takers) if takers and (givers or endured) else None

    def _is_got(self, noun: Token, verb: Token) -> bool:
        if noun.dep == "dobj":
            return verb.lemma in self.tree.words.get("getting", ())
        led = self.tree.head(noun)
        beside = noun.dep == "pobj" and led.lower in self.tree.words.get("undergoing", ())
        return beside and verb.lemma in self.tree.words.get("coming", ())

    def _unlike(self, actors: Mentions, others: Mentions) -> Mentions:
        """Others without the states that the actors themselves act for."""
        countries = {self.cast.actor(m).country for m in actors}
        return tuple(
            m for m in others if self.cast.actor(m).kind != "state" or self.cast.actor(m).country not in countries
        )

    def _far(self, carrier: Token, actors: Mentions, *, sent: bool) -> Mentions:
        """Nobody for what states do together: they are each other's partners. sent: the object is only what is used."""
        together = len({self.cast.actor(m).country for m in actors} - {None}) > 1
        things = self.slots.heads(carrier, "obj") if sent else []
        used = frozenset(n.i for t in things for n in (t, *self.cast.grouped(t)))
        return () if together else self.slots.far(carrier, ids(actors), used)

    def _abroad(self, actors: Mentions, recipients: Mentions) -> Mentions:
        """`Oman and Chad signed accords on military training`: what states do together is done to others or none."""
        countries = {self.cast.actor(m).country for m in actors} - {None}
        inside = all(self.cast.actor(m).country in countries and not self._is_band(m) for m in recipients)
        return () if len(countries) > 1 and inside else recipients

    def _is_band(self, mention: Mention) -> bool:
        """Whether somebody fights the states whose land it is in."""
        return not BANDS.isdisjoint(self.cast.actor(mention).sectors)

    def _is_active(self, carrier: Token) -> bool:
        return is_verb(carrier) and not is_passive(self.tree, carrier)

    def _others(self, act: Act, token: Token, carrier: Token, actors: Mentions) -> Mentions:
        # `discussed migrants with Macron`: what is talked about takes no part
        topical = token.lemma in self.tree.words.get("topical", ())
        # `a joint operation against rebels`: they do not operate together
        together = act.type in self.friendly or len(actors) > 1
        none = ("obj",) * topical + (self.frames.rivals if together else ())
        slots = tuple(s for s in self.frames.company if s not in none)
        near = self.slots.parties(token, slots, ids(actors))
        found = tuple(m for m in near if not self._is_venue(m))
        return found if found or len(actors) > 1 else self._company(carrier, ids(actors))

    def _is_venue(self, mention: Mention) -> bool:
        """`held talks in Geneva`: where both sides are."""
        head = self.tree.head(self.tree.tokens[mention.head])
        return head.dep == "prep" and head.lower in self.tree.words.get("locative", ())

    def _company(self, token: Token, taken: frozenset[str]) -> Mentions:
        """The `with` phrase of a clause, wherever the parser hung it."""
        for prep in self.tree.subtree(token):
            if prep.dep != "prep" or prep.lower not in self.frames.company[:1] or is_bound(self.tree, prep):
                continue
            for noun in self.tree.children(prep, "pobj"):
                if found := tuple(m for m in self.cast.spread(noun) if m.actor not in taken):
                    return found
        return ()

    def of_operator(
        self, operator: Operator, token: Token, inner: Acted | None, *, judges: bool
    ) -> tuple[Mentions, Mentions]:
        """Actors and recipients of what an operator gives. judges: it is a judgement of whom the inner act is for."""
        if found := self._received(token):
            return found
        actors = self.operator_actors(operator, token, inner)
        told = inner is not None and any(m.actor not in ids(actors) for m in inner.actors)
        if (
            judges
            and not told
            and inner is not None
            and inner.recipients
            and operator.aims == "actors"
            and not operator.emits
        ):
            return actors, inner.recipients  # `urged the UN to punish Chad`: Chad is meant
        return actors, self.operator_recipients(operator, token, inner, ids(actors))

    def operator_actors(self, operator: Operator, token: Token, inner: Acted | None) -> Mentions:
        """The operator's subject; who does the inner act where that is a deed of one's own and nobody is named."""
        actors = self.slots.parties(token, self.actor_slots(operator, token))
        if actors or inner is None:
            return actors
        # `UN sanctions were lifted`: by those who had imposed them; a judge who is not named is somebody else
        unsaid = is_verb(token) and is_passive(self.tree, token) and operator.aims != "actors"
        return inner.actors if inner.reciprocal or operator.own or unsaid else ()

    def operator_recipients(
        self, operator: Operator, token: Token, inner: Acted | None, taken: frozenset[str]
    ) -> Mentions:
        """Who is spoken to; else who is meant: the inner act's other parties; else what stands near."""
        done_by = self._doers(operator, token, inner, taken)
        # of a deed that is denied only who made the charge is meant; of help that is denied who had asked for it
        own_deed = inner is None or bool(inner.actors) or inner.type not in self.friendly
        if done_by or operator.aims == "accusers" and own_deed:
            return done_by
        own = taken | self._own_doers(inner, taken)
        spoken_to = self.addressed(operator, token, inner, taken)
        return spoken_to or self._meant(operator, inner, own) or self._around(token, own)

    def _own_doers(self, inner: Acted | None, taken: frozenset[str]) -> frozenset[str]:
        """`Its envoy said Oslo could widen the ban`: who speaks for a state and the state that is to do it are one."""
        serving = [self.cast.actors[i] for i in taken]
        doers = (self.cast.actor(m) for m in inner.actors) if inner is not None else ()
        states = (a for a in doers if a.kind == STATE)
        return frozenset(s.id for s in states if any(a.country == s.country and serves(a, s) for a in serving))

    def _doers(self, operator: Operator, token: Token, inner: Acted | None, taken: frozenset[str]) -> Mentions:
        """`condemned the shelling of Chad by Sudan`: of a deed that is itself the object, those who did it."""
        if inner is None or not inner.noun or operator.aims == "recipients" or not self._holds(token, inner):
            return ()
        if operator.recipient and self._beside(token, operator.recipient, taken):
            return ()
        return () if inner.reciprocal else tuple(m for m in inner.actors if m.actor not in taken)

    def addressed(self, operator: Operator, token: Token, inner: Acted | None, taken: frozenset[str]) -> Mentions:
        """Who stands beside an operator as the one spoken to, or of."""
        slots = operator.recipient or (("obj", "iobj") if is_verb(token) else ())
        if operator.recipient:
            beside = self._beside(token, slots, taken) if self._holds(token, inner) else ()
            # `protested against the beating of a diplomat`: he did not do what is protested against
            spare = tuple(s for s in slots if s == "obj" or not self._holds(token, inner, s))
            return beside or self.slots.parties(token, spare, taken)
        direct = (m for s in slots for t in self.slots.heads(token, s) for m in self.cast.at(t))
        return tuple(m for m in direct if m.actor not in taken)

    def _holds(self, token: Token, inner: Acted | None, slot: str = "obj") -> bool:
        """Whether a deed is itself the object: `blamed the raid on Chad`; or what stands in another slot."""
        act = {inner.trigger, inner.carrier} if inner is not None else set()
        if inner is not None and not is_verb(token) and len(inner.chain) > 1:  # `accusations of a part in the raid`
            act |= {t.i for t in self.tree.ancestors(self.tree.tokens[inner.trigger])}
        return any(t.i in act for t in self.slots.heads(token, slot))

    def _beside(self, token: Token, slots: tuple[str, ...], taken: frozenset[str]) -> Mentions:
        """Who stands in a word's own phrases: whom the deed hit, inside its object, is not who is blamed for it."""
        own = {t.i for prep in self.tree.children(token, "prep") for t in self.tree.children(prep, "pobj")}
        # a slot that a rule puts before the object is the addressee's wherever the parser hung it
        sure = slots[: slots.index("obj")] if "obj" in slots else slots
        found = (t for s in slots if s != "obj" for t in self.slots.heads(token, s) if s in sure or t.i in own)
        return tuple(m for t in found for m in self.cast.at(t) if m.actor not in taken)

    def is_own(self, carrier: Token, inner: Acted) -> bool:
        """Whether an act is the speaker's own: `said it would ...`, `said his forces would ...`."""
        speakers = {m.actor for t in surface_subjects(self.tree, carrier) for m in self.cast.at(t)}
        if not inner.actors:
            return self._is_able(speakers, inner)
        forces = all(self._is_armed(m) for m in inner.actors)
        owners = (self.tree.children(self.tree.tokens[m.head], "poss") for m in inner.actors)
        theirs = forces and all(any(t.pos == "PRON" for t in owner) for owner in owners)
        return theirs or any(m.actor in speakers or self._is_served(m, speakers) for m in inner.actors)

    def _is_served(self, mention: Mention, speakers: set[str]) -> bool:
        """`Chad will attack, its minister said`: for whom the speaker speaks."""
        state = self.cast.actor(mention)
        return state.kind == STATE and any(serves(self.cast.actors[i], state) for i in speakers if i != state.id)

    def _is_able(self, speakers: set[str], inner: Acted) -> bool:
        """`The rebels warned that raids would go on`: not those who only tell of what others will do."""
        sectors = [set(self.cast.actors[a].sectors) for a in speakers]
        return inner.type != "ASSAULT" or not any(own & TELLERS and not own & ARMED for own in sectors)

    def _is_armed(self, mention: Mention) -> bool:
        """Whether somebody bears arms; `his men` do, and his brothers may not."""
        head = self.tree.tokens[mention.head]
        return bool(ARMED & set(self.cast.actor(mention).sectors)) or head.lemma in self.tree.words.get("led_men", ())

    def blamed(self, operator: Operator, token: Token, inner: Acted) -> Mentions:
        """Whom an accuser names as those who did what stands below: `blamed Chad for the raid`."""
        judges = operator.emits and operator.aims == "actors" and operator.recipient
        below = inner.noun or self.tree.tokens[inner.trigger].dep in ("pcomp", "relcl")
        if not judges or not below or inner.reciprocal:
            return ()
        taken = ids(self.operator_actors(operator, token, inner))
        if self._holds(token, inner):
            return self._beside(token, operator.recipient, taken)
        return self.addressed(operator, token, inner, taken)

    def _meant(self, operator: Operator, inner: Acted | None, taken: frozenset[str]) -> Mentions:
        if inner is None:
            return ()
        sides = (inner.recipients, inner.actors)
        for side in sides[::-1] if operator.aims == "actors" else sides:
            if found := tuple(m for m in side if m.actor not in taken):
                return found
        return ()

    def _around(self, token: Token, taken: frozenset[str]) -> Mentions:
        return self.slots.parties(token, self._near(token), taken) or self.slots.far(token, taken)

    def of_kept(self, operator: Operator, token: Token, inner: Acted) -> tuple[Mentions, Mentions]:
        """The inner act's parties; where the operator's subject does the deed, it is the actor."""
        actors, recipients = inner.actors, inner.recipients
        if inner.reciprocal and inner.noun and len(actors) == 1 and is_verb(token):
            # `wrapped up three days of talks with the rebels`: the other side is whoever wrapped them up
            own = self.slots.parties(token, self.actor_slots(operator, token), ids(actors))
            return own + actors, recipients
        named = not is_verb(token) and bool(operator.actor)  # `any role in the raid`: whose it is
        if not operator.doer or not inner.noun or inner.reciprocal or named:  # who foils a deed has not done it
            foiled = operator.stops or (inner.core is not None and "negation" in inner.aux)
            actors = actors or (() if foiled else self.operator_actors(operator, token, inner))
        elif own := self.slots.parties(token, operator.actor or self.frames.verb_actor) if is_verb(token) else ():
            displaced = tuple(m for m in actors if m.actor not in ids(own))
            actors, recipients = own, recipients or displaced
        return actors, tuple(m for m in recipients if m.actor not in ids(actors))
