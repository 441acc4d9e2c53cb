"""Fills the slots of a frame: which phrases stand as subject, object, `against ...` of a word."""

from __future__ import annotations

from dateline.coding.bystanders import is_held, stands_by, tells_which
from dateline.coding.cast import Cast, serves
from dateline.coding.reach import Reach
from dateline.coding.scene import is_aim, is_bound, is_scene, scene_of
from dateline.coding.whose import denier, has_to_do, only_meets
from dateline.grammar.clause import agents, conjuncts, is_verb, patients, surface_subjects
from dateline.grammar.holding import first_of_row, governing_verb, measure_of
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Mention, Token

COMPLEMENTS = ("dobj", "dative", "prep", "xcomp", "ccomp", "acl", "advcl", "nsubjpass", "acomp")
# Slots that are no prepositions.
NAMED = frozenset(
    {"subj", "surface", "obj", "iobj", "host", "denier", "describing", "attending", "dated", "oprd", "advcl", "xcomp"}
    | {"ccomp", "poss", "acl", "relcl", "mod", "mod2"}
)


class Slots:
    """Finds the phrases in a word's slots.

    light: verbs that hand their parties to their object noun; bare: slots that hold a party only by name;
    judging: verbs whose subject only speaks of the deed that stands below.
    """

    def __init__(
        self,
        tree: Tree,
        cast: Cast,
        light: frozenset[str],
        *,
        bare: tuple[str, ...] = (),
        judging: frozenset[str] = frozenset(),
    ) -> None:
        self.tree = tree
        self._is_word = tree.is_listed
        self.cast = cast
        self.light = light
        self.bare = bare
        self.judging = judging
        self._heads: dict[tuple[int, str], list[Token]] = {}
        self.reach = Reach(tree)

    def heads(self, token: Token, slot: str) -> list[Token]:
        """The heads of the phrases that stand in a slot of a word."""
        found = self._heads.get((token.i, slot))
        if found is None:
            found = self._heads[token.i, slot] = self._find_heads(token, slot)
        return found

    def _find_heads(self, token: Token, slot: str) -> list[Token]:
        if slot == "that.subj":
            told = self.tree.children(token, "ccomp") if is_verb(token) else self.tree.children(token, "acl")
            own = (c for c in told if is_verb(token) or self.tree.child(c, *SUBJECTS))
            return [n for c in own for n in surface_subjects(self.tree, c)]
        if "." in slot:
            outer, _, inner = slot.partition(".")
            return [n for t in self.heads(token, outer) for n in self.heads(t, inner)]
        if is_verb(token):
            return self._of_verb(token, slot)
        return self._of_adjective(token, slot) if token.pos == "ADJ" else self._of_noun(token, slot)

    def _of_adjective(self, adjective: Token, slot: str) -> list[Token]:
        """`Norway is willing to help`: the subject of the verb that it completes, or the noun that it describes."""
        if slot not in ("subj", "surface"):
            return self.reach.of(adjective).get(slot, [])
        if found := self.tree.children(adjective, "nsubj"):
            return found  # `found the colonel guilty`
        head = self.tree.head(adjective)
        if adjective.dep == "oprd" and (judged := self.tree.children(head, "dobj")):
            return judged  # `found the colonel, a veteran, guilty`
        return surface_subjects(self.tree, head) if is_verb(head) else [head] if head is not adjective else []

    def _of_verb(self, verb: Token, slot: str) -> list[Token]:
        if slot == "subj":
            return agents(self.tree, verb)
        if slot == "surface":
            return surface_subjects(self.tree, verb)
        if slot == "obj":
            return patients(self.tree, verb)
        if slot == "describing":
            return self.tree.children(verb, "advmod")
        if slot == "dated":  # `on Sunday`, `late last night`
            return [t for t in self.tree.subtree(verb) if t.ent in ("DATE", "TIME") and t.dep in ("pobj", "npadvmod")]
        if slot in ("oprd", "advcl", "xcomp", "ccomp"):
            return self.tree.children(verb, slot)
        if slot == "iobj":
            return [n for t in self.tree.children(verb, "dative") for n in self._dative(t)]
        return self.reach.of(verb).get(slot, [])

    def _dative(self, token: Token) -> list[Token]:
        if token.pos == "ADP":
            return [n for t in self.tree.children(token, "pobj") for n in conjuncts(self.tree, t)]
        return conjuncts(self.tree, token)

    def _of_noun(self, noun: Token, slot: str) -> list[Token]:
        if slot == "attending":
            return self._attending(noun)
        if slot == "describing":
            return self.tree.children(noun, "amod", "compound", "nmod", "nummod")
        if slot in ("subj", "host"):
            return self._holder(noun, light_only=slot == "subj")
        if slot == "denier":
            return denier(self.tree, noun)
        if slot in ("poss", "acl", "relcl"):
            return self.tree.children(noun, slot)
        if slot in ("mod", "mod2"):
            near = (self.cast.leader(t) or t for t in self.tree.children(noun, "amod", "compound", "nmod"))
            found = [t for t in near if self.cast.at(t) and not is_scene(self.tree, self.cast, noun, t)]
            return found[:1] if slot == "mod" else found[1:2]
        if slot == "obj":
            done_to = self.reach.under(noun).get("of") or self.reach.behind_by(noun)
            return done_to + self.tree.children(noun, "compound")
        found = self.reach.of(noun).get(slot, [])
        verb = self.tree.head(noun)
        met = slot == "by" and only_meets(self.tree, self.judging, noun, verb)
        return [t for t in found if t not in self.reach.under(verb).get(slot, ())] if met else found

    def _holder(self, noun: Token, light_only: bool) -> list[Token]:
        """The subject of the verb whose object the noun is."""
        verb = governing_verb(self.tree, noun)
        if verb is None or (
            verb.lemma not in self.light if light_only else first_of_row(self.tree, noun).dep != "dobj"
        ):
            return []
        if not light_only and has_to_do(self.tree, self.judging, noun, verb):
            return []  # `monitors heard nine explosions`: who hears of it has not done it
        leads = verb.lemma in self.tree.words.get("leading_on", ())
        return [t for t in agents(self.tree, verb) if t.i != noun.i and not (leads and not self.cast.at(t))]

    def _attending(self, noun: Token) -> list[Token]:
        """`said after talks with`, `the premier, on a visit to`: whose doings an occasion stands beside."""
        noun = measure_of(self.tree, noun)  # `left after two days of talks`
        prep = self.tree.head(noun)
        if noun.dep != "pobj" or prep.lower not in self.tree.words.get("occasions", ()):
            return []
        beside = self.tree.head(prep)
        if is_verb(beside):
            return agents(self.tree, beside)
        return [beside] if self.tree.tokens[prep.i - 1].text == "," else []

    def parties(self, token: Token, slots: tuple[str, ...], taken: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
        """The actors in the first slot that holds any, leaving out actors already taken."""
        near = self.reach.of(token)
        for slot in slots:
            if slot not in near and slot not in NAMED and slot.isalpha():
                continue  # a preposition that stands nowhere near
            found = self._in_slot(token, slot, taken)
            if found:
                return tuple(found)
        return ()

    def far(self, token: Token, taken: frozenset[str], used: frozenset[int] = frozenset()) -> tuple[Mention, ...]:
        """The first actor anywhere in the complements of a word, named ones first: the last resort for a recipient.

        used: words that are none.
        """
        spare: tuple[Mention, ...] = ()
        for child in (c for c in self.tree.children(token, *COMPLEMENTS) if not self._is_circumstance(c)):
            for t in self.tree.subtree(child):
                if t.i in used or t.pos == "PRON" or t.dep == "conj" or stands_by(self.tree, self.cast, t):
                    continue
                found = tuple(m for m in self.cast.spread(t) if m.actor not in taken and not self._only_tells(m))
                if not found or self._is_part(t) or self._is_apart(t, token):
                    continue
                if self._own(t, taken) or self._is_thing(t):
                    continue
                if self.cast.actor(found[0]).country or self.cast.actor(found[0]).lexicon_id:
                    return found
                spare = spare or found
        return spare

    def _only_tells(self, mention: Mention) -> bool:
        return tells_which(self.tree, self.tree.tokens[mention.head])

    def _is_circumstance(self, child: Token) -> bool:
        """`after gunmen looted the stores`, `prompting Oman to close its embassy`, `according to police`.

        When, why, what it led to or on whose word, not to whom.
        """
        if child.dep == "advcl":
            aside = any(self._is_word(mark, "aside") for mark in self.tree.children(child, "mark", "advmod"))
            return aside or self._is_word(child, "leading_to") or self._is_word(child, "citing")
        if child.dep == "prep" and self._is_word(child, "grounds") and self.tree.child(child, "pcomp") is not None:
            return self.tree.child(self.tree.head(child), "dobj", "nsubjpass") is not None  # `held five for looting`
        if child.dep == "prep" and any(self._is_mediation(t) for t in self.tree.children(child, "pobj")):
            return self._is_word(child, "later")
        return self._is_word(child, "sourcing") or child.dep == "prep" and self._is_word(child, "thereafter")

    def _is_mediation(self, noun: Token) -> bool:
        """`agreed to a truce after mediation by Oman`, `after talks hosted by Oman`."""
        led = any(self._is_word(t, "brokered") for t in self.tree.children(noun, "acl"))
        return led or self._is_word(noun, "brokering")

    def _is_apart(self, token: Token, top: Token) -> bool:
        """`returned to talks in Rome`: where it is to happen is no party; nor is whoever stands in a circumstance."""
        for up in (token, *self.tree.ancestors(token)):
            if up is top:
                return False
            if up is not token and (self._is_circumstance(up) or self._is_only_told(token, up)):
                return True
            bound = is_bound(self.tree, self.tree.head(up))
            if self._is_venue(up) or bound or up.dep == "relcl" and self._is_added(up):
                return True
        return False

    def _is_only_told(self, token: Token, clause: Token) -> bool:
        """`denied the charge, saying he was taken to a clinic`: of what is told beside, only who does it is meant."""
        if clause.dep != "advcl" or not self._is_word(clause, "telling_why"):
            return False
        prep = self.tree.head(token)
        return token.dep in ("nsubjpass", "dobj") or token.dep == "pobj" and not self._is_word(prep, "doing_by")

    def _is_added(self, verb: Token) -> bool:
        """`supplied the missiles, something Tehran denied`: what is only added behind a comma."""
        noun = self.tree.head(verb)
        first = self.tree.subtree(noun if noun.dep == "appos" else verb)[0]
        return first.i > 0 and self.tree.tokens[first.i - 1].text == ","

    def _is_venue(self, noun: Token) -> bool:
        """Whether a noun stands where those meet whose talks it follows: `talks in Rome`."""
        prep = self.tree.head(noun)
        if noun.dep != "pobj" or not self._is_word(prep, "locative"):
            return False
        return self._is_word(self.tree.head(prep), "meetings")

    def _is_thing(self, token: Token) -> bool:
        """A plane or a gun, unless it is said whose: `an Indian plane`."""
        owners = self.tree.children(token, "amod", "compound", "nmod", "poss")
        return self._is_word(token, "things") and not any(self.cast.at(t) for t in owners)

    def _is_part(self, token: Token) -> bool:
        """Whether a word only describes an actor: the state in `a Polish national`, whom the phrase names."""
        return token.dep in ("amod", "compound", "nmod", "poss") and bool(self.cast.at(self.tree.head(token)))

    def _own(self, noun: Token, taken: frozenset[str]) -> bool:
        """`withdrew its troops`: what belongs to a party in office or arms is that party, not another."""
        owners = {m.actor for t in self.tree.children(noun, "poss") for m in self.cast.at(t)} & taken
        having = [self.cast.actors[i] for i in owners]
        return any(serves(self.cast.actor(m), owner) for owner in having for m in self.cast.at(noun))

    def _in_slot(self, token: Token, slot: str, taken: frozenset[str]) -> list[Mention]:
        """The actors in a slot; `of#MIL|REB` takes only those of a sector."""
        slot, _, wanted = slot.partition("#")
        found = self._any_in_slot(token, slot, taken)
        if not found or not wanted:
            return found
        sectors = set(wanted.split("|"))
        return [m for m in found if sectors & set(self.cast.actor(m).sectors)]

    def _any_in_slot(self, token: Token, slot: str, taken: frozenset[str]) -> list[Mention]:
        heads = [t for t in self.heads(token, slot) if not tells_which(self.tree, t)]
        if not heads:
            return []
        direct = [m for t in heads if not self._own(t, taken) for m in self.cast.at(t) if m.actor not in taken]
        if direct or slot in self.bare:
            return direct
        for head in heads:
            if any(m.actor in taken for m in self.cast.at(head)):
                continue  # whose minister a party is, is no other party
            spare = taken | (self._not_doing(head, token) if slot == "subj" else self._moved(token, slot))
            soft = self._guilty(head, taken) or self.cast.modifying(head, taken=spare)
            near = self.tree.head(self.tree.tokens[soft[0].head]) if soft and slot in ("from", "subj") else None
            if near is not None and self._is_word(near, "close_by"):
                continue  # `fired from a base near Goma`: Goma has fired nothing
            if soft and self._only_tells(soft[0]):
                continue
            if soft and not (slot == "subj" and is_aim(self.tree, head, soft[0])) and not self._is_aside(head, soft[0]):
                return soft
        return []

    def _moved(self, deed: Token, slot: str) -> frozenset[str]:
        """`moved troops to their border with Oman`: what is moved is not whose the place is that it is moved to."""
        if slot == "obj" or not is_verb(deed):
            return frozenset()
        return frozenset(m.actor for t in self.heads(deed, "obj") for m in self.cast.at(t))

    def _not_doing(self, head: Token, deed: Token) -> frozenset[str]:
        """Who does not do a deed whose subject names them: at whose place, or inside the clause that tells the deed."""
        below = self.tree.subtree(deed) if deed.head == head.i and deed.dep == "acl" else ()
        return scene_of(self.tree, self.cast, head) | {m.actor for t in below for m in self.cast.by_head.get(t.i, ())}

    def _guilty(self, deed: Token, taken: frozenset[str]) -> list[Mention]:
        """`rallies against the abuse of prisoners by police`: who did it, not whom it was done to."""
        doers = self.reach.by(deed) if self._is_word(deed, "wrongs") else []
        return [m for t in doers for m in self.cast.at(t) if m.actor not in taken]

    def _is_aside(self, head: Token, mention: Mention) -> bool:
        """`demanded his release`: he is held, and not who is asked. `an accord in Rome`: where it was signed."""
        named = self.tree.tokens[mention.head]
        held = self._is_word(head, "freeing") and named.pos == "PRON" or is_held(self.tree, named)
        return held or self._is_venue(named)
